package org.toposeg.quality.outlier;

/**
 * How far an image lies from those that a model is known to work on.
 *
 * @param score Mahalanobis distance of the image's features from those of the familiar images
 * @param greatest the greatest distance of a familiar image from the others
 * @param chance the share of images as familiar as these that lie as far or further: (1 + number of familiar ones that
 *     do) / (1 + number of familiar ones)
 * @param cases number of familiar images
 * @param feature that contributes most, in words
 */
public record OutOfDistributionScore(double score, double greatest, double chance, int cases, String feature) {

    /** Fewer familiar images say too little of what others look like. */
    public static final int FEWEST_CASES = 19;
}
