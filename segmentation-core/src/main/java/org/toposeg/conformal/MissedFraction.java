package org.toposeg.conformal;

/**
 * The false-negative rate of one case as a function of the threshold: the fraction of the reference's voxels whose probability
 * is below it. A case without the structure cannot miss it: 0.
 */
public final class MissedFraction {

    /** Thresholds are multiples of 1/1000. */
    public static final int STEPS = 1000;

    private MissedFraction() {}

    public static double[] thresholds() {
        return LossTable.evenThresholds(STEPS);
    }

    /**
     * @param probability of the structure in each voxel
     * @param reference whether the voxel belongs to it
     * @return one value for each of {@link #thresholds}
     */
    public static double[] of(float[] probability, boolean[] reference) {
        // Voxels found up to and including threshold k, by the largest such k.
        long[] last = new long[STEPS + 1];
        long total = 0;
        for (int v = 0; v < probability.length; v++) {
            if (reference[v]) {
                last[lastReached(probability[v])]++;
                total++;
            }
        }
        double[] missed = new double[STEPS + 1];
        long below = 0;
        for (int k = 0; k <= STEPS; k++) {
            missed[k] = total == 0 ? 0 : (double) below / total;
            below += last[k];
        }
        return missed;
    }

    /** The largest k with probability ≥ k/1000. */
    private static int lastReached(double probability) {
        int k = Math.clamp((int) (probability * STEPS), 0, STEPS);
        while (k < STEPS && probability >= (double) (k + 1) / STEPS) {
            k++;
        }
        while (k > 0 && probability < (double) k / STEPS) {
            k--;
        }
        return k;
    }
}
