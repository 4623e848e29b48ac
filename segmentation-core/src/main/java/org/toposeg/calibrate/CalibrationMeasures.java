package org.toposeg.calibrate;

import java.util.List;
import java.util.Map;

/**
 * How well probabilities are calibrated, over all voxels of some cases. A measure without any voxel is null.
 *
 * @param voxels counted
 * @param bins of the equal-width measures
 * @param ece top label: mean confidence against accuracy by bin of confidence
 * @param mce its largest gap
 * @param byLabel one against the rest: mean probability of the label against its frequency (MetricsReloaded's binary ECE)
 * @param classwise mean of {@code byLabel} over all labels, background included
 * @param adaptive the same with bins of equal mass (ACE)
 * @param thresholded the same over probabilities above 0.001 (TACE)
 * @param boundary {@code ece} of the voxels within the band around the reference's boundaries
 * @param brier Σ over labels of (probability - truth)², mean over voxels; 0 to 2
 * @param nll mean of -log of the true label's probability
 * @param reliability bins of {@code ece}
 * @param labelReliability bins of {@code byLabel}
 */
public record CalibrationMeasures(
        long voxels,
        int bins,
        Double ece,
        Double mce,
        Map<Integer, Double> byLabel,
        Double classwise,
        Double adaptive,
        Double thresholded,
        Double boundary,
        Double brier,
        Double nll,
        List<ReliabilityBins.Bin> reliability,
        Map<Integer, List<ReliabilityBins.Bin>> labelReliability) {}
