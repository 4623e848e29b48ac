package org.toposeg.loss.overlap;

import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.registry.Options;

/** Dice semimetric loss, which is least at p = t for soft labels too. */
public final class DiceSemimetric implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "dice_semimetric",
                "Dice semimetric loss: " + SemimetricOptions.FORMULA,
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                SemimetricOptions.SOURCE,
                SemimetricOptions.options(0.5));
    }

    @Override
    public Loss create(Options options) {
        return SemimetricOptions.loss(options);
    }
}
