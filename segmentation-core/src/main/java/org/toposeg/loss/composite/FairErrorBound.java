package org.toposeg.loss.composite;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.Losses;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Fair error-bound scaling: groups with a greater loss count more. */
public final class FairErrorBound implements LossDefinition {

    private static final Option<Double> GAMMA = Option.number("gamma", 1, Range.atLeast(0), "exponent, at least 0");
    private static final Option<Double> SMOOTH =
            Option.number("smooth", 1e-5, Range.atLeast(0), "added to numerator and denominator of the Dice losses");
    private static final Option<String> BASE = Option.text(
            "base",
            "",
            "an expression: its samples get weights (of mean 1 over the G groups in the batch) that grow with their"
                    + " group's loss; empty: the prediction is scaled as published");
    private static final Option<Integer> PUBLISHED_GROUPS = Option.integer(
            "fairseg_groups",
            0,
            0,
            Integer.MAX_VALUE,
            "number of groups in the data: one absent from the batch then makes every weight 0, as in the published"
                    + " code; 0 looks at the groups of the batch only");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "febs",
                "Fair error-bound scaling: squared Dice of w_g·p over the batch, w_g = tanh((min_h l_h / l_g)^γ), l_g"
                        + " the squared Dice loss of group g; or, with a base, that loss with sample weights G·l_g^γ / Σ_h"
                        + " l_h^γ.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                "Tian et al. 2024; numbers as Harvard-Ophthalmology-AI-Lab/FairSeg",
                List.of(GAMMA, SMOOTH, BASE, PUBLISHED_GROUPS));
    }

    @Override
    public Loss create(Options options) {
        double gamma = options.get(GAMMA);
        double smooth = options.get(SMOOTH);
        int groups = options.get(PUBLISHED_GROUPS);
        String base = options.get(BASE);
        if (base.isBlank()) {
            return Probabilities.loss(
                    (batch, gradient) -> new GroupLosses(batch, smooth).scaled(gamma, groups, gradient));
        }
        Loss weighted = Losses.nested(base);
        return (batch, gradient) -> {
            LossBatch probabilities = batch.withPrediction(Probabilities.of(batch), LossBatch.Space.PROBABILITIES);
            float[] weights = new GroupLosses(probabilities, smooth).sampleWeights(gamma);
            return weighted.evaluate(batch.withSampleWeights(weights), gradient);
        };
    }
}
