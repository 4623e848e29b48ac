package org.toposeg.loss.composite;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.Losses;
import org.toposeg.loss.base.Parallel;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Uncertainty weighting of several losses. */
public final class Uncertainty implements LossDefinition {

    private static final double MIN = 1e-12;

    /** Weights exp(-s)/2 up to here are finite floats. */
    private static final double MAX_LOG_VARIANCE = 80;

    private static final Option<String> BASE =
            Option.text("base", "dice + ce", "an expression whose terms are weighted");
    private static final Option<double[]> LOG_VARIANCES = Option.numbers(
            "log_variances",
            Range.of(-MAX_LOG_VARIANCE, MAX_LOG_VARIANCE),
            "s_i of each term, e.g. 0;-1.5, which are then kept; empty for the least, where terms must be above 0");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "uncertainty",
                "Uncertainty weighting: Σ_i (exp(-s_i) L_i + s_i) / 2 over the terms of the base, s_i = log σ_i² at"
                        + " the least, which is log L_i, so that each term's gradient is divided by twice its value.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "the terms' own",
                "Kendall, Gal and Cipolla 2018; the least over σ in closed form",
                List.of(BASE, LOG_VARIANCES));
    }

    @Override
    public Loss create(Options options) {
        List<Loss> terms = Losses.terms(options.get(BASE));
        double[] given = options.get(LOG_VARIANCES);
        if (given.length > 0 && given.length != terms.size()) {
            throw new IllegalArgumentException("log_variances names " + given.length + " numbers for " + terms.size()
                    + " terms; give one for each.");
        }
        return (batch, gradient) -> {
            double sum = 0;
            for (int i = 0; i < terms.size(); i++) {
                sum += one(terms.get(i), given.length == 0 ? null : given[i], batch, gradient);
            }
            return sum;
        };
    }

    private static double one(Loss term, Double logVariance, LossBatch batch, float[] gradient) {
        float[] own = gradient == null ? null : new float[gradient.length];
        double value = term.evaluate(batch, own);
        if (logVariance == null && value < 0) {
            throw new IllegalArgumentException("uncertainty weighting needs terms above 0, one is " + value
                    + "; choose options that make it a loss of at least 0, or give log_variances.");
        }
        double s = logVariance == null ? Math.log(Math.max(MIN, value)) : logVariance;
        double weight = Math.exp(-s) / 2;
        if (gradient != null) {
            Parallel.forRange(own.length, (from, to) -> {
                for (int i = from; i < to; i++) {
                    gradient[i] += (float) (weight * own[i]);
                }
            });
        }
        return weight * value + s / 2;
    }
}
