package org.toposeg.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares runs on the same cases and seeds, metric by metric: paired differences, their interval, Wilcoxon's test with
 * Holm's correction over the pairs of runs, effect sizes, and a ranking with its stability. A case is the unit of
 * independence: its seeds are averaged before tests and drawn together in the bootstrap.
 */
public final class RunComparison {

    private final ComparisonOptions options;

    public RunComparison(ComparisonOptions options) {
        this.options = options;
    }

    /**
     * The runs without the units that have no value in any one of them, so that all are judged on the same.
     *
     * @param notes receives a sentence if something is left out
     * @throws IllegalArgumentException naming what differs, if the runs are on different cases, seeds or labels, or nothing
     *     is left
     */
    public static List<RunScores> onCommonUnits(List<RunScores> runs, List<String> notes) {
        RunScores first = runs.getFirst();
        runs.forEach(run -> requireSame(first, run));
        Set<Unit> undefined = new TreeSet<>();
        runs.forEach(run -> run.values().forEach((unit, value) -> {
            if (value.isNaN()) {
                undefined.add(unit);
            }
        }));
        if (undefined.size() == first.values().size()) {
            throw new IllegalArgumentException("no case has a value in every one of the runs "
                    + String.join(", ", runs.stream().map(RunScores::name).toList()) + "; check the metric.");
        }
        if (!undefined.isEmpty()) {
            notes.add(undefined.size() + " of " + first.values().size()
                    + " scores are undefined in at least one run (e.g. "
                    + undefined.iterator().next() + ") and left out in all.");
        }
        return runs.stream().map(run -> run.without(undefined)).toList();
    }

    private static void requireSame(RunScores a, RunScores b) {
        Set<Unit> onlyA = new TreeSet<>(a.values().keySet());
        onlyA.removeAll(b.values().keySet());
        Set<Unit> onlyB = new TreeSet<>(b.values().keySet());
        onlyB.removeAll(a.values().keySet());
        if (!onlyA.isEmpty() || !onlyB.isEmpty()) {
            throw new IllegalArgumentException(a.name() + " and " + b.name() + " were not evaluated on the same cases"
                    + " (only in the first: " + some(onlyA) + "; only in the second: " + some(onlyB)
                    + "); evaluate both on the same ones.");
        }
    }

    private static String some(Set<Unit> units) {
        if (units.isEmpty()) {
            return "none";
        }
        List<String> shown = units.stream().limit(3).map(Unit::toString).toList();
        return String.join("; ", shown) + (units.size() > 3 ? " and " + (units.size() - 3) + " more" : "");
    }

    /**
     * Everything about one metric.
     *
     * @param seeds of each run
     */
    public record Result(int cases, int seeds, Ranking ranking, List<PairedComparison> pairs, List<String> notes) {}

    /** @throws IllegalArgumentException if the runs are on different cases, seeds or labels */
    public Result of(MetricKind metric, List<RunScores> runs) {
        List<String> notes = new ArrayList<>();
        List<RunScores> common = onCommonUnits(runs, notes);
        int cases = common.getFirst().byCase().size();
        return new Result(cases, common.getFirst().seeds(), rank(metric, common), pairs(metric, common), notes);
    }

    /** Every pair of runs in the given order, corrected together. */
    private List<PairedComparison> pairs(MetricKind metric, List<RunScores> runs) {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < runs.size(); a++) {
            for (int b = a + 1; b < runs.size(); b++) {
                pairs.add(new Pair(runs.get(a), runs.get(b), differences(runs.get(a), runs.get(b))));
            }
        }
        List<WilcoxonSignedRank.Result> tests = pairs.stream()
                .map(p -> WilcoxonSignedRank.test(p.differences(), options.test()))
                .toList();
        double[] adjusted = Holm.adjust(
                tests.stream().mapToDouble(WilcoxonSignedRank.Result::pValue).toArray());
        List<PairedComparison> compared = new ArrayList<>();
        for (int p = 0; p < adjusted.length; p++) {
            compared.add(compare(metric, pairs.get(p), tests.get(p), adjusted[p]));
        }
        return compared;
    }

    private Ranking rank(MetricKind metric, List<RunScores> runs) {
        return new RankingStability(metric, options).of(runs);
    }

    /** What was computed how, for the report. */
    public List<String> methods() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%.0f %% intervals: %s over cases, %d resamples, seed %d.",
                        100 * options.level(),
                        options.interval(),
                        options.resamples(),
                        options.seed()),
                "Test: Wilcoxon signed rank, two-sided, zeros dropped, mean ranks for ties; "
                        + switch (options.test()) {
                            case AUTO ->
                                "exact up to 50 cases without zeros and ties, else normal approximation with"
                                        + " tie correction.";
                            case EXACT -> "exact over all signs.";
                            case NORMAL -> "normal approximation with tie correction.";
                        },
                "p values are corrected by Holm over all pairs of runs of a metric.");
    }

    private record Pair(RunScores a, RunScores b, double[] differences) {}

    private static double[] differences(RunScores a, RunScores b) {
        Map<String, Double> ofB = b.byCase();
        return a.byCase().entrySet().stream()
                .mapToDouble(e -> e.getValue() - ofB.get(e.getKey()))
                .toArray();
    }

    private PairedComparison compare(MetricKind metric, Pair pair, WilcoxonSignedRank.Result test, double adjusted) {
        double[] d = pair.differences();
        double mean = SampleStatistics.mean(d);
        double deviation = SampleStatistics.standardDeviation(d);
        Interval interval = new Bootstrap(options.resamples(), options.seed(), options.level())
                .interval(d, SampleStatistics::mean, options.interval())
                .orElse(null);
        return new PairedComparison(
                new PairedComparison.Pair(
                        metric.name(), pair.a().name(), pair.b().name()),
                pair.a().values().size(),
                d.length,
                new PairedComparison.Difference(mean, SampleStatistics.median(d), interval),
                new PairedComparison.Significance(test, adjusted, deviation > 0 ? mean / deviation : null),
                wins(metric, d),
                conclusion(metric, pair, mean, adjusted, d.length));
    }

    private static PairedComparison.Wins wins(MetricKind metric, double[] differences) {
        int better = 0;
        int worse = 0;
        for (double value : differences) {
            better += metric.isBetter(value, 0) ? 1 : 0;
            worse += metric.isBetter(0, value) ? 1 : 0;
        }
        return new PairedComparison.Wins(better, worse, differences.length - better - worse);
    }

    private String conclusion(MetricKind metric, Pair pair, double mean, double adjusted, int cases) {
        double alpha = 1 - options.level();
        // The smallest p value that n signs can give is 2 / 2^n.
        if (2 * Math.pow(0.5, cases) > alpha) {
            return cases + (cases == 1 ? " case is" : " cases are") + " too few: no outcome could be significant.";
        }
        if (adjusted > alpha) {
            return "No difference is shown" + (cases < 20 ? "; with so few cases that is no proof of equality." : ".");
        }
        boolean a = metric.isBetter(mean, 0);
        return String.format(
                Locale.ROOT,
                "%s is better than %s by %.4f on average (p = %.2g after correction).",
                (a ? pair.a() : pair.b()).name(),
                (a ? pair.b() : pair.a()).name(),
                Math.abs(mean),
                adjusted);
    }
}
