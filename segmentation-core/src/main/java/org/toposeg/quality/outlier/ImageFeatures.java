package org.toposeg.quality.outlier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * A few numbers by which images of another scanner, protocol or part of the body differ: of what the network sees of an
 * image (resampled and normalised) and of how sure the network is.
 */
public final class ImageFeatures {

    private static final List<String> OF_CHANNEL = List.of(
            "darkest values", "median", "brightest values", "skewness", "contrast of edges", "noise or sharpness");

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final double TINY = 1e-6;

    private ImageFeatures() {}

    /** What the values mean, in their order. */
    public static List<String> names(int channels) {
        List<String> names = new ArrayList<>();
        for (int c = 1; c <= channels; c++) {
            String suffix = channels == 1 ? "" : " of channel " + c;
            OF_CHANNEL.forEach(name -> names.add(name + suffix));
        }
        names.add("field of view");
        names.add("uncertainty of the network");
        return names;
    }

    /**
     * @param channels normalised values on the network's grid, one array for each channel
     * @param probabilities class × voxel, as the network gave them
     * @param size of the network's grid
     * @param spacing of it, mm
     */
    public static double[] of(float[][] channels, float[][] probabilities, Size size, Vec3 spacing) {
        double[] features = new double[OF_CHANNEL.size() * channels.length + 2];
        for (int c = 0; c < channels.length; c++) {
            channel(channels[c], size, features, c * OF_CHANNEL.size());
        }
        double voxel = spacing.x() * spacing.y() * spacing.z();
        features[features.length - 2] = Math.log(size.voxels() * voxel);
        features[features.length - 1] = Math.log(TINY + meanEntropy(probabilities));
        return features;
    }

    private static void channel(float[] values, Size size, double[] features, int at) {
        float[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        double squares = 0;
        double cubes = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
            cubes += (value - mean) * (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / values.length) + TINY;
        double[] steps = steps(values, size);
        features[at] = quantile(sorted, LOW);
        features[at + 1] = quantile(sorted, 0.5);
        features[at + 2] = quantile(sorted, HIGH);
        features[at + 3] = cubes / values.length / (deviation * deviation * deviation);
        features[at + 4] = Math.log(TINY + steps[0]);
        features[at + 5] = Math.log((TINY + steps[1]) / (TINY + steps[0]));
    }

    private static double quantile(float[] ascending, double q) {
        return ascending[(int) Math.round(q * (ascending.length - 1))];
    }

    /** Mean absolute first and second difference along x and y, where planes are sampled finest. */
    private static double[] steps(float[] values, Size size) {
        double first = 0;
        double second = 0;
        long count = 0;
        for (int stride : new int[] {1, size.x()}) {
            for (int v = 0; v < values.length; v++) {
                int at = stride == 1 ? v % size.x() : v / size.x() % size.y();
                if (at > 0 && at < (stride == 1 ? size.x() : size.y()) - 1) {
                    first += Math.abs(values[v + stride] - values[v - stride]) / 2;
                    second += Math.abs(values[v + stride] - 2 * values[v] + values[v - stride]);
                    count++;
                }
            }
        }
        return count == 0 ? new double[2] : new double[] {first / count, second / count};
    }

    private static double meanEntropy(float[][] probabilities) {
        double sum = 0;
        for (float[] channel : probabilities) {
            for (float p : channel) {
                sum -= p > 0 ? p * Math.log(p) : 0;
            }
        }
        return sum / probabilities[0].length;
    }
}
