package org.toposeg.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toposeg.fairness.AttributeReport;
import org.toposeg.fairness.FairnessDocument;
import org.toposeg.fairness.FairnessReport;
import org.toposeg.fairness.GroupReport;
import org.toposeg.report.chart.ChartColors;
import org.toposeg.report.chart.NumberText;
import org.toposeg.report.chart.Plots;
import org.toposeg.report.chart.Plots.IntervalRow;
import org.toposeg.report.document.Report;
import org.toposeg.report.document.ReportBlock;
import org.toposeg.statistics.Interval;

/** The report of {@code toposeg fairness}. */
final class FairnessPages {

    private FairnessPages() {}

    static Report of(FairnessDocument document) {
        List<ReportBlock> blocks = new ArrayList<>();
        for (int r = 0; r < document.reports().size(); r++) {
            FairnessReport before =
                    document.before() == null ? null : document.before().get(r);
            add(blocks, document.reports().get(r), before);
        }
        addMethods(blocks, document.reports().getFirst());
        return new Report(
                "Fairness report",
                "Scores: " + document.cases() + ". Attributes: " + document.subjects() + ".",
                blocks);
    }

    private static void add(List<ReportBlock> blocks, FairnessReport report, FairnessReport before) {
        report.warnings().forEach(w -> blocks.add(new ReportBlock.Warning(w)));
        blocks.add(new ReportBlock.Paragraph(String.format(
                Locale.ROOT,
                "Mean %s of %d cases: %s (%.0f %% interval %s), %s is better.%s",
                report.scores().metric(),
                report.scores().cases(),
                NumberText.of(report.scores().overall()),
                100 * report.options().level(),
                NumberText.interval(report.scores().interval(), 3),
                report.scores().higherIsBetter() ? "higher" : "lower",
                before == null
                        ? ""
                        : " Before the change: " + NumberText.of(before.scores().overall()) + ".")));
        report.notes().forEach(n -> blocks.add(new ReportBlock.Paragraph(n)));
        if (report.attributes().isEmpty()) {
            blocks.add(new ReportBlock.Warning("No attribute is known of these cases, so no group can be looked at."));
            return;
        }
        blocks.add(summary(report, before));
        report.attributes().forEach(a -> addAttribute(blocks, report, a));
    }

    private static ReportBlock summary(FairnessReport report, FairnessReport before) {
        List<String> header = new ArrayList<>(List.of(
                "Attribute", "Groups", "Cases", "Equity-scaled", "by deviation", "Largest gap", "Min / max", "Chance"));
        if (before != null) {
            header.add("Equity-scaled before");
            header.add("Gap before");
        }
        List<List<String>> rows = new ArrayList<>();
        for (AttributeReport a : report.attributes()) {
            List<String> row = new ArrayList<>(List.of(
                    a.attribute().name(),
                    String.valueOf(a.groups().size()),
                    String.valueOf(a.attribute().cases()),
                    NumberText.of(a.disparity().equityScaled()),
                    NumberText.of(a.disparity().equityScaledDeviation()),
                    NumberText.of(a.disparity().largestGap()),
                    NumberText.of(a.disparity().minMax()),
                    NumberText.percent(a.regrouping().adjusted())));
            if (before != null) {
                AttributeReport was = before.attributes().stream()
                        .filter(b -> b.attribute().name().equals(a.attribute().name()))
                        .findFirst()
                        .orElse(null);
                row.add(
                        was == null
                                ? NumberText.of(null)
                                : NumberText.of(was.disparity().equityScaled()));
                row.add(
                        was == null
                                ? NumberText.of(null)
                                : NumberText.of(was.disparity().largestGap()));
            }
            rows.add(row);
        }
        return new ReportBlock.Table(header, rows, 1);
    }

    private static void addAttribute(List<ReportBlock> blocks, FairnessReport report, AttributeReport a) {
        blocks.add(new ReportBlock.Heading(
                report.scores().metric() + " by " + a.attribute().name()));
        blocks.add(new ReportBlock.Paragraph(a.conclusion()));
        List<IntervalRow> rows = a.groups().stream().map(FairnessPages::row).toList();
        blocks.add(new ReportBlock.Figures(
                List.of(Plots.intervals(
                        report.scores().metric() + " by " + a.attribute().name(),
                        report.scores().metric(),
                        rows,
                        a.disparity().overall())),
                "Mean and interval of each group; the dashed line is the mean over all. Grey groups have too few cases"
                        + " to be judged."));
        blocks.add(table(a));
        a.warnings().forEach(w -> blocks.add(new ReportBlock.Warning(w)));
    }

    private static IntervalRow row(GroupReport g) {
        Interval interval = g.scores().interval();
        return new IntervalRow(
                g.value(),
                g.mean(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                g.small() ? ChartColors.PALE : ChartColors.BLUE,
                "n = " + g.cases());
    }

    private static ReportBlock table(AttributeReport a) {
        List<List<String>> rows = a.groups().stream()
                .map(g -> List.of(
                        g.value() + (g.small() ? " (few cases)" : ""),
                        String.valueOf(g.cases()),
                        NumberText.of(g.mean()),
                        NumberText.interval(g.scores().interval(), 3),
                        NumberText.of(g.scores().standardDeviation()),
                        NumberText.of(g.scores().least()) + " – "
                                + NumberText.of(g.scores().greatest()),
                        NumberText.signed(g.gap(), 3)))
                .toList();
        return new ReportBlock.Table(List.of("Group", "Cases", "Mean", "Interval", "SD", "Range", "Gap"), rows, 1);
    }

    private static void addMethods(List<ReportBlock> blocks, FairnessReport report) {
        blocks.add(new ReportBlock.Heading("How to read this"));
        blocks.add(new ReportBlock.Paragraph(
                "Equity-scaled: the mean made worse by the gaps between group means and the mean over"
                        + " all, mean / (1 + α Σ |gap|) (Tian et al., FairSeg, ICLR 2024; α = "
                        + report.options().alpha()
                        + "); for distances, where lower is better, mean · (1 + α Σ |gap|). By deviation: the same"
                        + " with the standard deviation of the group means in place of the sum."));
        blocks.add(new ReportBlock.Paragraph(String.format(
                Locale.ROOT,
                "Chance: how often cases dealt at random to groups of the same sizes show a gap as large (%d draws),"
                        + " corrected for the number of attributes (Holm). Intervals are Student's. Groups of fewer than"
                        + " %d cases are shown, but not judged.",
                report.options().permutations(),
                report.options().smallGroup())));
    }
}
