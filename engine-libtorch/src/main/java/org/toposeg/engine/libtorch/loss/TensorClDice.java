package org.toposeg.engine.libtorch.loss;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.loss.LossOptions;

/** Soft clDice over the whole batch and all classes that count. */
record TensorClDice(int iterations, double smooth, boolean background) implements TensorLoss {

    static Optional<TensorLoss> of(LossOptions options) {
        boolean plain = options.text("published").equals("none")
                && options.flag("batch")
                && options.text("classes").equals("together");
        return plain
                ? Optional.of(new TensorClDice(
                        options.integer("iterations"), options.number("smooth"), options.flag("include_background")))
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
