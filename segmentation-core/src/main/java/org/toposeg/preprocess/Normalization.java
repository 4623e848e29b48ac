package org.toposeg.preprocess;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.toposeg.statistics.SampleStatistics;

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
        NONE
    }

    private static final double SMALLEST_DEVIATION = 1e-8;

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

    /** In place. Values that are not finite count as zero. */
    public void apply(float[] data) {
        for (int v = 0; v < data.length; v++) {
            data[v] = Float.isFinite(data[v]) ? data[v] : 0;
        }
        switch (scheme) {
            case ZSCORE -> zscore(data, false);
            case ZSCORE_NONZERO -> zscore(data, true);
            case CT -> ct(data);
            case MIN_MAX -> range(data, 0, 1);
            case QUANTILE -> range(data, 0.05, 0.95);
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
