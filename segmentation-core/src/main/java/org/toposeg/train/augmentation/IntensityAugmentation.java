package org.toposeg.train.augmentation;

import java.util.random.RandomGenerator;
import org.toposeg.plan.Augmentation;
import org.toposeg.preprocess.Interpolation;
import org.toposeg.preprocess.Resampler;
import org.toposeg.volume.Size;

/**
 * Changes a patch's intensities: noise, blur, brightness, contrast, lower resolution, gamma; in nnU-Net's order and
 * ranges. Expects values of about unit deviation.
 */
public final class IntensityAugmentation {

    private static final Interpolation[] NEAREST = {Interpolation.NEAREST, Interpolation.NEAREST, Interpolation.NEAREST
    };
    private static final Interpolation[] CUBIC = {Interpolation.CUBIC, Interpolation.CUBIC, Interpolation.CUBIC};

    private final Augmentation settings;
    private final Size size;

    public IntensityAugmentation(Augmentation settings, int[] patch) {
        this.settings = settings;
        this.size = new Size(patch[2], patch[1], patch[0]);
    }

    /** In place. */
    public void apply(float[] data, RandomGenerator random) {
        if (random.nextDouble() < settings.appearance().noise()) {
            noise(data, random);
        }
        if (random.nextDouble() < settings.appearance().blur()) {
            GaussianBlur.apply(data, size, 0.5 + 0.5 * random.nextDouble());
        }
        if (random.nextDouble() < settings.appearance().brightness()) {
            multiply(data, 0.75 + 0.5 * random.nextDouble());
        }
        if (random.nextDouble() < settings.appearance().contrast()) {
            contrast(data, 0.75 + 0.5 * random.nextDouble());
        }
        if (random.nextDouble() < settings.appearance().lowResolution()) {
            lowResolution(data, 0.5 + 0.5 * random.nextDouble());
        }
        if (random.nextDouble() < settings.appearance().gamma()) {
            gamma(data, 0.7 + 0.8 * random.nextDouble(), random.nextDouble() < 0.25);
        }
    }

    private static void noise(float[] data, RandomGenerator random) {
        double deviation = Math.sqrt(0.1 * random.nextDouble());
        for (int v = 0; v < data.length; v++) {
            data[v] += (float) (deviation * random.nextGaussian());
        }
    }

    private static void multiply(float[] data, double factor) {
        for (int v = 0; v < data.length; v++) {
            data[v] *= (float) factor;
        }
    }

    private static void contrast(float[] data, double factor) {
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : data) {
            sum += value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double mean = sum / data.length;
        for (int v = 0; v < data.length; v++) {
            data[v] = (float) Math.clamp((data[v] - mean) * factor + mean, least, greatest);
        }
    }

    private void lowResolution(float[] data, double zoom) {
        Size small = new Size(shrunk(size.x(), zoom), shrunk(size.y(), zoom), shrunk(size.z(), zoom));
        float[] low = Resampler.resample(data, size, small, NEAREST);
        float[] back = Resampler.resample(low, small, size, CUBIC);
        System.arraycopy(back, 0, data, 0, data.length);
    }

    private static int shrunk(int n, double zoom) {
        return (int) Math.max(1, Math.round(n * zoom));
    }

    /** Over the patch's own range, then back to its mean and deviation. */
    private static void gamma(float[] data, double exponent, boolean inverted) {
        double[] before = moments(data);
        double extent = before[3] - before[2];
        if (!(extent > 1e-7)) {
            return;
        }
        for (int v = 0; v < data.length; v++) {
            double unit = (data[v] - before[2]) / extent;
            data[v] = (float) (inverted ? 1 - Math.pow(1 - unit, exponent) : Math.pow(unit, exponent));
        }
        double[] after = moments(data);
        double scale = before[1] / Math.max(after[1], 1e-8);
        for (int v = 0; v < data.length; v++) {
            data[v] = (float) ((data[v] - after[0]) * scale + before[0]);
        }
    }

    /** Mean, deviation, least, greatest. */
    private static double[] moments(float[] data) {
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float value : data) {
            sum += value;
            squares += (double) value * value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double mean = sum / data.length;
        double variance = Math.max(0, squares / data.length - mean * mean);
        return new double[] {mean, Math.sqrt(variance), least, greatest};
    }
}
