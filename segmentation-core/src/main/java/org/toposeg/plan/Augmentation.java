package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Random changes of training patches, as in nnU-Net, each with its probability.
 *
 * @param flipAxes axes (0 is z, 1 is y, 2 is x) flipped with probability one half
 * @param rotationDegrees greatest angle about each axis (about z only for flat patches)
 * @param rotation probability
 * @param scaleRange smallest and largest magnification
 * @param scaling probability
 * @param noise probability of Gaussian noise of variance up to 0.1
 * @param blur probability of a Gaussian blur of 0.5 to 1 voxel
 * @param brightness probability of a factor of 0.75 to 1.25
 * @param contrast probability of stretching about the mean by 0.75 to 1.25
 * @param lowResolution probability of halving the resolution or less
 * @param gamma probability of a gamma of 0.7 to 1.5
 * @param elastic deformation; null (absent in the file) is none, as in nnU-Net's plans
 */
public record Augmentation(
        List<Integer> flipAxes,
        double rotationDegrees,
        double rotation,
        List<Double> scaleRange,
        double scaling,
        double noise,
        double blur,
        double brightness,
        double contrast,
        double lowResolution,
        double gamma,
        @JsonInclude(JsonInclude.Include.NON_NULL) Elastic elastic) {

    public static Augmentation none() {
        return new Augmentation(List.of(), 0, 0, List.of(1.0, 1.0), 0, 0, 0, 0, 0, 0, 0, null);
    }

    /** nnU-Net's probabilities with the given flips and angle. */
    public static Augmentation standard(List<Integer> flipAxes, double degrees) {
        return new Augmentation(flipAxes, degrees, 0.2, List.of(0.7, 1.4), 0.2, 0.1, 0.2, 0.15, 0.15, 0.25, 0.3, null);
    }
}
