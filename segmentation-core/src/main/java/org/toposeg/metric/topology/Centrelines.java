package org.toposeg.metric.topology;

import org.toposeg.metric.MaskPair;
import org.toposeg.topology.skeleton.Skeleton;

/**
 * How much of each mask's skeleton lies in the other mask.
 *
 * @param prediction voxels of the prediction's skeleton
 * @param predictionInReference those of them in the reference
 * @param reference voxels of the reference's skeleton
 * @param referenceInPrediction those of them in the prediction
 */
record Centrelines(int prediction, int predictionInReference, int reference, int referenceInPrediction) {

    static Centrelines of(MaskPair pair) {
        return pair.shared(Centrelines.class, "", () -> compute(pair));
    }

    private static Centrelines compute(MaskPair pair) {
        byte[] prediction = Skeleton.thin(pair.prediction(), pair.size());
        byte[] reference = Skeleton.thin(pair.reference(), pair.size());
        return new Centrelines(
                common(prediction, prediction),
                common(prediction, pair.reference()),
                common(reference, reference),
                common(reference, pair.prediction()));
    }

    private static int common(byte[] a, byte[] b) {
        int common = 0;
        for (int v = 0; v < a.length; v++) {
            common += a[v] & b[v];
        }
        return common;
    }

    /** The share of the predicted centreline that is right; 0 if nothing is predicted. */
    double precision() {
        return prediction == 0 ? 0 : (double) predictionInReference / prediction;
    }

    /** The share of the reference's centreline that was found. */
    double sensitivity() {
        return (double) referenceInPrediction / reference;
    }
}
