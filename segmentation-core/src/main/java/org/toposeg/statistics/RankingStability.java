package org.toposeg.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Ranks runs on all cases and on cases drawn with replacement. */
final class RankingStability {

    private final MetricKind metric;
    private final ComparisonOptions options;

    RankingStability(MetricKind metric, ComparisonOptions options) {
        this.metric = metric;
        this.options = options;
    }

    Ranking of(List<RunScores> scores) {
        int runs = scores.size();
        double[][] values = scores.stream().map(RankingStability::row).toArray(double[][]::new);
        double[] means =
                Arrays.stream(values).mapToDouble(SampleStatistics::mean).toArray();
        int[] ranks = ranks(means);
        int[][] counts = new int[runs][runs + 1];
        double tau = 0;
        int same = 0;
        Random random = new Random(options.seed());
        for (int b = 0; b < options.resamples(); b++) {
            int[] drawn = ranks(drawnMeans(values, random));
            for (int r = 0; r < runs; r++) {
                counts[r][drawn[r]]++;
            }
            tau += tau(ranks, drawn);
            same += Arrays.equals(ranks, drawn) ? 1 : 0;
        }
        double draws = options.resamples();
        return new Ranking(
                metric.name(),
                options.resamples(),
                runs < 2 ? null : tau / draws,
                same / draws,
                places(scores, values, means, ranks, counts));
    }

    private static double[] row(RunScores run) {
        return run.byCase().values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] drawnMeans(double[][] values, Random random) {
        int cases = values[0].length;
        double[] sums = new double[values.length];
        for (int i = 0; i < cases; i++) {
            int c = random.nextInt(cases);
            for (int r = 0; r < sums.length; r++) {
                sums[r] += values[r][c];
            }
        }
        return sums;
    }

    /** 1 plus the number of better ones. */
    private int[] ranks(double[] means) {
        return Arrays.stream(means)
                .mapToInt(mean -> 1
                        + (int) Arrays.stream(means)
                                .filter(other -> metric.isBetter(other, mean))
                                .count())
                .toArray();
    }

    /** Kendall's τ-a: pairs ordered alike minus pairs ordered otherwise, over all pairs. */
    private static double tau(int[] a, int[] b) {
        int score = 0;
        int pairs = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                score += Integer.signum(a[i] - a[j]) * Integer.signum(b[i] - b[j]);
                pairs++;
            }
        }
        return pairs == 0 ? 1 : (double) score / pairs;
    }

    private List<Ranking.Place> places(
            List<RunScores> scores, double[][] values, double[] means, int[] ranks, int[][] counts) {
        Bootstrap bootstrap = new Bootstrap(options.resamples(), options.seed(), options.level());
        List<Ranking.Place> places = new ArrayList<>();
        for (int r : IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingInt(r -> ranks[r]))
                .toList()) {
            Map<Integer, Double> frequency = new TreeMap<>();
            for (int k = 1; k <= means.length; k++) {
                frequency.put(k, counts[r][k] / (double) options.resamples());
            }
            places.add(new Ranking.Place(
                    scores.get(r).name(),
                    ranks[r],
                    means[r],
                    bootstrap
                            .interval(values[r], SampleStatistics::mean, options.interval())
                            .orElse(null),
                    scores.get(r).seedDeviation().orElse(null),
                    frequency));
        }
        return places;
    }
}
