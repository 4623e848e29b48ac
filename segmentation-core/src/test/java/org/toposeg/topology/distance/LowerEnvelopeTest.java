package org.toposeg.topology.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LowerEnvelopeTest {

    @Test
    void is_the_minimum_over_all_parabolas() {
        Random random = new Random(55);
        LowerEnvelope envelope = new LowerEnvelope(40);
        for (int i = 0; i < 20_000; i++) {
            boolean whole = i % 2 == 0;
            double step = whole ? 1 + random.nextInt(3) : Math.exp(4 * random.nextDouble() - 2);
            double[] line = line(random, 1 + random.nextInt(40), whole);
            double[] expected = minima(line, step);
            envelope.lower(line, step);
            for (int x = 0; x < line.length; x++) {
                if (whole || Double.isInfinite(expected[x])) {
                    assertThat(line[x]).isEqualTo(expected[x]);
                } else {
                    assertThat(line[x]).isCloseTo(expected[x], within(1e-13 * expected[x]));
                }
            }
        }
    }

    private static double[] line(Random random, int length, boolean whole) {
        double zeros = random.nextDouble() * random.nextDouble();
        double infinite = random.nextDouble();
        double[] line = new double[length];
        for (int x = 0; x < length; x++) {
            double height = whole ? 1 + random.nextInt(400) : 400 * random.nextDouble();
            double finite = random.nextDouble() < zeros ? 0 : height;
            line[x] = random.nextDouble() < infinite ? Double.POSITIVE_INFINITY : finite;
        }
        return line;
    }

    private static double[] minima(double[] line, double step) {
        double[] minima = new double[line.length];
        for (int x = 0; x < line.length; x++) {
            minima[x] = Double.POSITIVE_INFINITY;
            for (int q = 0; q < line.length; q++) {
                minima[x] = Math.min(minima[x], line[q] + step * ((double) x - q) * ((double) x - q));
            }
        }
        return minima;
    }
}
