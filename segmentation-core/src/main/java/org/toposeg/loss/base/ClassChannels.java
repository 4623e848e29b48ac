package org.toposeg.loss.base;

import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;

/**
 * The channels of a batch that a loss is about, one after the other without gaps, with 0 where a voxel is ignored.
 *
 * @param first the first channel; all after it belong to them
 * @param classes number of channels a sample
 * @param shape of the batch they come from
 * @param values N×classes×D×H×W
 */
public record ClassChannels(int first, int classes, Shape shape, float[] values) {

    /** @param all N×C×D×H×W; not copied when no channel is left out and no voxel ignored */
    public static ClassChannels of(LossBatch batch, float[] all, int first) {
        Shape s = batch.shape();
        float[] kept = BatchMasks.withoutIgnored(batch, all);
        int classes = s.channels() - first;
        if (first == 0) {
            return new ClassChannels(first, classes, s, kept);
        }
        int length = classes * s.voxels();
        float[] values = new float[s.batch() * length];
        for (int n = 0; n < s.batch(); n++) {
            System.arraycopy(kept, s.offset(n, first), values, n * length, length);
        }
        return new ClassChannels(first, classes, s, values);
    }

    /** Number of channels of all samples. */
    public int rows() {
        return shape.batch() * classes;
    }

    /** The sample of a row. */
    public int sample(int row) {
        return row / classes;
    }

    /** Where a row begins in {@link #values()}. */
    public int start(int row) {
        return row * shape.voxels();
    }

    /** Where a row begins in the batch's arrays. */
    public int offset(int row) {
        return shape.offset(row / classes, first + row % classes);
    }
}
