package org.toposeg.loss.composite;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.Losses;
import org.toposeg.loss.base.Probabilities;

/** Fair error-bound scaling: groups with a greater loss count more. */
public final class FairErrorBound implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "febs",
                "Fair error-bound scaling: squared Dice of w_g·p over the batch, w_g = tanh((min_h l_h / l_g)^γ), l_g the squared"
                        + " Dice loss of group g; or, with a base, that loss with sample weights G·l_g^γ / Σ_h l_h^γ.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                "Tian et al. 2024; numbers as Harvard-Ophthalmology-AI-Lab/FairSeg",
                List.of(
                        new LossOption("gamma", 1.0, "exponent, at least 0"),
                        new LossOption("smooth", 1e-5, "added to numerator and denominator of the Dice losses"),
                        new LossOption(
                                "base",
                                "",
                                "an expression: its samples get weights (of mean 1 over the G groups in the batch) that grow"
                                        + " with their group's loss; empty: the prediction is scaled as published"),
                        new LossOption(
                                "fairseg_groups",
                                0,
                                "number of groups in the data: one absent from the batch then makes every weight 0, as in the"
                                        + " published code; 0 looks at the groups of the batch only")));
    }

    @Override
    public Loss create(LossOptions options) {
        double gamma = options.number("gamma", 0, Double.MAX_VALUE);
        double smooth = options.number("smooth", 0, Double.MAX_VALUE);
        int groups = options.integer("fairseg_groups");
        String base = options.text("base");
        Loss weighted = base.isBlank() ? null : Losses.nested(base);
        if (weighted == null) {
            return Probabilities.loss(
                    (batch, gradient) -> new GroupLosses(batch, smooth).scaled(gamma, groups, gradient));
        }
        return (batch, gradient) -> {
            LossBatch probabilities = batch.withPrediction(Probabilities.of(batch), LossBatch.Space.PROBABILITIES);
            float[] weights = new GroupLosses(probabilities, smooth).sampleWeights(gamma);
            return weighted.evaluate(batch.withSampleWeights(weights), gradient);
        };
    }
}
