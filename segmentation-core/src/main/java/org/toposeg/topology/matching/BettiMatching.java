package org.toposeg.topology.matching;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.homology.ImageFiltration;
import org.toposeg.volume.Size;

/**
 * Betti matching of a prediction and a target: which topological features lie in the same place.
 *
 * <p>N. Stucki, J. C. Paetzold, S. Shit, B. Menze, U. Bauer, "Topologically faithful image segmentation via induced
 * matching of persistence barcodes", ICML 2023; U. Bauer, M. Lesnick, "Induced matchings and the algebraic stability of
 * persistence barcodes", JoCG 2015.
 */
public final class BettiMatching {

    private BettiMatching() {}

    /**
     * @param prediction finite values, x fastest; probabilities for the loss
     * @param target as large as the prediction
     * @param size x, y, z; axes of size 1 do not count, and an image with at most two others is 2D
     * @throws IllegalArgumentException in one sentence, if sizes differ, a value is not finite or there are too many voxels
     */
    public static BettiMatchingResult match(
            float[] prediction, float[] target, Size size, BettiMatchingOptions options) {
        if (prediction.length != target.length) {
            throw new IllegalArgumentException("prediction and target must have the same size, got " + prediction.length
                    + " and " + target.length + " voxels.");
        }
        ImageFiltration.check(prediction, size);
        ImageFiltration.check(target, size);
        List<LevelMatching> levels = new ArrayList<>();
        if (options.space().levels() != BettiMatchingOptions.Levels.SUPERLEVEL) {
            levels.add(match(prediction, target, size, Filtration.SUBLEVEL, options));
        }
        if (options.space().levels() != BettiMatchingOptions.Levels.SUBLEVEL) {
            levels.add(match(prediction, target, size, Filtration.SUPERLEVEL, options));
        }
        return new BettiMatchingResult(options, levels);
    }

    private static LevelMatching match(
            float[] prediction, float[] target, Size size, Filtration filtration, BettiMatchingOptions options) {
        float[] cutPrediction = cut(prediction, filtration, options.space().sparseThreshold());
        float[] cutTarget = cut(target, filtration, options.space().sparseThreshold());
        if (options.matching() != BettiMatchingOptions.Matching.STRICT) {
            return PublishedMatching.of(cutPrediction, cutTarget, size, filtration, options);
        }
        return InducedMatching.of(cutPrediction, cutTarget, size, filtration, options);
    }

    /** Values beyond the threshold become the threshold. */
    private static float[] cut(float[] image, Filtration filtration, float threshold) {
        if (Float.isNaN(threshold)) {
            return image;
        }
        float[] result = image.clone();
        for (int i = 0; i < result.length; i++) {
            // a comparison that is false for NaN keeps it, to be refused later
            if (filtration == Filtration.SUPERLEVEL ? result[i] < threshold : result[i] > threshold) {
                result[i] = threshold;
            }
        }
        return result;
    }
}
