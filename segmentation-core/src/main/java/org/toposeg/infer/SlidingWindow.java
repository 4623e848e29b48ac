package org.toposeg.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.toposeg.volume.Size;

/**
 * Runs a network over a volume of any size in overlapping windows, weights their logits with a Gaussian (as nnU-Net),
 * and turns the mean into probabilities. Volumes smaller than a window are padded with zeros on both sides. Memory
 * beyond the result: one window's depth of logits.
 */
public final class SlidingWindow {

    private final WindowSettings settings;
    private final int batch;

    /**
     * @param batch windows given to the predictor at once
     */
    public SlidingWindow(WindowSettings settings, int batch) {
        this.settings = settings;
        this.batch = batch;
    }

    /**
     * @param channels normalised values on one grid
     * @param size of that grid
     * @param progress receives the fraction done
     * @return probabilities, one array for each class
     */
    public float[][] probabilities(
            float[][] channels, Size size, InferenceEngine.Predictor predictor, DoubleConsumer progress) {
        float[][][] result = new float[1][][];
        run(channels, size, predictor, progress, (z, slice) -> {
            if (result[0] == null) {
                result[0] = new float[slice.length][size.voxels()];
            }
            int plane = size.x() * size.y();
            for (int c = 0; c < slice.length; c++) {
                System.arraycopy(slice[c], 0, result[0][c], z * plane, plane);
            }
        });
        return result[0];
    }

    void run(
            float[][] channels,
            Size size,
            InferenceEngine.Predictor predictor,
            DoubleConsumer progress,
            SliceSink sink) {
        int[] patch = settings.patchArray();
        WindowReader reader = new WindowReader(channels, size, patch);
        WindowSlab slab = new WindowSlab(reader.padded(), patch);
        MirroredPredictor network = new MirroredPredictor(predictor, settings, channels.length);
        SliceWriter writer = new SliceWriter(size, reader, settings.activation(), sink);
        List<int[]> inPlane = inPlane(reader.padded(), patch);
        int[] starts = starts(reader.padded()[0], patch[0]);
        for (int s = 0; s < starts.length; s++) {
            if (s > 0) {
                writer.write(slab, starts[s]);
                slab.moveTo(starts[s]);
            }
            for (int w = 0; w < inPlane.size(); w += batch) {
                List<int[]> group = inPlane.subList(w, Math.min(w + batch, inPlane.size()));
                windows(reader, network, slab, group);
                progress.accept((s + (w + group.size()) / (double) inPlane.size()) / starts.length);
            }
        }
        writer.write(slab, reader.padded()[0]);
    }

    private static void windows(WindowReader reader, MirroredPredictor network, WindowSlab slab, List<int[]> group) {
        float[] images = reader.read(slab.base(), group);
        float[] logits = network.predict(images, group.size());
        int each = logits.length / group.size();
        for (int n = 0; n < group.size(); n++) {
            int[] at = group.get(n);
            slab.add(logits, n * each, each / network.voxels(), at[0], at[1]);
        }
    }

    private List<int[]> inPlane(int[] padded, int[] patch) {
        List<int[]> all = new ArrayList<>();
        for (int y : starts(padded[1], patch[1])) {
            for (int x : starts(padded[2], patch[2])) {
                all.add(new int[] {y, x});
            }
        }
        return all;
    }

    /** Evenly spaced first voxels such that neighbours overlap at least as asked and the last window ends the axis. */
    int[] starts(int n, int window) {
        double step = Math.max(1, window * (1 - settings.overlap()));
        int count = (int) Math.ceil((n - window) / step - 1e-9) + 1;
        double exact = count > 1 ? (n - window) / (double) (count - 1) : 0;
        int[] starts = new int[count];
        Arrays.setAll(starts, i -> (int) Math.round(i * exact));
        return starts;
    }
}
