package org.toposeg.loss.overlap;

/**
 * How much of a region is there, and how much of it is common to prediction p and target t. With hard labels and a hard
 * prediction all agree.
 */
enum Cardinality {
    /** |p| = Σp, common = Σpt; not least at p = t when t is soft. */
    LINEAR,
    /** |p| = Σp², common = Σpt; V-Net's. */
    SQUARED,
    /** |p| = Σp, common = (|p| + |t| - Σ|p-t|)/2 = Σ min(p,t); a semimetric, least at p = t for soft t too. */
    METRIC;

    /**
     * Adds one voxel.
     *
     * @param sums common, |p|, |t|
     */
    void add(double p, double t, double[] sums) {
        switch (this) {
            case LINEAR -> {
                sums[0] += p * t;
                sums[1] += p;
                sums[2] += t;
            }
            case SQUARED -> {
                sums[0] += p * t;
                sums[1] += p * p;
                sums[2] += t * t;
            }
            case METRIC -> {
                sums[0] += Math.min(p, t);
                sums[1] += p;
                sums[2] += t;
            }
        }
    }

    /** d value / d p of one voxel from d value / d common and d value / d |p|. */
    double slope(double p, double t, double byCommon, double byPrediction) {
        return switch (this) {
            case LINEAR -> byCommon * t + byPrediction;
            case SQUARED -> byCommon * t + 2 * byPrediction * p;
            case METRIC -> byCommon * (p < t ? 1 : p > t ? 0 : 0.5) + byPrediction;
        };
    }
}
