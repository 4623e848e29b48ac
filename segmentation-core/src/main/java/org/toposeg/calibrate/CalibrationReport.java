package org.toposeg.calibrate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * What {@code toposeg calibrate --json} prints and reports are made from; in the file the parts stand without names of their
 * own.
 *
 * @param subject what was calibrated
 * @param fit the scaling
 * @param before measures without it
 * @param after measures with it
 * @param promises what is guaranteed
 */
public record CalibrationReport(
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped Fit fit,
        CalibrationMeasures before,
        CalibrationMeasures after,
        @JsonUnwrapped Promises promises,
        List<String> notes) {

    public static final String KIND = "calibration";

    /**
     * @param kind always {@code calibration}
     * @param labels name by value, background first
     */
    public record Subject(String kind, String model, String data, Map<Integer, String> labels) {}

    /**
     * @param temperature of temperature scaling, else null
     * @param fitted ids of the cases from which the scaling is
     * @param measured ids of the others, from which everything else is
     */
    public record Fit(
            @JsonUnwrapped ProbabilityScaling scaling,
            Double temperature,
            List<String> fitted,
            List<String> measured) {}

    /**
     * @param alpha of the guarantees
     * @param volumes each measured case and label, for Bland-Altman
     */
    public record Promises(double alpha, List<Guarantee> guarantees, List<CaseVolume> volumes) {}

    /**
     * What is promised of one label.
     *
     * @param threshold see {@link org.toposeg.conformal.RiskControl}; null where so few cases can promise nothing
     * @param missed mean fraction of missed voxels of the measured cases at this threshold
     * @param missedByArgmax the same of the usual result, the most probable label
     * @param volumeFactor see {@link org.toposeg.conformal.VolumeInterval}; null where nothing can be promised
     */
    public record Guarantee(
            int label,
            String name,
            int cases,
            Double threshold,
            Double missed,
            Double missedByArgmax,
            Double volumeFactor) {}

    /**
     * One structure of one case.
     *
     * @param scaleMl its uncertainty
     * @param lowMl lower end of the interval, null without one
     */
    public record CaseVolume(
            String caseName,
            int label,
            double predictionMl,
            double referenceMl,
            double scaleMl,
            Double lowMl,
            Double highMl) {}
}
