package org.toposeg.calibrate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * How well probabilities are calibrated, over all voxels of some cases. A measure without any voxel is null; in the file the
 * parts stand without names of their own.
 *
 * @param voxels counted
 * @param bins of the equal-width measures
 * @param top of the most probable label
 * @param labels of each label against the rest
 * @param boundary {@code ece} of the voxels within the band around the reference's boundaries
 * @param scores proper scores
 * @param diagrams what the errors are made from
 */
public record CalibrationMeasures(
        long voxels,
        int bins,
        @JsonUnwrapped TopLabel top,
        @JsonUnwrapped Labels labels,
        Double boundary,
        @JsonUnwrapped Scores scores,
        @JsonUnwrapped Diagrams diagrams) {

    /**
     * @param ece mean confidence against accuracy by bin of confidence
     * @param mce its largest gap
     */
    public record TopLabel(Double ece, Double mce) {}

    /**
     * @param byLabel mean probability of the label against its frequency (MetricsReloaded's binary ECE)
     * @param classwise mean of {@code byLabel} over all labels, background included
     * @param adaptive the same with bins of equal mass (ACE)
     * @param thresholded the same over probabilities above 0.001 (TACE)
     */
    public record Labels(Map<Integer, Double> byLabel, Double classwise, Double adaptive, Double thresholded) {}

    /**
     * @param brier Σ over labels of (probability - truth)², mean over voxels; 0 to 2
     * @param nll mean of -log of the true label's probability
     */
    public record Scores(Double brier, Double nll) {}

    /**
     * @param reliability bins of the most probable label
     * @param labelReliability bins of each label
     */
    public record Diagrams(
            List<ReliabilityBins.Bin> reliability, Map<Integer, List<ReliabilityBins.Bin>> labelReliability) {}
}
