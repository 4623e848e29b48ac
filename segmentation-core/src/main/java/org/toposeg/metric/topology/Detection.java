package org.toposeg.metric.topology;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Which components of the reference were found.
 *
 * @param truePositives components of the reference that were found
 * @param falsePositives components of the prediction that found none
 * @param falseNegatives components of the reference that were missed
 * @param quality sum of the intersections over union of the pairs
 */
record Detection(int truePositives, int falsePositives, int falseNegatives, double quality) {

    /**
     * @param threshold 0: every overlap counts, and several predicted components may find one of the reference or one
     *     several; otherwise pairs with a greater intersection over union, one to one, best first
     */
    static Detection of(Pieces pieces, double threshold) {
        List<Pieces.Pair> candidates = pieces.common().keySet().stream()
                .filter(pair -> pieces.intersectionOverUnion(pair) > threshold)
                .sorted(Comparator.<Pieces.Pair>comparingDouble(pieces::intersectionOverUnion)
                        .reversed()
                        .thenComparing(Pieces.Pair::expected)
                        .thenComparing(Pieces.Pair::predicted))
                .toList();
        BitSet right = new BitSet();
        BitSet found = new BitSet();
        double quality = 0;
        for (Pieces.Pair pair : candidates) {
            boolean free = !right.get(pair.predicted()) && !found.get(pair.expected());
            if (threshold == 0 || free) {
                right.set(pair.predicted());
                found.set(pair.expected());
                quality += pieces.intersectionOverUnion(pair);
            }
        }
        int positives = found.cardinality();
        return new Detection(
                positives,
                pieces.predicted().length - right.cardinality(),
                pieces.expected().length - positives,
                quality);
    }

    /** TP / (TP + (FP + FN) / 2). */
    double f1() {
        return truePositives / (truePositives + (falsePositives + falseNegatives) / 2.0);
    }
}
