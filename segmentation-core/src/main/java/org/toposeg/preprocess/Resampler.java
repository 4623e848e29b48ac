package org.toposeg.preprocess;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Resamples arrays between grids that cover the same box of patient space with different numbers of voxels: separable,
 * in parallel, no smoothing before downsampling (as nnU-Net).
 */
public final class Resampler {

    private Resampler() {}

    /** The grid over the same extent whose spacing is nearest to the wished one; its spacing is exact for its size. */
    public static Grid grid(Grid from, Vec3 spacing) {
        int[] n = new int[3];
        double[] s = new double[3];
        double[] shift = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double extent = from.size().get(axis) * from.spacing().get(axis);
            n[axis] = from.size().get(axis) == 1 ? 1 : (int) Math.max(1, Math.round(extent / spacing.get(axis)));
            s[axis] = extent / n[axis];
            shift[axis] = (s[axis] / from.spacing().get(axis) - 1) / 2;
        }
        return new Grid(
                new Size(n[0], n[1], n[2]),
                new Vec3(s[0], s[1], s[2]),
                from.toPatient(shift[0], shift[1], shift[2]),
                from.direction());
    }

    /**
     * @param data on {@code from}; never changed
     * @param axes interpolation along x, y, z
     * @return values on {@code to}; {@code data} itself where the sizes are equal
     */
    public static float[] resample(float[] data, Size from, Size to, Interpolation[] axes) {
        float[] x = data;
        Size size = from;
        for (int axis = 0; axis < 3; axis++) {
            Size next = with(size, axis, to.get(axis));
            if (!next.equals(size)) {
                x = along(x, x == data, size, axis, to.get(axis), axes[axis]);
                size = next;
            }
        }
        return x;
    }

    private static Size with(Size size, int axis, int n) {
        return new Size(axis == 0 ? n : size.x(), axis == 1 ? n : size.y(), axis == 2 ? n : size.z());
    }

    private static float[] along(float[] data, boolean shared, Size size, int axis, int to, Interpolation how) {
        int inner = axis == 0 ? 1 : axis == 1 ? size.x() : size.x() * size.y();
        int from = size.get(axis);
        int outer = size.voxels() / (inner * from);
        float[] source = data;
        if (how == Interpolation.CUBIC) {
            source = shared ? data.clone() : data;
            SplineFilter.apply(source, outer, from, inner);
        }
        AxisKernel kernel = new AxisKernel(from, to, how);
        float[] out = new float[Math.multiplyExact(outer * inner, to)];
        if (inner == 1) {
            rows(source, out, outer, from, to, kernel);
        } else {
            planes(source, out, outer, from, to, inner, kernel);
        }
        return out;
    }

    private static void rows(float[] in, float[] out, int outer, int from, int to, AxisKernel kernel) {
        int taps = kernel.taps;
        IntStream.range(0, outer).parallel().forEach(o -> {
            for (int i = 0; i < to; i++) {
                float sum = 0;
                for (int t = i * taps; t < (i + 1) * taps; t++) {
                    sum += kernel.weight[t] * in[o * from + kernel.index[t]];
                }
                out[o * to + i] = sum;
            }
        });
    }

    private static void planes(float[] in, float[] out, int outer, int from, int to, int inner, AxisKernel kernel) {
        int taps = kernel.taps;
        IntStream.range(0, outer * to).parallel().forEach(row -> {
            int i = row % to;
            int target = row * inner;
            for (int t = i * taps; t < (i + 1) * taps; t++) {
                int base = (row / to * from + kernel.index[t]) * inner;
                float w = kernel.weight[t];
                for (int v = 0; v < inner; v++) {
                    out[target + v] += w * in[base + v];
                }
            }
        });
    }

    /**
     * Resamples labels: each label's mask linearly (nearest along much coarser axes), then the label with the greatest
     * share; on a tie the smaller label.
     */
    public static LabelMap labels(LabelMap labels, Grid to) {
        Grid from = labels.grid();
        if (from.size().equals(to.size())) {
            return new LabelMap(to, labels.data());
        }
        Interpolation[] axes = Interpolation.LINEAR.perAxis(from.spacing(), to.spacing());
        short[] best = new short[to.size().voxels()];
        float[] share = new float[best.length];
        Arrays.fill(share, -1);
        values(labels).stream().forEach(label -> {
            float[] mask = resample(mask(labels, label), from.size(), to.size(), axes);
            for (int v = 0; v < best.length; v++) {
                if (mask[v] > share[v] + 1e-6f) {
                    share[v] = mask[v];
                    best[v] = (short) label;
                }
            }
        });
        return new LabelMap(to, best);
    }

    private static BitSet values(LabelMap labels) {
        BitSet seen = new BitSet();
        for (short value : labels.data()) {
            seen.set(value & LabelMap.MAX_LABEL);
        }
        return seen;
    }

    private static float[] mask(LabelMap labels, int label) {
        float[] mask = new float[labels.data().length];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = labels.label(v) == label ? 1 : 0;
        }
        return mask;
    }
}
