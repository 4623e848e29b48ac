package org.toposeg.workflow.calibrate;

import java.nio.file.Path;
import org.toposeg.calibrate.CalibrationMethod;
import org.toposeg.model.Bundle;
import org.toposeg.workflow.InvalidRequestException;

/**
 * Which model is to be calibrated on which cases.
 *
 * @param dataset folder of labelled cases
 * @param weights table with the columns case and weight, or null
 * @param seed deals the cases to those that fit and those that measure
 * @param allCases whether to use cases that the model may have been trained on, too
 * @param dryRun whether to leave the model as it is
 */
public record CalibrateRequest(
        Bundle bundle, Path dataset, Measure measure, Path weights, long seed, boolean allCases, boolean dryRun) {

    /**
     * What is fitted and measured.
     *
     * @param alpha accepted expected fraction of missed voxels and of volumes outside their interval, between 0 and 1
     * @param bins of the reliability diagram, at least 2
     * @param bandMm half width of the boundary band in mm, or null for one and a half voxels
     */
    public record Measure(CalibrationMethod method, double alpha, int bins, Double bandMm) {

        /** @throws InvalidRequestException if a number is out of range */
        public Measure {
            if (!(alpha > 0 && alpha < 1) || bins < 2 || bandMm != null && !(bandMm > 0)) {
                throw new InvalidRequestException(
                        "--alpha must lie between 0 and 1, --bins be 2 or more and --band above 0.");
            }
        }
    }
}
