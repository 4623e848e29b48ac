package org.toposeg.cli.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toposeg.fairness.AttributeReport;
import org.toposeg.fairness.FairnessDocument;
import org.toposeg.fairness.FairnessReport;
import org.toposeg.fairness.GroupReport;
import org.toposeg.statistics.Interval;

/** A fairness report for a terminal. */
final class FairnessText {

    private FairnessText() {}

    static String of(FairnessDocument document) {
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < document.reports().size(); r++) {
            FairnessReport before =
                    document.before() == null ? null : document.before().get(r);
            add(lines, document.reports().get(r), before);
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(List<String> lines, FairnessReport report, FairnessReport before) {
        lines.add("%s of %d cases: mean %s %s (%s is better)%s"
                .formatted(
                        report.scores().metric(),
                        report.scores().cases(),
                        number(report.scores().overall()),
                        interval(report.scores().interval()),
                        report.scores().higherIsBetter() ? "higher" : "lower",
                        before == null
                                ? ""
                                : ", before " + number(before.scores().overall())));
        report.warnings().forEach(w -> lines.add("WARNING: " + w));
        report.notes().forEach(n -> lines.add("Note: " + n));
        if (report.attributes().isEmpty()) {
            lines.add("No attribute is known of these cases; give --subjects or --attribute.");
        }
        for (AttributeReport attribute : report.attributes()) {
            AttributeReport was =
                    before == null ? null : find(before, attribute.attribute().name());
            lines.add("");
            add(lines, attribute, was);
        }
        lines.add("");
    }

    private static AttributeReport find(FairnessReport report, String name) {
        return report.attributes().stream()
                .filter(a -> a.attribute().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void add(List<String> lines, AttributeReport a, AttributeReport was) {
        lines.add("%s: equity-scaled %s (by standard deviation %s), mean %s, largest gap %s, min/max %s"
                .formatted(
                        a.attribute().name(),
                        number(a.disparity().equityScaled())
                                + (was == null
                                        ? ""
                                        : " (before " + number(was.disparity().equityScaled()) + ")"),
                        number(a.disparity().equityScaledDeviation()),
                        number(a.disparity().overall()),
                        number(a.disparity().largestGap())
                                + (was == null
                                        ? ""
                                        : " (before " + number(was.disparity().largestGap()) + ")"),
                        number(a.disparity().minMax())));
        int width = a.groups().stream().mapToInt(g -> g.value().length()).max().orElse(0);
        for (GroupReport g : a.groups()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + Math.max(1, width) + "s %5d  %s %-18s %+.3f%s",
                    g.value(),
                    g.cases(),
                    number(g.mean()),
                    interval(g.scores().interval()),
                    g.gap(),
                    g.small() ? "  few cases" : ""));
        }
        lines.add("  " + a.conclusion());
    }

    private static String interval(Interval interval) {
        return interval == null ? "[-]" : "[" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    private static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
