package org.toposeg.cli.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.MetricDirections;
import org.toposeg.cli.Output;
import org.toposeg.statistics.Bootstrap;
import org.toposeg.statistics.ComparisonOptions;
import org.toposeg.statistics.ComparisonReport;
import org.toposeg.statistics.MetricKind;
import org.toposeg.statistics.PairedComparison;
import org.toposeg.statistics.Ranking;
import org.toposeg.statistics.RunComparison;
import org.toposeg.statistics.RunScores;
import org.toposeg.statistics.WilcoxonSignedRank;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.compare.RunTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg compare}. */
@Command(
        name = "compare",
        description = "Compare runs on the same cases and seeds: intervals, Wilcoxon with Holm, effect sizes, ranking.",
        mixinStandardHelpOptions = true)
public final class CompareCommand implements CliCommand {

    /** A hundred times what intervals need; more would take hours and tell nothing. */
    private static final int MAX_RESAMPLES = 1_000_000;

    @Parameters(
            arity = "2..*",
            paramLabel = "RUN",
            description =
                    "A table or JSON file of 'toposeg evaluate', or a training run's folder (its folds and seeds).")
    private List<Path> paths;

    @Option(names = "--metric", description = "Column; may be given again (dice, and hd95 where all runs have it).")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--label", description = "Compare this label only (the mean over labels).")
    private String label;

    @Mixin
    private MetricDirections directions;

    @Option(names = "--level", defaultValue = "0.95", description = "Of the intervals (${DEFAULT-VALUE}).")
    private double level;

    @Option(names = "--resamples", defaultValue = "10000", description = "Of the bootstrap (${DEFAULT-VALUE}).")
    private int resamples;

    @Option(names = "--seed", defaultValue = "1", description = "Of the bootstrap (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--interval", defaultValue = "bca", description = "bca or percentile (${DEFAULT-VALUE}).")
    private Bootstrap.Method interval;

    @Option(
            names = "--test",
            defaultValue = "auto",
            description = "Wilcoxon's p value: auto (as SciPy), exact or normal (${DEFAULT-VALUE}).")
    private WilcoxonSignedRank.Method test;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (resamples < 100 || resamples > MAX_RESAMPLES || !(level > 0 && level < 1)) {
            throw new InvalidRequestException("--resamples must be from 100 to " + MAX_RESAMPLES
                    + " and --level between 0 and 1, got " + resamples + " and " + level + ".");
        }
        Map<String, Path> named = RunTables.names(paths);
        if (named.size() < paths.size()) {
            throw new InvalidRequestException("the same run is given twice; give different ones.");
        }
        List<RunTables> runs = named.entrySet().stream()
                .map(e -> RunTables.read(e.getKey(), e.getValue()))
                .toList();
        ComparisonReport report = compare(List.copyOf(named.keySet()), runs);
        output.print(report, () -> CompareText.of(report));
        return DONE;
    }

    private ComparisonReport compare(List<String> names, List<RunTables> runs) {
        RunComparison comparison = new RunComparison(new ComparisonOptions(level, resamples, seed, interval, test));
        List<Ranking> rankings = new ArrayList<>();
        List<PairedComparison> pairs = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int cases = 0;
        int seeds = 0;
        for (String metric : chosen(runs)) {
            List<RunScores> scores =
                    runs.stream().map(run -> run.scores(metric, label)).toList();
            RunComparison.Result result = result(comparison, metric, scores);
            cases = Math.max(cases, result.cases());
            seeds = Math.max(seeds, result.seeds());
            rankings.add(result.ranking());
            pairs.addAll(result.pairs());
            result.notes().forEach(note -> notes.add(metric + ": " + note));
        }
        return new ComparisonReport(
                ComparisonReport.KIND, names, cases, seeds, comparison.methods(), rankings, pairs, notes);
    }

    private RunComparison.Result result(RunComparison comparison, String metric, List<RunScores> scores) {
        MetricKind kind = directions.kind(metric);
        try {
            return comparison.of(kind, scores);
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private Set<String> chosen(List<RunTables> runs) {
        if (!metrics.isEmpty()) {
            return new LinkedHashSet<>(metrics);
        }
        Set<String> common = new LinkedHashSet<>(runs.getFirst().metrics());
        runs.forEach(run -> common.retainAll(run.metrics()));
        Set<String> usual = new LinkedHashSet<>(List.of("dice", "hd95"));
        usual.retainAll(common);
        if (usual.isEmpty()) {
            throw new InvalidRequestException(
                    "the runs have no column 'dice' in common; choose with --metric: " + String.join(", ", common));
        }
        return usual;
    }
}
