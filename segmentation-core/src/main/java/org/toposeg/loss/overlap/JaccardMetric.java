package org.toposeg.loss.overlap;

import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.registry.Options;

/** Jaccard metric loss, which is least at p = t for soft labels too. */
public final class JaccardMetric implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "jaccard_metric",
                "Jaccard metric loss: " + SemimetricOptions.FORMULA,
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                SemimetricOptions.SOURCE,
                SemimetricOptions.options(1));
    }

    @Override
    public Loss create(Options options) {
        return SemimetricOptions.loss(options);
    }
}
