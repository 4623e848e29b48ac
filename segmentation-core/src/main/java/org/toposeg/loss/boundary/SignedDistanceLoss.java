package org.toposeg.loss.boundary;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;

/**
 * SAUNA's comparison of y = tanh(log(p/(1−p))) with a map g in [−1,1], class after class.
 *
 * @param transform makes the map from a mask; null if the target holds (1 + g)/2
 */
record SignedDistanceLoss(Settings settings, UncertaintyMap transform) implements Loss {

    private static final double SMOOTH = 1e-8;

    /** Options of {@link SaunaLoss}. */
    record Settings(
            double alpha,
            double beta,
            double positiveWeight,
            double secondaryWeight,
            double focalWeight,
            double jaccardWeight,
            boolean together) {}

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        int first = BatchMasks.firstClass(s, false);
        double weights = 1 + settings.secondaryWeight() * (s.channels() - first - 1);
        long counted = BatchMasks.counted(batch);
        double value = 0;
        for (int c = first; c < s.channels() && counted > 0; c++) {
            double weight = c == first ? 1 : settings.secondaryWeight();
            value += channel(batch, gradient, c, weight / weights / counted, weight);
        }
        return value;
    }

    private double channel(LossBatch batch, float[] gradient, int c, double focalScale, double jaccardScale) {
        int samples = batch.shape().batch();
        float[][] maps = new float[samples][];
        double[][] sums = new double[samples][5];
        Parallel.forEach(samples, n -> {
            maps[n] = map(batch, n, c);
            sum(batch, n, c, maps[n], sums[n]);
        });
        double[] all = new double[5];
        for (int n = 0; n < samples; n++) {
            for (int k = 0; k < all.length; k++) {
                all[k] += batch.weight(n) * sums[n][k];
            }
        }
        double[] slopes = new double[4];
        double jaccard = settings.together() ? together(all, slopes) : apart(all, slopes);
        if (gradient != null) {
            double focal = focalScale * settings.focalWeight();
            double metric = jaccardScale * settings.jaccardWeight();
            Parallel.forEach(samples, n -> backward(batch, gradient, n, c, maps[n], focal, metric, slopes));
        }
        return focalScale * settings.focalWeight() * all[4] + jaccardScale * settings.jaccardWeight() * jaccard;
    }

    private float[] map(LossBatch batch, int n, int c) {
        if (transform != null) {
            return transform.of(BatchMasks.overHalf(batch, batch.target(), n, c), batch.shape());
        }
        float[] map = new float[batch.shape().voxels()];
        int offset = batch.shape().offset(n, c);
        for (int v = 0; v < map.length; v++) {
            map[v] = 2 * batch.target()[offset + v] - 1;
        }
        return map;
    }

    /** Σ(a+b) and Σ|a−b| of the positive halves, the same of the negative ones, and the focal L1 distance. */
    private void sum(LossBatch batch, int n, int c, float[] map, double[] sums) {
        int offset = batch.shape().offset(n, c);
        for (int v = 0; v < map.length; v++) {
            if (!batch.isIgnored(n, v)) {
                double y = signed(batch.prediction()[offset + v]);
                double g = map[v];
                sums[0] += Math.max(y, 0) + Math.max(g, 0);
                sums[1] += Math.abs(Math.max(y, 0) - Math.max(g, 0));
                sums[2] += Math.max(-y, 0) + Math.max(-g, 0);
                sums[3] += Math.abs(Math.max(-y, 0) - Math.max(-g, 0));
                sums[4] += focal(y, g);
            }
        }
    }

    /** tanh of the log-odds. */
    private static double signed(double p) {
        return (2 * p - 1) / (p * p + (1 - p) * (1 - p));
    }

    private double focal(double y, double g) {
        double error = Math.abs(y - g);
        double weight = y * g > 0 ? settings.alpha() * power(error, settings.beta()) : 1;
        return weight * error * (g > 0 ? settings.positiveWeight() : 1);
    }

    private static double power(double base, double exponent) {
        return exponent == 1 ? base : exponent == 0 ? 1 : Math.pow(base, exponent);
    }

    private double focalSlope(double y, double g) {
        double error = Math.abs(y - g);
        double beta = settings.beta();
        double slope = y * g > 0 ? settings.alpha() * (beta + 1) * power(error, beta) : 1;
        return Math.signum(y - g) * slope * (g > 0 ? settings.positiveWeight() : 1);
    }

    /** 1 − (I₊ + I₋)/(U₊ + U₋) with I = Σ(a+b) − Σ|a−b| and U = Σ(a+b) + Σ|a−b|; slopes by the four sums. */
    private static double together(double[] sums, double[] slopes) {
        double plus = sums[0] + sums[2];
        double minus = sums[1] + sums[3];
        double union = plus + minus;
        if (union == 0) {
            return 0;
        }
        slopes[0] = slopes[2] = -2 * minus / (union * union);
        slopes[1] = slopes[3] = 2 * plus / (union * union);
        return 1 - (plus - minus) / union;
    }

    private static double apart(double[] sums, double[] slopes) {
        double value = 0;
        for (int half = 0; half < 4; half += 2) {
            double union = sums[half] + sums[half + 1] + SMOOTH;
            double iou = (sums[half] - sums[half + 1]) / union;
            slopes[half] = -(1 - iou) / union;
            slopes[half + 1] = (1 + iou) / union;
            value += 1 - iou;
        }
        return value;
    }

    private void backward(
            LossBatch batch,
            float[] gradient,
            int n,
            int c,
            float[] map,
            double focal,
            double metric,
            double[] slopes) {
        int offset = batch.shape().offset(n, c);
        for (int v = 0; v < map.length; v++) {
            if (!batch.isIgnored(n, v)) {
                double p = batch.prediction()[offset + v];
                double y = signed(p);
                double g = map[v];
                double byJaccard = y > 0
                        ? slopes[0] + slopes[1] * Math.signum(y - Math.max(g, 0))
                        : y < 0 ? -slopes[2] - slopes[3] * Math.signum(-y - Math.max(-g, 0)) : 0;
                double squares = p * p + (1 - p) * (1 - p);
                double chain = batch.weight(n) * 4 * p * (1 - p) / (squares * squares);
                gradient[offset + v] += (float) (chain * (focal * focalSlope(y, g) + metric * byJaccard));
            }
        }
    }
}
