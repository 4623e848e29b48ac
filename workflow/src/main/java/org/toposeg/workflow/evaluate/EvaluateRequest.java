package org.toposeg.workflow.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.metric.Evaluation;
import org.toposeg.metric.Metric;
import org.toposeg.metric.Metrics;
import org.toposeg.workflow.InvalidRequestException;

/**
 * Which label maps are to be compared with which, and by what.
 *
 * @param prediction a label map or a folder of them
 * @param reference likewise
 * @param taskLabels file or folder with the names of the labels, or null
 * @param images the image or a folder of images, or null
 * @param ignorePosition whether voxels are compared though the files disagree on where they lie
 * @param commonOnly whether cases of one folder only are left out instead of refused
 */
public record EvaluateRequest(
        Path prediction,
        Path reference,
        Path taskLabels,
        Path images,
        Choice metrics,
        boolean ignorePosition,
        boolean commonOnly) {

    /**
     * The metrics.
     *
     * @param keys of the metrics, empty for the usual ones
     * @param options of the metrics, texts by name
     * @param tolerance of the surface Dice in mm, or null for its default
     * @param percentile at which the Hausdorff distance is measured, too, or null
     * @param emptyAgree whether two empty masks agree; else their metrics are undefined
     */
    public record Choice(
            List<String> keys, Map<String, String> options, String tolerance, String percentile, boolean emptyAgree) {

        /** @throws InvalidRequestException if a metric or an option does not exist, or a value is out of range */
        Evaluation evaluation() {
            Map<String, String> all = new LinkedHashMap<>(options);
            if (tolerance != null) {
                all.put("tolerance", tolerance);
            }
            if (percentile != null) {
                all.put("percentile", percentile);
            }
            try {
                return new Evaluation(chosen(), all, emptyAgree);
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(e.getMessage());
            }
        }

        private List<Metric> chosen() {
            List<Metric> metrics = new ArrayList<>(keys.isEmpty() ? Metrics.defaults() : Metrics.named(keys));
            if (percentile != null) {
                Metrics.named(List.of("hdPercentile")).stream()
                        .filter(metric -> !metrics.contains(metric))
                        .forEach(metrics::add);
            }
            return metrics;
        }
    }
}
