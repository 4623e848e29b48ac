package org.toposeg.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.toposeg.calibrate.ProbabilityScaling;
import org.toposeg.quality.outlier.OutOfDistributionDetector;

/**
 * {@code calibration.json}: how the model's probabilities are corrected, and what may be promised with them; in
 * the file the parts stand without names of their own.
 *
 * @param format of this file, 1
 * @param cases from which it is
 * @param error before and after
 * @param missed for each label the threshold that bounds the expected fraction of missed voxels
 * @param volumes for each label the interval of its true volume
 * @param familiar features of the images of all these cases, to tell when a new one is unlike them; null in calibrations
 *     of earlier versions
 */
public record ModelCalibration(
        int format,
        String data,
        @JsonUnwrapped ProbabilityScaling scaling,
        @JsonUnwrapped Cases cases,
        @JsonUnwrapped TopLabelError error,
        List<MissedVoxels> missed,
        List<VolumeRange> volumes,
        OutOfDistributionDetector familiar) {

    public static final int FORMAT = 1;

    /**
     * @param fitted ids of the cases from which the scaling is
     * @param measured ids of the other cases, from which errors and guarantees are
     */
    public record Cases(List<String> fitted, List<String> measured) {}

    /** Top-label calibration error on the measured cases; {@code eceBefore} and {@code eceAfter} in the file. */
    public record TopLabelError(
            @JsonProperty("eceBefore") Double before,
            @JsonProperty("eceAfter") Double after) {}

    /**
     * All voxels with at least this probability of the label: on a case like the measured ones, the expected fraction of the
     * structure's voxels among those left out is at most {@code alpha}.
     *
     * @param threshold null where so few cases can promise nothing
     * @param meanLoss fraction missed on the measured cases
     */
    public record MissedVoxels(int label, double alpha, Double threshold, int cases, Double meanLoss) {}

    /**
     * The true volume lies within {@code factor} times the case's uncertainty of the predicted one in at least a fraction
     * {@code 1 - alpha} of cases like the measured ones.
     *
     * @param factor null where so few cases can promise nothing
     * @param cases that had the structure in prediction or reference
     */
    public record VolumeRange(int label, double alpha, Double factor, int cases) {}
}
