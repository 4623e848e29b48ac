package org.toposeg.loss.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiagramMatchingTest {

    @Test
    void no_matching_is_cheaper() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            double[][] a = points(random, random.nextInt(6), round % 3);
            double[][] b = points(random, random.nextInt(6), round % 3);
            int[] match = DiagramMatching.match(a[0], a[1], b[0], b[1]);
            assertThat(cost(a, b, match)).isCloseTo(cheapest(a, b, new int[a[0].length], 0), within(1e-12));
        }
    }

    @Test
    void many_points_satisfy_the_conditions_of_optimality_of_exchanges() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] a = points(random, 400, 0);
        double[][] b = points(random, 300, 0);
        int[] match = DiagramMatching.match(a[0], a[1], b[0], b[1]);
        double best = cost(a, b, match);
        for (int round = 0; round < 20_000; round++) {
            int[] other = match.clone();
            int i = random.nextInt(other.length);
            int j = random.nextInt(other.length);
            other[i] = match[j];
            other[j] = random.nextBoolean() ? match[i] : DiagramMatching.DIAGONAL;
            assertThat(cost(a, b, other)).isGreaterThanOrEqualTo(best - 1e-12);
        }
    }

    @Test
    void equal_points_take_the_partners_that_save_most() {
        double[] births = {0.1, 0.4, 0.0, 0.3};
        double[] deaths = {0.9, 0.5, 0.95, 0.35};
        assertThat(DiagramMatching.match(births, deaths, new double[] {0, 0}, new double[] {1, 1}))
                .satisfies(match -> {
                    assertThat(match[0]).isNotEqualTo(DiagramMatching.DIAGONAL);
                    assertThat(match[2]).isNotEqualTo(DiagramMatching.DIAGONAL);
                    assertThat(match[1]).isEqualTo(DiagramMatching.DIAGONAL);
                    assertThat(match[3]).isEqualTo(DiagramMatching.DIAGONAL);
                });
    }

    @Test
    void an_empty_diagram_sends_all_to_the_diagonal() {
        double[] none = {};
        assertThat(DiagramMatching.match(new double[] {0, 0.2}, new double[] {1, 0.3}, none, none))
                .containsOnly(DiagramMatching.DIAGONAL);
        assertThat(DiagramMatching.match(none, none, new double[] {0}, new double[] {1}))
                .isEmpty();
    }

    /** kind 0: anywhere; 1: on a coarse raster, so that points coincide; 2: all near (0, 1). */
    private static double[][] points(SplittableRandom random, int count, int kind) {
        double[][] points = new double[2][count];
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            x = kind == 1 ? Math.rint(4 * x) / 4 : kind == 2 ? x / 10 : x;
            y = kind == 1 ? Math.rint(4 * y) / 4 : kind == 2 ? 1 - y / 10 : y;
            points[0][i] = Math.min(x, y);
            points[1][i] = Math.max(x, y);
        }
        return points;
    }

    private static double cost(double[][] a, double[][] b, int[] match) {
        boolean[] taken = new boolean[b[0].length];
        double cost = 0;
        for (int i = 0; i < match.length; i++) {
            if (match[i] < 0) {
                cost += Math.pow(a[1][i] - a[0][i], 2) / 2;
            } else {
                assertThat(taken[match[i]]).isFalse();
                taken[match[i]] = true;
                cost += Math.pow(a[0][i] - b[0][match[i]], 2) + Math.pow(a[1][i] - b[1][match[i]], 2);
            }
        }
        for (int j = 0; j < taken.length; j++) {
            cost += taken[j] ? 0 : Math.pow(b[1][j] - b[0][j], 2) / 2;
        }
        return cost;
    }

    private static double cheapest(double[][] a, double[][] b, int[] match, int i) {
        if (i == match.length) {
            return cost(a, b, match);
        }
        match[i] = DiagramMatching.DIAGONAL;
        double best = cheapest(a, b, match, i + 1);
        for (int j = 0; j < b[0].length; j++) {
            int partner = j;
            if (Arrays.stream(match, 0, i).noneMatch(k -> k == partner)) {
                match[i] = j;
                best = Math.min(best, cheapest(a, b, match, i + 1));
            }
        }
        return best;
    }
}
