package org.toposeg.loss.base;

import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Binary views of a batch for losses about shape. An ignored voxel belongs to no mask and has probability 0, so what a
 * network says there has no influence.
 */
public final class BatchMasks {

    /** The distance between voxels, which the batch does not know. */
    public static final Option<double[]> SPACING =
            Option.numbers("spacing", Range.above(0), "distance between voxels in mm: one number, y;x or z;y;x", 1);

    /** Whether channel 0 counts where there are several; by default it does not. */
    public static final Option<Boolean> INCLUDE_BACKGROUND =
            Option.flag("include_background", false, "false leaves channel 0 out if there are several");

    private BatchMasks() {}

    /** The first channel that counts: the background's if wanted or if it is the only one, else the one after it. */
    public static int firstClass(Shape shape, boolean background) {
        return background || shape.channels() == 1 ? 0 : 1;
    }

    /** The grid of one channel. */
    public static Size size(Shape shape) {
        return new Size(shape.width(), shape.height(), shape.depth());
    }

    /** Where {@code values} (laid out as the prediction) of channel c of sample n are over one half. */
    public static byte[] overHalf(LossBatch batch, float[] values, int n, int c) {
        byte[] mask = new byte[batch.shape().voxels()];
        int offset = batch.shape().offset(n, c);
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (values[offset + v] > 0.5f && !batch.isIgnored(n, v) ? 1 : 0);
        }
        return mask;
    }

    /** Where channel c of sample n is the largest of all (the first of equals); over one half if it is the only one. */
    public static byte[] largest(LossBatch batch, float[] values, int n, int c) {
        Shape s = batch.shape();
        if (s.channels() == 1) {
            return overHalf(batch, values, n, c);
        }
        byte[] mask = new byte[s.voxels()];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (argmax(s, values, n, v) == c && !batch.isIgnored(n, v) ? 1 : 0);
        }
        return mask;
    }

    private static int argmax(Shape s, float[] values, int n, int v) {
        int best = 0;
        for (int c = 1; c < s.channels(); c++) {
            if (values[s.offset(n, c) + v] > values[s.offset(n, best) + v]) {
                best = c;
            }
        }
        return best;
    }

    /** Values (laid out as the prediction) with 0 where a voxel is ignored; the same array if none is. */
    public static float[] withoutIgnored(LossBatch batch, float[] values) {
        if (batch.ignore() == null) {
            return values;
        }
        Shape s = batch.shape();
        float[] kept = values.clone();
        Parallel.forRows(s.batch() * s.channels(), s.voxels(), (row, from, to) -> {
            for (int v = from; v < to; v++) {
                if (batch.isIgnored(row / s.channels(), v)) {
                    kept[row * s.voxels() + v] = 0;
                }
            }
        });
        return kept;
    }

    /** Voxels of all samples that are not ignored. */
    public static long counted(LossBatch batch) {
        if (batch.ignore() == null) {
            return (long) batch.shape().batch() * batch.shape().voxels();
        }
        return (long) Parallel.sumRange(batch.ignore().length, (from, to) -> {
            int count = 0;
            for (int v = from; v < to; v++) {
                count += batch.ignore()[v] == 0 ? 1 : 0;
            }
            return count;
        });
    }

    /**
     * Reads {@link #SPACING}.
     *
     * @throws IllegalArgumentException in one sentence, if it is not one to three numbers
     */
    public static Vec3 spacing(Options options) {
        double[] parts = options.get(SPACING);
        return switch (parts.length) {
            case 1 -> new Vec3(parts[0], parts[0], parts[0]);
            case 2 -> new Vec3(parts[1], parts[0], 1);
            case 3 -> new Vec3(parts[2], parts[1], parts[0]);
            default ->
                throw new IllegalArgumentException(
                        "option spacing must be one number, y;x or z;y;x, got " + parts.length + " numbers.");
        };
    }
}
