package org.toposeg.engine.libtorch.loss;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.loss.overlap.Dice;
import org.toposeg.registry.Options;

/** {@code 1 - (2 Σpt + above) / (Σp + Σt + below)}, the mean over classes and, unless the batch is one region, samples. */
record TensorDice(double above, double below, boolean background, boolean batch, boolean squared, boolean negative)
        implements TensorLoss {

    static Optional<TensorLoss> of(Options options) {
        if (options.get(Dice.SOFT_LABEL) || options.get(Dice.CLASS_WEIGHTS).length > 0) {
            return Optional.empty();
        }
        return Optional.of(new TensorDice(
                options.get(Dice.SMOOTH_NR),
                options.get(Dice.SMOOTH_DR),
                options.get(Dice.INCLUDE_BACKGROUND),
                options.get(Dice.BATCH),
                options.get(Dice.SQUARED),
                options.get(Dice.NNUNET_SIGN)));
    }

    @Override
    public Tensor value(Tensor logits, Tensor target) {
        Tensor p = Tensors.counted(Tensors.probabilities(logits), background);
        Tensor t = Tensors.counted(target, background);
        long[] space = Tensors.space(logits, batch);
        Tensor common = p.mul(t).sum(space);
        Tensor sizes = size(p).sum(space).add(size(t).sum(space));
        Tensor score = common.mul(Tensors.scalar(2)).add(Tensors.scalar(above)).div(sizes.add(Tensors.scalar(below)));
        return Tensors.from(negative ? 0 : 1, score.mean());
    }

    private Tensor size(Tensor x) {
        return squared ? x.mul(x) : x;
    }
}
