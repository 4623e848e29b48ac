package org.toposeg.loss.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;

/**
 * Holds a gradient to the differences of values: the fourth-order central formula at single elements and along random
 * directions. Predictions are 4-byte floats, so the gradient is taken along the steps that were really made.
 */
public final class FiniteDifferences {

    private static final int ELEMENTS = 24;
    private static final int DIRECTIONS = 4;
    private static final double TOLERANCE = 2e-3;

    private final Loss loss;
    private final LossBatch batch;
    private final float[] gradient;

    private FiniteDifferences(Loss loss, LossBatch batch) {
        this.loss = loss;
        this.batch = batch;
        this.gradient = new float[batch.shape().elements()];
        loss.evaluate(batch, gradient);
    }

    /** For losses without kinks near the batch; steps of 0.01 (logits) or 0.002 (probabilities). */
    public static void check(Loss loss, LossBatch batch) {
        check(loss, batch, batch.space() == LossBatch.Space.LOGITS ? 1e-2 : 2e-3);
    }

    /** @param step small against the distance to the next kink, large against 1e-5 */
    public static void check(Loss loss, LossBatch batch, double step) {
        FiniteDifferences differences = new FiniteDifferences(loss, batch);
        SplittableRandom random = new SplittableRandom(7);
        int size = batch.shape().elements();
        differences.compare("along directions", DIRECTIONS, step, k -> {
            double[] direction = new double[size];
            Arrays.setAll(direction, i -> random.nextInt(2) * 2 - 1);
            return direction;
        });
        differences.compare("at single elements", Math.min(ELEMENTS, size), step, k -> {
            double[] direction = new double[size];
            direction[size <= ELEMENTS ? k : random.nextInt(size)] = 1;
            return direction;
        });
    }

    private void compare(String where, int count, double step, IntFunction<double[]> directions) {
        double[] expected = new double[count];
        float[] found = new float[count];
        for (int k = 0; k < count; k++) {
            double[] direction = directions.apply(k);
            Step near = step(direction, step);
            Step far = step(direction, 2 * step);
            expected[k] = (8 * near.change - far.change) / (12 * step);
            found[k] = (float) ((8 * near.predicted - far.predicted) / (12 * step));
        }
        assertThat(Agreement.relativeDistance(found, expected))
                .as("gradient " + where + " against finite differences")
                .isLessThan(TOLERANCE);
    }

    /** How the value changes between a step back and one ahead, and how it should by the gradient. */
    private record Step(double change, double predicted) {}

    private Step step(double[] direction, double step) {
        float[] ahead = moved(direction, step);
        float[] back = moved(direction, -step);
        double predicted = 0;
        for (int i = 0; i < ahead.length; i++) {
            predicted += gradient[i] * ((double) ahead[i] - back[i]);
        }
        return new Step(value(ahead) - value(back), predicted);
    }

    private float[] moved(double[] direction, double step) {
        float[] moved = batch.prediction().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        return moved;
    }

    private double value(float[] prediction) {
        return loss.evaluate(batch.withPrediction(prediction, batch.space()), null);
    }
}
