package org.toposeg.quality.outlier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The features of the images that a model is known to work on, to tell how far a new one lies from them: by the
 * Mahalanobis distance, with the features' correlations shrunk towards none by {@code features / (cases + features)},
 * because few cases say little of them. What distances are usual is learned by leaving out one familiar image at a time.
 *
 * @param features in words
 * @param cases one row of values for each image
 */
public record OutOfDistributionDetector(List<String> features, List<List<Double>> cases) {

    /** A feature that hardly varies among the familiar images may vary by so much elsewhere. */
    private static final double MIN_DEVIATION = 1e-3;

    /** Empty if the images are too few to tell. */
    public Optional<OutOfDistributionScore> of(double[] image) {
        if (cases.size() < OutOfDistributionScore.FEWEST_CASES) {
            return Optional.empty();
        }
        List<double[]> rows = cases.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        Distribution all = Distribution.of(rows);
        double score = all.distance(image);
        double greatest = 0;
        int further = 0;
        for (int left = 0; left < rows.size(); left++) {
            List<double[]> others = new ArrayList<>(rows);
            double[] one = others.remove(left);
            double distance = Distribution.of(others).distance(one);
            greatest = Math.max(greatest, distance);
            further += distance >= score ? 1 : 0;
        }
        double chance = (1.0 + further) / (1 + rows.size());
        return Optional.of(
                new OutOfDistributionScore(score, greatest, chance, rows.size(), features.get(all.mostUnusual(image))));
    }

    /**
     * @param factor lower triangle of the shrunk correlations' Cholesky factor
     */
    private record Distribution(double[] mean, double[] deviation, double[][] factor) {

        static Distribution of(List<double[]> rows) {
            int d = rows.getFirst().length;
            double[] mean = new double[d];
            double[] deviation = new double[d];
            for (int f = 0; f < d; f++) {
                int column = f;
                mean[f] =
                        rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
                double squares = rows.stream()
                        .mapToDouble(row -> Math.pow(row[column] - mean[column], 2))
                        .sum();
                deviation[f] = Math.max(MIN_DEVIATION, Math.sqrt(squares / (rows.size() - 1)));
            }
            return new Distribution(mean, deviation, factor(rows, mean, deviation));
        }

        private static double[][] factor(List<double[]> rows, double[] mean, double[] deviation) {
            int d = mean.length;
            double kept = (double) rows.size() / (rows.size() + d);
            double[][] factor = new double[d][d];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    for (double[] row : rows) {
                        sum += (row[i] - mean[i]) / deviation[i] * (row[j] - mean[j]) / deviation[j];
                    }
                    double value = i == j ? 1 : kept * sum / (rows.size() - 1);
                    for (int k = 0; k < j; k++) {
                        value -= factor[i][k] * factor[j][k];
                    }
                    factor[i][j] = i == j ? Math.sqrt(value) : value / factor[j][j];
                }
            }
            return factor;
        }

        double distance(double[] image) {
            double squares = 0;
            double[] solved = new double[mean.length];
            for (int i = 0; i < solved.length; i++) {
                double value = (image[i] - mean[i]) / deviation[i];
                for (int k = 0; k < i; k++) {
                    value -= factor[i][k] * solved[k];
                }
                solved[i] = value / factor[i][i];
                squares += solved[i] * solved[i];
            }
            return Math.sqrt(squares);
        }

        int mostUnusual(double[] image) {
            int most = 0;
            for (int f = 1; f < mean.length; f++) {
                if (unusual(image, f) > unusual(image, most)) {
                    most = f;
                }
            }
            return most;
        }

        private double unusual(double[] image, int f) {
            return Math.abs(image[f] - mean[f]) / deviation[f];
        }
    }
}
