package org.toposeg.engine.libtorch.loss;

import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.loss.focal.Focal;
import org.toposeg.registry.Options;

/** {@code -α_t (1-p_t)^γ log p_t} with a sigmoid for each channel, the mean over everything. */
record TensorFocal(double gamma, double foregroundWeight, double backgroundWeight) implements TensorLoss {

    static Optional<TensorLoss> of(Options options) {
        OptionalDouble alpha = options.get(Focal.ALPHA);
        boolean plain = !options.get(Focal.SOFTMAX)
                && options.get(Focal.INCLUDE_BACKGROUND)
                && options.get(Focal.CLASS_WEIGHTS).length == 0;
        return plain
                ? Optional.of(new TensorFocal(
                        options.get(Focal.GAMMA), alpha.orElse(1), alpha.isEmpty() ? 1 : 1 - alpha.getAsDouble()))
                : Optional.empty();
    }

    @Override
    public Tensor value(Tensor logits, Tensor target) {
        Tensor foreground = one(logits, target).mul(Tensors.scalar(foregroundWeight));
        Tensor background = one(logits.neg(), Tensors.from(1, target)).mul(Tensors.scalar(backgroundWeight));
        return foreground.add(background).mean().neg();
    }

    private Tensor one(Tensor logits, Tensor target) {
        Tensor focus = logits.neg().sigmoid().pow(Tensors.scalar(gamma));
        return target.mul(focus).mul(torch.log_sigmoid(logits));
    }
}
