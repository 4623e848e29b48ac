package org.toposeg.loss.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.testing.VectorCase;

/** How near values and gradients must be to the reference's: 1e-6 relative, and 1e-5 relative in norm. */
public final class Agreement {

    private static final double VALUE = 1e-6;
    private static final double GRADIENT = 1e-5;

    private Agreement() {}

    /** Compares with {@code expected.loss} and, where it is there, {@code expected.grad}. */
    public static void withCase(VectorCase c, Loss loss, LossBatch batch) {
        float[] gradient = new float[batch.shape().elements()];
        value(loss.evaluate(batch, gradient), c.expected("loss"));
        if (c.hasExpected("grad")) {
            gradient(gradient, c.expectedTensor("grad").data());
        }
        value(loss.evaluate(batch, null), c.expected("loss"));
    }

    public static void value(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(VALUE * Math.abs(expected) + 1e-12));
    }

    public static void gradient(float[] gradient, double[] expected) {
        assertThat(relativeDistance(gradient, expected))
                .as("distance from the expected gradient, relative in norm")
                .isLessThan(GRADIENT);
    }

    /** Euclidean distance over the norm of what is expected; the distance itself if that is zero. */
    public static double relativeDistance(float[] gradient, double[] expected) {
        assertThat(gradient).hasSameSizeAs(expected);
        double distance = 0;
        for (int i = 0; i < expected.length; i++) {
            distance += Math.pow(gradient[i] - expected[i], 2);
        }
        double norm = Math.sqrt(Arrays.stream(expected).map(e -> e * e).sum());
        return Math.sqrt(distance) / (norm == 0 ? 1 : norm);
    }
}
