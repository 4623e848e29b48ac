package org.toposeg.loss.boundary;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;

/**
 * 1 − SSIM of probabilities and target, the mean over all voxels and channels. Means and variances are taken in double
 * precision, for in flat regions a variance is the small difference of two large numbers.
 *
 * @param window voxels along each axis
 * @param sigma of the Gaussian window, in voxels
 * @param c1 stabilises the comparison of means
 * @param c2 stabilises the comparison of variances
 */
record StructuralSimilarity(int window, double sigma, double c1, double c2) implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        long counted = BatchMasks.counted(batch) * batch.shape().channels();
        if (counted == 0) {
            return 0;
        }
        GaussianWindow gaussian = new GaussianWindow(window, sigma, batch.shape());
        float[] p = BatchMasks.withoutIgnored(batch, batch.prediction());
        float[] t = BatchMasks.withoutIgnored(batch, batch.target());
        double[] meanP = gaussian.smooth(product(p, null));
        double[] meanT = gaussian.smooth(product(t, null));
        double[] squareP = gaussian.smooth(product(p, p));
        double[] squareT = gaussian.smooth(product(t, t));
        double[] mixed = gaussian.smooth(product(p, t));
        double value = compare(batch, 1.0 / counted, meanP, meanT, squareP, squareT, mixed);
        if (gradient != null) {
            backward(batch, gradient, p, t, gaussian.smooth(meanP), gaussian.smooth(squareP), gaussian.smooth(mixed));
        }
        return value;
    }

    private static double[] product(float[] a, float[] b) {
        double[] out = new double[a.length];
        Parallel.forRange(a.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = b == null ? a[i] : (double) a[i] * b[i];
            }
        });
        return out;
    }

    /** Replaces the local moments of the prediction by the derivative of the value with respect to them. */
    private double compare(
            LossBatch batch,
            double scale,
            double[] meanP,
            double[] meanT,
            double[] squareP,
            double[] squareT,
            double[] mixed) {
        Shape s = batch.shape();
        double[][] sums = Parallel.sumRows(s.batch() * s.channels(), s.voxels(), 1, (row, from, to, sum) -> {
            int n = row / s.channels();
            double factor = scale * batch.weight(n);
            for (int v = from; v < to; v++) {
                int i = row * s.voxels() + v;
                if (batch.isIgnored(n, v)) {
                    meanP[i] = squareP[i] = mixed[i] = 0;
                    continue;
                }
                double mp = meanP[i];
                double mt = meanT[i];
                double luminance = 2 * mp * mt + c1;
                double lightBy = mp * mp + mt * mt + c1;
                double contrast = 2 * (mixed[i] - mp * mt) + c2;
                double contrastBy = squareP[i] - mp * mp + squareT[i] - mt * mt + c2;
                double similarity = luminance * contrast / (lightBy * contrastBy);
                sum[0] += factor * (1 - similarity);
                double bySquare = similarity / contrastBy;
                double byMixed = -2 * luminance / (lightBy * contrastBy);
                double direct = 2 * mt * contrast / (lightBy * contrastBy) - 2 * mp * similarity / lightBy;
                meanP[i] = factor * (-direct - byMixed * mt - bySquare * 2 * mp);
                squareP[i] = factor * bySquare;
                mixed[i] = factor * byMixed;
            }
        });
        double value = 0;
        for (double[] sum : sums) {
            value += sum[0];
        }
        return value;
    }

    private static void backward(
            LossBatch batch,
            float[] gradient,
            float[] p,
            float[] t,
            double[] byMean,
            double[] bySquare,
            double[] byMixed) {
        Shape s = batch.shape();
        Parallel.forRows(s.batch() * s.channels(), s.voxels(), (row, from, to) -> {
            for (int v = from; v < to; v++) {
                int i = row * s.voxels() + v;
                if (!batch.isIgnored(row / s.channels(), v)) {
                    gradient[i] += (float) (byMean[i] + 2 * p[i] * bySquare[i] + t[i] * byMixed[i]);
                }
            }
        });
    }
}
