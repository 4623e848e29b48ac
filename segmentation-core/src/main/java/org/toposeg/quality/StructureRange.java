package org.toposeg.quality;

/**
 * What one structure was like in the training labels.
 *
 * @param cases in which it occurred
 * @param absent cases in which it did not
 * @param pieces b0 of those in which it did, foreground 26-connected (8 in a plane)
 * @param loops b1
 * @param cavities b2
 * @param volumeMl in millilitres
 */
public record StructureRange(
        int label, int cases, int absent, Range pieces, Range loops, Range cavities, Range volumeMl) {

    /** Smallest, middle and greatest value. */
    public record Range(double least, double median, double greatest) {

        /** @param ascending at least one value */
        public static Range of(double[] ascending) {
            int n = ascending.length;
            return new Range(ascending[0], (ascending[(n - 1) / 2] + ascending[n / 2]) / 2, ascending[n - 1]);
        }
    }
}
