package org.toposeg.loss.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;

/**
 * Holds a gradient to the differences of values: the fourth-order central formula at single elements and along random
 * directions.
 */
public final class FiniteDifferences {

    private static final int ELEMENTS = 24;
    private static final int DIRECTIONS = 4;
    private static final double TOLERANCE = 2e-3;

    private FiniteDifferences() {}

    /** For losses without kinks near the batch; steps of 0.01 (logits) or 0.002 (probabilities). */
    public static void check(Loss loss, LossBatch batch) {
        check(loss, batch, batch.space() == LossBatch.Space.LOGITS ? 1e-2 : 2e-3);
    }

    /** @param step small against the distance to the next kink, large against 1e-5 */
    public static void check(Loss loss, LossBatch batch, double step) {
        float[] gradient = new float[batch.shape().elements()];
        loss.evaluate(batch, gradient);
        SplittableRandom random = new SplittableRandom(7);
        int count = Math.min(ELEMENTS, gradient.length) + DIRECTIONS;
        double[] expected = new double[count];
        float[] found = new float[count];
        for (int k = 0; k < count; k++) {
            double[] direction = new double[gradient.length];
            if (k < DIRECTIONS) {
                for (int i = 0; i < direction.length; i++) {
                    direction[i] = random.nextInt(2) * 2 - 1;
                }
            } else {
                direction[gradient.length <= ELEMENTS ? k - DIRECTIONS : random.nextInt(gradient.length)] = 1;
            }
            expected[k] = derivative(loss, batch, direction, step);
            double dot = 0;
            for (int i = 0; i < direction.length; i++) {
                dot += direction[i] * gradient[i];
            }
            found[k] = (float) dot;
        }
        compare(found, expected);
    }

    private static void compare(float[] found, double[] expected) {
        float[] elements = Arrays.copyOfRange(found, DIRECTIONS, found.length);
        double[] differences = Arrays.copyOfRange(expected, DIRECTIONS, expected.length);
        assertThat(Agreement.relativeDistance(elements, differences))
                .as("gradient at single elements against finite differences")
                .isLessThan(TOLERANCE);
        assertThat(Agreement.relativeDistance(Arrays.copyOf(found, DIRECTIONS), Arrays.copyOf(expected, DIRECTIONS)))
                .as("gradient along directions against finite differences")
                .isLessThan(TOLERANCE);
    }

    private static double derivative(Loss loss, LossBatch batch, double[] direction, double step) {
        double near = at(loss, batch, direction, step) - at(loss, batch, direction, -step);
        double far = at(loss, batch, direction, 2 * step) - at(loss, batch, direction, -2 * step);
        return (8 * near - far) / (12 * step);
    }

    private static double at(Loss loss, LossBatch batch, double[] direction, double step) {
        float[] moved = batch.prediction().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        return loss.evaluate(batch.withPrediction(moved, batch.space()), null);
    }
}
