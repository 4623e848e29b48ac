package org.toposeg.cli;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.statistics.MetricKind;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Option;

/** Which way metrics are good, where their names do not say. */
public final class MetricDirections {

    @Option(names = "--lower-is-better", paramLabel = "METRIC", description = "A metric that names an error.")
    private List<String> lower = new ArrayList<>();

    @Option(names = "--higher-is-better", paramLabel = "METRIC", description = "A metric that names an agreement.")
    private List<String> higher = new ArrayList<>();

    /** @throws InvalidRequestException if the metric is given both ways, or is unknown and given neither way */
    public MetricKind kind(String metric) {
        boolean isLower = lower.contains(metric);
        boolean isHigher = higher.contains(metric);
        if (isLower && isHigher) {
            throw new InvalidRequestException(
                    metric + " is named by --lower-is-better and --higher-is-better; leave one out.");
        }
        if (isLower) {
            return MetricKind.lowerIsBetter(metric);
        }
        if (isHigher) {
            return MetricKind.higherIsBetter(metric);
        }
        return MetricKind.find(metric)
                .orElseThrow(() -> new InvalidRequestException("whether a high or a low " + metric
                        + " is good is not known; add --higher-is-better " + metric + " or --lower-is-better " + metric
                        + "."));
    }
}
