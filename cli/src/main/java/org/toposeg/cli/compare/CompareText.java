package org.toposeg.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toposeg.statistics.ComparisonReport;
import org.toposeg.statistics.Interval;
import org.toposeg.statistics.PairedComparison;
import org.toposeg.statistics.Ranking;

/** A comparison for a terminal. */
final class CompareText {

    private CompareText() {}

    static String of(ComparisonReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("%d runs on %d cases%s"
                .formatted(
                        report.runs().size(),
                        report.cases(),
                        report.seeds() > 1 ? " with " + report.seeds() + " seeds each" : ""));
        report.notes().forEach(note -> lines.add("Note: " + note));
        report.rankings().forEach(ranking -> {
            lines.add("");
            add(lines, ranking);
            report.comparisons().stream()
                    .filter(pair -> pair.pair().metric().equals(ranking.metric()))
                    .forEach(pair -> add(lines, pair));
        });
        lines.add("");
        lines.addAll(report.methods());
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(List<String> lines, Ranking ranking) {
        lines.add(String.format(
                Locale.ROOT,
                "%s, best first (same order in %.0f %% of resamples, Kendall's tau %.2f)",
                ranking.metric(),
                100 * ranking.same(),
                ranking.kendallTau()));
        int width =
                ranking.runs().stream().mapToInt(p -> p.run().length()).max().orElse(1);
        for (Ranking.Place place : ranking.runs()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %d. %-" + width + "s  %.4f %s%s, this rank in %.0f %%",
                    place.rank(),
                    place.run(),
                    place.mean(),
                    interval(place.interval()),
                    place.seedDeviation() == null
                            ? ""
                            : String.format(Locale.ROOT, ", between seeds ±%.4f", place.seedDeviation()),
                    100 * place.frequency().get(place.rank())));
        }
    }

    private static void add(List<String> lines, PairedComparison pair) {
        lines.add(String.format(
                Locale.ROOT,
                "  %s - %s: %+.4f %s, median %+.4f; W = %.1f, p = %.3g, Holm %.3g; d = %s, rank-biserial %.2f; %d"
                        + " better, %d worse, %d equal",
                pair.pair().a(),
                pair.pair().b(),
                pair.difference().mean(),
                interval(pair.difference().interval()),
                pair.difference().median(),
                pair.significance().wilcoxon().statistic(),
                pair.significance().wilcoxon().pValue(),
                pair.significance().adjusted(),
                pair.significance().cohensDz() == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f", pair.significance().cohensDz()),
                pair.significance().wilcoxon().rankBiserial(),
                pair.wins().ofA(),
                pair.wins().ofB(),
                pair.wins().ties()));
        lines.add("    " + pair.conclusion());
    }

    private static String interval(Interval interval) {
        return interval == null ? "[-]" : String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
    }
}
