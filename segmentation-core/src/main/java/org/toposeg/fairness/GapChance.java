package org.toposeg.fairness;

import java.util.Random;

/**
 * How often chance alone gives a gap between group means as large as the one seen: the cases are dealt to groups of the
 * same sizes at random. Small groups make large gaps likely, which this takes into account.
 */
final class GapChance {

    /** Sums taken in another order differ in the last bits. */
    private static final double ROUNDING = 1e-12;

    private GapChance() {}

    /**
     * @param scores of all groups, one after the other
     * @param sizes of the groups
     * @return (1 + regroupings that reach the gap) / (1 + regroupings), so never 0
     */
    static double of(double[] scores, int[] sizes, int permutations, long seed) {
        double seen = gap(scores, sizes) - ROUNDING;
        double[] dealt = scores.clone();
        Random random = new Random(seed);
        int reached = 0;
        for (int p = 0; p < permutations; p++) {
            shuffle(dealt, random);
            reached += gap(dealt, sizes) >= seen ? 1 : 0;
        }
        return (1.0 + reached) / (1.0 + permutations);
    }

    private static void shuffle(double[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[other];
            values[other] = kept;
        }
    }

    private static double gap(double[] scores, int[] sizes) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        int at = 0;
        for (int size : sizes) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += scores[at++];
            }
            least = Math.min(least, sum / size);
            greatest = Math.max(greatest, sum / size);
        }
        return greatest - least;
    }
}
