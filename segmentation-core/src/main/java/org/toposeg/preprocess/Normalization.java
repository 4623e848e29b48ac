package org.toposeg.preprocess;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.toposeg.statistics.SampleStatistics;
import org.toposeg.volume.InputException;

/**
 * How one channel's intensities become the network's input.
 *
 * @param scheme what is done
 * @param mean of the training foreground, for CT
 * @param deviation of the training foreground, for CT
 * @param lower 0.5th percentile of the training foreground, for CT
 * @param upper 99.5th percentile, for CT
 */
public record Normalization(Scheme scheme, double mean, double deviation, double lower, double upper) {

    /** The known schemes. */
    public enum Scheme {
        /** Subtract the case's mean, divide by its deviation. */
        ZSCORE,
        /** The same over the voxels that are not zero; zero stays zero. */
        ZSCORE_NONZERO,
        /** Clip to the training percentiles, then the training mean and deviation: for calibrated intensities. */
        CT,
        /** The case's range to 0..1. */
        MIN_MAX,
        /** The case's 5th to 95th percentile to 0..1, not clipped. */
        QUANTILE,
        /** An 8-bit picture's 0..255 to 0..1, the same in every case. */
        RGB_TO_0_1,
        NONE
    }

    private static final double SMALLEST_DEVIATION = 1e-8;
    private static final float WHITE = 255;

    /** A scheme without numbers of its own, as cards may write it: just its name. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Normalization named(String scheme) {
        for (Scheme known : Scheme.values()) {
            if (known.name().replace("_", "").equalsIgnoreCase(scheme.replaceAll("[-_ ]", ""))) {
                return of(known);
            }
        }
        throw new IllegalArgumentException("unknown normalisation \"" + scheme + "\"; known: "
                + Arrays.toString(Scheme.values()).toLowerCase(Locale.ROOT));
    }

    public static Normalization of(Scheme scheme) {
        return new Normalization(scheme, 0, 1, 0, 0);
    }

    /**
     * In place.
     *
     * @param data finite values
     * @throws InputException if an 8-bit picture is asked for and a value is below 0 or above 255
     */
    public void apply(float[] data) {
        switch (scheme) {
            case ZSCORE -> zscore(data, false);
            case ZSCORE_NONZERO -> zscore(data, true);
            case CT -> ct(data);
            case MIN_MAX -> range(data, 0, 1);
            case QUANTILE -> range(data, 0.05, 0.95);
            case RGB_TO_0_1 -> picture(data);
            case NONE -> {}
        }
    }

    private static void zscore(float[] data, boolean nonzero) {
        double n = IntStream.range(0, data.length)
                .filter(v -> !nonzero || data[v] != 0)
                .count();
        double sum = 0;
        for (float value : data) {
            sum += value;
        }
        double mean = n == 0 ? 0 : sum / n;
        double squares = 0;
        for (float value : data) {
            squares += nonzero && value == 0 ? 0 : (value - mean) * (value - mean);
        }
        double deviation = Math.max(n == 0 ? 1 : Math.sqrt(squares / n), SMALLEST_DEVIATION);
        for (int v = 0; v < data.length; v++) {
            data[v] = nonzero && data[v] == 0 ? 0 : (float) ((data[v] - mean) / deviation);
        }
    }

    private void ct(float[] data) {
        double scale = Math.max(deviation, SMALLEST_DEVIATION);
        for (int v = 0; v < data.length; v++) {
            data[v] = (float) ((Math.clamp(data[v], lower, upper) - mean) / scale);
        }
    }

    private static void picture(float[] data) {
        for (int v = 0; v < data.length; v++) {
            if (data[v] < 0 || data[v] > WHITE) {
                throw new InputException(
                        "the channel holds the value " + data[v] + ", but its normalisation (RGB_TO_0_1)"
                                + " is for pictures of 0 to 255; choose another one in dataset.json or the plan.");
            }
            data[v] /= WHITE;
        }
    }

    private static void range(float[] data, double low, double high) {
        float[] sorted = data.clone();
        Arrays.parallelSort(sorted);
        double from = SampleStatistics.quantile(sorted, low);
        double extent = Math.max(SampleStatistics.quantile(sorted, high) - from, SMALLEST_DEVIATION);
        for (int v = 0; v < data.length; v++) {
            data[v] = (float) ((data[v] - from) / extent);
        }
    }
}
