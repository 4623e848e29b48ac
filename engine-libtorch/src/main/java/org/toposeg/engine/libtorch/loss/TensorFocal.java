package org.toposeg.engine.libtorch.loss;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.loss.LossOptions;

/** {@code -α_t (1-p_t)^γ log p_t} with a sigmoid for each channel, the mean over everything. */
record TensorFocal(double gamma, double foregroundWeight, double backgroundWeight) implements TensorLoss {

    static Optional<TensorLoss> of(LossOptions options) {
        double[] alpha = options.numbers("alpha");
        boolean plain = !options.flag("use_softmax")
                && options.flag("include_background")
                && options.text("class_weights").isEmpty();
        return plain
                ? Optional.of(new TensorFocal(
                        options.number("gamma"),
                        alpha.length == 0 ? 1 : alpha[0],
                        alpha.length == 0 ? 1 : 1 - alpha[0]))
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
