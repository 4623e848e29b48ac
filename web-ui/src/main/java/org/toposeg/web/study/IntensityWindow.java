package org.toposeg.web.study;

import java.util.Arrays;
import org.toposeg.volume.Volume;

/** The intensities shown black and white at first: all but the darkest and brightest half per cent. */
record IntensityWindow(double low, double high) {

    private static final int SAMPLES = 100_000;
    private static final double CUT = 0.005;

    static IntensityWindow of(Volume volume) {
        float[] data = volume.data();
        int step = Math.max(1, data.length / SAMPLES);
        float[] sample = new float[(data.length + step - 1) / step];
        int n = 0;
        for (int v = 0; v < data.length; v += step) {
            if (Float.isFinite(data[v])) {
                sample[n++] = data[v];
            }
        }
        if (n == 0) {
            return new IntensityWindow(0, 1);
        }
        Arrays.sort(sample, 0, n);
        double low = sample[(int) (CUT * (n - 1))];
        double high = sample[(int) Math.ceil((1 - CUT) * (n - 1))];
        return new IntensityWindow(low, high > low ? high : low + 1);
    }
}
