package org.toposeg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toposeg.report.Plots.IntervalRow;
import org.toposeg.statistics.ComparisonReport;
import org.toposeg.statistics.Interval;
import org.toposeg.statistics.PairedComparison;
import org.toposeg.statistics.Ranking;

/** The report of {@code toposeg compare}. */
final class ComparisonPages {

    private ComparisonPages() {}

    static Report of(ComparisonReport report) {
        List<Block> blocks = new ArrayList<>();
        report.notes().forEach(n -> blocks.add(new Block.Warning(n)));
        report.rankings().forEach(ranking -> addMetric(blocks, report, ranking));
        blocks.add(new Block.Heading("Methods"));
        report.methods().forEach(m -> blocks.add(new Block.Paragraph(m)));
        String seeds = report.seeds() > 1 ? " with " + report.seeds() + " seeds each" : "";
        return new Report(
                "Comparison of runs",
                report.runs().size() + " runs on the same " + report.cases() + " cases" + seeds + ": "
                        + String.join(", ", report.runs()) + ".",
                blocks);
    }

    private static void addMetric(List<Block> blocks, ComparisonReport report, Ranking ranking) {
        List<PairedComparison> pairs = report.comparisons().stream()
                .filter(p -> p.metric().equals(ranking.metric()))
                .toList();
        blocks.add(new Block.Heading(ranking.metric()));
        pairs.forEach(p -> blocks.add(new Block.Paragraph(p.a() + " against " + p.b() + ": " + p.conclusion())));
        blocks.add(means(ranking));
        blocks.add(new Block.Figures(
                List.of(Plots.intervals(
                        "Mean " + ranking.metric(),
                        ranking.metric(),
                        ranking.runs().stream().map(ComparisonPages::row).toList(),
                        null)),
                "Mean over cases and its interval; overlapping intervals say nothing about paired differences."));
        blocks.add(differences(pairs));
        blocks.add(
                new Block.Figures(
                        List.of(Plots.intervals(
                                "Paired differences of " + ranking.metric(),
                                "difference of means",
                                pairs.stream().map(ComparisonPages::row).toList(),
                                0.0)),
                        "Mean difference, first minus second, and its interval; blue where it differs from 0 after correction."));
        blocks.add(new Block.Figures(
                List.of(Plots.ranks(
                        "Ranks by " + ranking.metric(),
                        ranking.runs().stream().map(Ranking.Place::run).toList(),
                        ranking.runs().stream()
                                .map(p -> (List<Double>)
                                        new ArrayList<>(p.frequency().values()))
                                .toList())),
                String.format(
                        Locale.ROOT,
                        "When cases are drawn again, the order stays the same in %.0f %% of %d draws (mean Kendall's tau"
                                + " %.2f).",
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
                Palette.BLUE,
                Numbers.of(place.mean(), 4));
    }

    private static IntervalRow row(PairedComparison p) {
        Interval i = p.interval();
        boolean differs = i != null && p.adjusted() <= 1 - i.level();
        return new IntervalRow(
                p.a() + " - " + p.b(),
                p.meanDifference(),
                i == null ? null : i.low(),
                i == null ? null : i.high(),
                differs ? Palette.BLUE : Palette.PALE,
                "p " + (p.adjusted() < 0.001 ? "" : "= ") + Numbers.p(p.adjusted()));
    }

    private static Block means(Ranking ranking) {
        List<List<String>> rows = ranking.runs().stream()
                .map(p -> List.of(
                        String.valueOf(p.rank()),
                        p.run(),
                        Numbers.of(p.mean(), 4),
                        Numbers.interval(p.interval(), 4),
                        Numbers.of(p.seedDeviation(), 4),
                        Numbers.percent(p.frequency().get(p.rank()))))
                .toList();
        return new Block.Table(
                List.of("Rank", "Run", "Mean", "Interval", "SD between seeds", "Keeps this rank"), rows, 2);
    }

    private static Block differences(List<PairedComparison> pairs) {
        List<List<String>> rows = pairs.stream()
                .map(p -> List.of(
                        p.a(),
                        p.b(),
                        Numbers.signed(p.meanDifference(), 4),
                        Numbers.interval(p.interval(), 4),
                        Numbers.p(p.wilcoxon().pValue()),
                        Numbers.p(p.adjusted()),
                        Numbers.of(p.cohensDz(), 2),
                        Numbers.of(p.wilcoxon().rankBiserial(), 2),
                        p.winsOfA() + " / " + p.winsOfB() + " / " + p.ties()))
                .toList();
        return new Block.Table(
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
