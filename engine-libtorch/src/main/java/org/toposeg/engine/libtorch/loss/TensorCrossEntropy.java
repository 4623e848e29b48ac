package org.toposeg.engine.libtorch.loss;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.loss.pixel.CrossEntropy;
import org.toposeg.registry.Options;

/** {@code -Σ_c t_c log p_c}, the mean over samples and voxels; with one channel the background is the other class. */
record TensorCrossEntropy(double smoothing) implements TensorLoss {

    static Optional<TensorLoss> of(Options options) {
        return options.get(CrossEntropy.CLASS_WEIGHTS).length == 0
                ? Optional.of(new TensorCrossEntropy(options.get(CrossEntropy.LABEL_SMOOTHING)))
                : Optional.empty();
    }

    @Override
    public Tensor value(Tensor logits, Tensor target) {
        if (logits.size(1) > 1) {
            Tensor smooth = smooth(target, logits.size(1));
            return smooth.mul(logits.log_softmax(1)).sum(1).mean().neg();
        }
        Tensor smooth = smooth(target, 2);
        Tensor foreground = smooth.mul(torch.log_sigmoid(logits));
        Tensor background = Tensors.from(1, smooth).mul(torch.log_sigmoid(logits.neg()));
        return foreground.add(background).mean().neg();
    }

    private Tensor smooth(Tensor target, long classes) {
        return smoothing == 0
                ? target
                : target.mul(Tensors.scalar(1 - smoothing)).add(Tensors.scalar(smoothing / classes));
    }
}
