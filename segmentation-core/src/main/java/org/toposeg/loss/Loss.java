package org.toposeg.loss;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toposeg.loss.base.Parallel;

/**
 * A loss on one batch: its value and its gradient with respect to the network's output, in plain Java. Stateless and
 * safe for use by several threads; free of any engine.
 */
public interface Loss {

    /**
     * @param batch prediction and target
     * @param gradient same layout as {@code batch.prediction()}; d value / d prediction is <em>added</em> to it. May be
     *     null when only the value is wanted.
     * @return the value
     */
    double evaluate(LossBatch batch, float @Nullable [] gradient);

    /**
     * This loss times a factor.
     *
     * @param gradient as in {@link #evaluate(LossBatch, float[])}; the scaled gradient is added
     * @return the scaled value
     */
    default double evaluate(double factor, LossBatch batch, float @Nullable [] gradient) {
        if (factor == 1 || gradient == null) {
            return factor * evaluate(batch, gradient);
        }
        float[] own = new float[gradient.length];
        double value = evaluate(batch, own);
        Parallel.forRange(own.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                gradient[i] += (float) (factor * own[i]);
            }
        });
        return factor * value;
    }

    /**
     * The loss in force at an epoch: itself, unless an expression gave its terms a schedule.
     *
     * @param epoch of training that are done, fractions allowed
     */
    default Loss at(double epoch) {
        return this;
    }

    /** The named losses that this one is the weighted sum of, at weights other than 0; empty if it is no such sum. */
    default List<LossTerm> terms() {
        return List.of();
    }
}
