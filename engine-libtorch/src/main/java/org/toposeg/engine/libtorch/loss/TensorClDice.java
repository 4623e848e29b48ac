package org.toposeg.engine.libtorch.loss;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.loss.skeleton.ClDiceLoss;
import org.toposeg.registry.Options;

/** Soft clDice over the whole batch and all classes that count. */
record TensorClDice(int iterations, double smooth, boolean background) implements TensorLoss {

    static Optional<TensorLoss> of(Options options) {
        return ClDiceLoss.isTogether(options)
                ? Optional.of(new TensorClDice(
                        options.get(ClDiceLoss.ITERATIONS),
                        options.get(ClDiceLoss.SMOOTH),
                        options.get(ClDiceLoss.INCLUDE_BACKGROUND)))
                : Optional.empty();
    }

    @Override
    public Tensor value(Tensor logits, Tensor target) {
        Tensor p = Tensors.counted(Tensors.probabilities(logits), background);
        Tensor t = Tensors.counted(target, background);
        Tensor precision = share(TensorSkeleton.of(p, iterations), t);
        Tensor recall = share(TensorSkeleton.of(t, iterations), p);
        Tensor harmonic = precision.mul(recall).mul(Tensors.scalar(2)).div(precision.add(recall));
        return Tensors.from(1, harmonic);
    }

    /** How much of the skeleton lies inside the other mask. */
    private Tensor share(Tensor skeleton, Tensor mask) {
        Tensor inside = skeleton.mul(mask).sum().add(Tensors.scalar(smooth));
        return inside.div(skeleton.sum().add(Tensors.scalar(smooth)));
    }
}
