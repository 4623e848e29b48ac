package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Random changes of training patches, as in nnU-Net, each with its probability; in the plan's file the parts stand without
 * names of their own.
 *
 * @param flipAxes axes (0 is z, 1 is y, 2 is x) flipped with probability one half
 * @param turn about the axes
 * @param magnification of the patch
 * @param appearance of its intensities
 * @param elastic deformation; null (absent in the file) is none, as in nnU-Net's plans
 */
public record Augmentation(
        List<Integer> flipAxes,
        @JsonUnwrapped Rotation turn,
        @JsonUnwrapped Scaling magnification,
        @JsonUnwrapped Appearance appearance,
        @JsonInclude(JsonInclude.Include.NON_NULL) Elastic elastic) {

    /**
     * @param degrees greatest angle about each axis (about z only for flat patches)
     * @param probability of turning
     */
    public record Rotation(
            @JsonProperty("rotationDegrees") double degrees,
            @JsonProperty("rotation") double probability) {}

    /**
     * @param range smallest and largest magnification
     * @param probability of scaling
     */
    public record Scaling(
            @JsonProperty("scaleRange") List<Double> range,
            @JsonProperty("scaling") double probability) {}

    /**
     * Probabilities, for each channel alone.
     *
     * @param noise of Gaussian noise of variance up to 0.1
     * @param blur of a Gaussian blur of 0.5 to 1 voxel
     * @param brightness of a factor of 0.75 to 1.25
     * @param contrast of stretching about the mean by 0.75 to 1.25
     * @param lowResolution of halving the resolution or less
     * @param gamma of a gamma of 0.7 to 1.5
     */
    public record Appearance(
            double noise, double blur, double brightness, double contrast, double lowResolution, double gamma) {

        /** Intensities as they are. */
        public static final Appearance UNCHANGED = new Appearance(0, 0, 0, 0, 0, 0);

        /** nnU-Net's. */
        public static final Appearance STANDARD = UNCHANGED
                .withNoise(0.1)
                .withBlur(0.2)
                .withBrightness(0.15)
                .withContrast(0.15)
                .withLowResolution(0.25)
                .withGamma(0.3);

        public Appearance withNoise(double probability) {
            return new Appearance(probability, blur, brightness, contrast, lowResolution, gamma);
        }

        public Appearance withBlur(double probability) {
            return new Appearance(noise, probability, brightness, contrast, lowResolution, gamma);
        }

        public Appearance withBrightness(double probability) {
            return new Appearance(noise, blur, probability, contrast, lowResolution, gamma);
        }

        public Appearance withContrast(double probability) {
            return new Appearance(noise, blur, brightness, probability, lowResolution, gamma);
        }

        public Appearance withLowResolution(double probability) {
            return new Appearance(noise, blur, brightness, contrast, probability, gamma);
        }

        public Appearance withGamma(double probability) {
            return new Appearance(noise, blur, brightness, contrast, lowResolution, probability);
        }
    }

    public static Augmentation none() {
        return new Augmentation(
                List.of(), new Rotation(0, 0), new Scaling(List.of(1.0, 1.0), 0), Appearance.UNCHANGED, null);
    }

    /** nnU-Net's probabilities with the given flips and angle. */
    public static Augmentation standard(List<Integer> flipAxes, double degrees) {
        return new Augmentation(
                flipAxes, new Rotation(degrees, 0.2), new Scaling(List.of(0.7, 1.4), 0.2), Appearance.STANDARD, null);
    }

    public Augmentation withElastic(Elastic deformation) {
        return new Augmentation(flipAxes, turn, magnification, appearance, deformation);
    }
}
