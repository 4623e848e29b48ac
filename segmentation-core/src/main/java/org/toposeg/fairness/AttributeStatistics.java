package org.toposeg.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toposeg.statistics.MetricKind;
import org.toposeg.statistics.SampleStatistics;

/** Everything about one attribute that does not depend on the other attributes. */
final class AttributeStatistics {

    private static final double SIGNIFICANT = 0.05;

    private final String name;
    private final AttributeBins bins;
    private final MetricKind metric;
    private final FairnessOptions options;
    private final int unknown;
    private final double overall;
    private final List<GroupReport> groups;
    private final double chance;

    private AttributeStatistics(
            String name,
            AttributeBins bins,
            MetricKind metric,
            FairnessOptions options,
            int unknown,
            Map<String, double[]> scores) {
        this.name = name;
        this.bins = bins;
        this.metric = metric;
        this.options = options;
        this.unknown = unknown;
        double[] all = scores.values().stream().flatMapToDouble(Arrays::stream).toArray();
        this.overall = SampleStatistics.mean(all);
        this.groups = scores.entrySet().stream()
                .map(e -> group(e.getKey(), e.getValue()))
                .toList();
        int[] sizes = scores.values().stream().mapToInt(s -> s.length).toArray();
        this.chance = GapChance.of(all, sizes, options.permutations(), options.seed());
    }

    static AttributeStatistics of(
            String name, AttributeBins bins, List<ScoredCase> cases, MetricKind metric, FairnessOptions options) {
        Map<String, List<Double>> found = new TreeMap<>(bins == null ? Comparator.naturalOrder() : bins.order());
        for (ScoredCase c : cases) {
            String group = c.attributes().get(name);
            if (group != null) {
                found.computeIfAbsent(group, k -> new ArrayList<>()).add(c.score());
            }
        }
        Map<String, double[]> scores = new TreeMap<>(bins == null ? Comparator.naturalOrder() : bins.order());
        found.forEach((group, values) -> scores.put(
                group, values.stream().mapToDouble(Double::doubleValue).toArray()));
        int known = found.values().stream().mapToInt(List::size).sum();
        return new AttributeStatistics(name, bins, metric, options, cases.size() - known, scores);
    }

    private GroupReport group(String value, double[] scores) {
        double mean = SampleStatistics.mean(scores);
        GroupReport.Scores summary = new GroupReport.Scores(
                scores.length,
                mean,
                scores.length < 2 ? null : SampleStatistics.standardDeviation(scores),
                SampleStatistics.studentInterval(scores, options.level())
                        .map(metric::clip)
                        .orElse(null),
                Arrays.stream(scores).min().orElse(mean),
                Arrays.stream(scores).max().orElse(mean));
        return new GroupReport(value, summary, mean - overall, scores.length < options.smallGroup());
    }

    double chance() {
        return chance;
    }

    AttributeReport report(double adjusted) {
        AttributeReport.Attribute attribute = new AttributeReport.Attribute(
                name,
                bins == null ? null : bins.edges(),
                groups.stream().mapToInt(GroupReport::cases).sum(),
                unknown);
        AttributeReport.Regrouping regrouping = new AttributeReport.Regrouping(chance, adjusted);
        return new AttributeReport(attribute, disparity(), regrouping, groups, warnings(), conclusion(adjusted));
    }

    private AttributeReport.Disparity disparity() {
        double[] means = groups.stream().mapToDouble(GroupReport::mean).toArray();
        double deviation = EquityScale.byDeviation(overall, means, options.alpha(), metric.higherIsBetter());
        return new AttributeReport.Disparity(
                overall,
                EquityScale.byGaps(overall, means, options.alpha(), metric.higherIsBetter()),
                Double.isNaN(deviation) ? null : deviation,
                EquityScale.sumOfGaps(overall, means),
                greatest() - least(),
                greatest() > 0 ? least() / greatest() : null,
                worst().orElse(null));
    }

    private double least() {
        return groups.stream().mapToDouble(GroupReport::mean).min().orElse(Double.NaN);
    }

    private double greatest() {
        return groups.stream().mapToDouble(GroupReport::mean).max().orElse(Double.NaN);
    }

    /** Empty unless at least two groups are large enough: a small group is never called the worst. */
    private Optional<String> worst() {
        List<GroupReport> judged = judged();
        if (judged.size() < 2) {
            return Optional.empty();
        }
        Comparator<GroupReport> byMean = Comparator.comparingDouble(GroupReport::mean);
        return judged.stream()
                .min(metric.higherIsBetter() ? byMean : byMean.reversed())
                .map(GroupReport::value);
    }

    private List<GroupReport> judged() {
        return groups.stream().filter(g -> !g.small()).toList();
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (groups.size() == 1) {
            warnings.add("All cases belong to one group, '" + groups.getFirst().value() + "': there is no gap to see.");
        }
        groups.stream()
                .filter(GroupReport::small)
                .map(g -> "Only " + g.cases() + (g.cases() == 1 ? " case" : " cases") + " with '" + g.value()
                        + "': its mean may be chance.")
                .forEach(warnings::add);
        if (unknown > 0) {
            warnings.add(
                    unknown + (unknown == 1 ? " case is" : " cases are") + " left out: the " + name + " is not known.");
        }
        return warnings;
    }

    private String conclusion(double adjusted) {
        if (judged().size() < 2) {
            return "No group can be compared with another: fewer than two have " + options.smallGroup()
                    + " cases or more.";
        }
        if (adjusted > SIGNIFICANT) {
            return String.format(
                    Locale.ROOT,
                    "The gap of %.3f may be chance: %.1f %% of random groups of these sizes have one as large"
                            + " (%.1f %% after correction for the number of attributes). It is no proof of equal"
                            + " service either.",
                    greatest() - least(),
                    100 * chance,
                    100 * adjusted);
        }
        return String.format(
                Locale.ROOT,
                "The gap of %.3f is larger than chance gives (%.2f %% of random groups, %.2f %% corrected); among the"
                        + " groups of %d cases or more '%s' is served worst. Look for a cause: groups may differ in"
                        + " disease or scanner.",
                greatest() - least(),
                100 * chance,
                100 * adjusted,
                options.smallGroup(),
                worst().orElseThrow());
    }
}
