package org.toposeg.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toposeg.report.chart.ChartColors;
import org.toposeg.report.chart.NumberText;
import org.toposeg.report.chart.Plots;
import org.toposeg.report.chart.Plots.IntervalRow;
import org.toposeg.report.document.Report;
import org.toposeg.report.document.ReportBlock;
import org.toposeg.statistics.ComparisonReport;
import org.toposeg.statistics.Interval;
import org.toposeg.statistics.PairedComparison;
import org.toposeg.statistics.Ranking;

/** The report of {@code toposeg compare}. */
final class ComparisonPages {

    private ComparisonPages() {}

    static Report of(ComparisonReport report) {
        List<ReportBlock> blocks = new ArrayList<>();
        report.notes().forEach(n -> blocks.add(new ReportBlock.Warning(n)));
        report.rankings().forEach(ranking -> addMetric(blocks, report, ranking));
        blocks.add(new ReportBlock.Heading("Methods"));
        report.methods().forEach(m -> blocks.add(new ReportBlock.Paragraph(m)));
        String seeds = report.seeds() > 1 ? " with " + report.seeds() + " seeds each" : "";
        return new Report(
                "Comparison of runs",
                report.runs().size() + " runs on the same " + report.cases() + " cases" + seeds + ": "
                        + String.join(", ", report.runs()) + ".",
                blocks);
    }

    private static void addMetric(List<ReportBlock> blocks, ComparisonReport report, Ranking ranking) {
        List<PairedComparison> pairs = report.comparisons().stream()
                .filter(p -> p.pair().metric().equals(ranking.metric()))
                .toList();
        blocks.add(new ReportBlock.Heading(ranking.metric()));
        pairs.forEach(p -> blocks.add(
                new ReportBlock.Paragraph(p.pair().a() + " against " + p.pair().b() + ": " + p.conclusion())));
        blocks.add(means(ranking));
        blocks.add(new ReportBlock.Figures(
                List.of(Plots.intervals(
                        "Mean " + ranking.metric(),
                        ranking.metric(),
                        ranking.runs().stream().map(ComparisonPages::row).toList(),
                        null)),
                "Mean over cases and its interval; overlapping intervals say nothing about paired differences."));
        blocks.add(differences(pairs));
        blocks.add(new ReportBlock.Figures(
                List.of(Plots.intervals(
                        "Paired differences of " + ranking.metric(),
                        "difference of means",
                        pairs.stream().map(ComparisonPages::row).toList(),
                        0.0)),
                "Mean difference, first minus second, and its interval; blue where it differs from 0 after"
                        + " correction."));
        blocks.add(new ReportBlock.Figures(
                List.of(Plots.ranks(
                        "Ranks by " + ranking.metric(),
                        ranking.runs().stream().map(Ranking.Place::run).toList(),
                        ranking.runs().stream()
                                .map(p -> (List<Double>)
                                        new ArrayList<>(p.frequency().values()))
                                .toList())),
                String.format(
                        Locale.ROOT,
                        "When cases are drawn again, the order stays the same in %.0f %% of %d draws (mean Kendall's"
                                + " tau %.2f).",
                        100 * ranking.same(),
                        ranking.resamples(),
                        ranking.kendallTau())));
    }

    private static IntervalRow row(Ranking.Place place) {
        Interval i = place.interval();
        return new IntervalRow(
                place.run(),
                place.mean(),
                i == null ? null : i.low(),
                i == null ? null : i.high(),
                ChartColors.BLUE,
                NumberText.of(place.mean(), 4));
    }

    private static IntervalRow row(PairedComparison p) {
        Interval i = p.difference().interval();
        boolean differs = i != null && p.significance().adjusted() <= 1 - i.level();
        return new IntervalRow(
                p.pair().a() + " - " + p.pair().b(),
                p.difference().mean(),
                i == null ? null : i.low(),
                i == null ? null : i.high(),
                differs ? ChartColors.BLUE : ChartColors.PALE,
                "p " + (p.significance().adjusted() < 0.001 ? "" : "= ")
                        + NumberText.p(p.significance().adjusted()));
    }

    private static ReportBlock means(Ranking ranking) {
        List<List<String>> rows = ranking.runs().stream()
                .map(p -> List.of(
                        String.valueOf(p.rank()),
                        p.run(),
                        NumberText.of(p.mean(), 4),
                        NumberText.interval(p.interval(), 4),
                        NumberText.of(p.seedDeviation(), 4),
                        NumberText.percent(p.frequency().get(p.rank()))))
                .toList();
        return new ReportBlock.Table(
                List.of("Rank", "Run", "Mean", "Interval", "SD between seeds", "Keeps this rank"), rows, 2);
    }

    private static ReportBlock differences(List<PairedComparison> pairs) {
        List<List<String>> rows = pairs.stream()
                .map(p -> List.of(
                        p.pair().a(),
                        p.pair().b(),
                        NumberText.signed(p.difference().mean(), 4),
                        NumberText.interval(p.difference().interval(), 4),
                        NumberText.p(p.significance().wilcoxon().pValue()),
                        NumberText.p(p.significance().adjusted()),
                        NumberText.of(p.significance().cohensDz(), 2),
                        NumberText.of(p.significance().wilcoxon().rankBiserial(), 2),
                        p.wins().ofA() + " / " + p.wins().ofB() + " / "
                                + p.wins().ties()))
                .toList();
        return new ReportBlock.Table(
                List.of(
                        "First",
                        "Second",
                        "Difference",
                        "Interval",
                        "p",
                        "p (Holm)",
                        "d",
                        "r",
                        "Better / worse / equal"),
                rows,
                2);
    }
}
