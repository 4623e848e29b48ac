package org.toposeg.loss.pixel;

import java.util.Arrays;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Vectors;

/**
 * The mean of a term over the voxels that are not ignored (per channel: over voxels and channels), in one pass. Accepts
 * logits and probabilities; a gradient by probabilities below 1e-12 is that at 1e-12.
 *
 * @param perChannel whether each channel is a problem of its own with a sigmoid; a single channel always is
 * @param channelWeights factors of the channels if each is a problem of its own, or empty
 * @param divisor what the sum over voxels is divided by, or null for their number
 */
public record PixelLoss(Term term, boolean perChannel, double[] channelWeights, Divisor divisor) implements Loss {

    /** Replaces the number of voxels in a mean. */
    @FunctionalInterface
    public interface Divisor {
        double of(LossBatch batch);
    }

    public PixelLoss(Term term, boolean perChannel) {
        this(term, perChannel, new double[0], null);
    }

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        BlockReader reader = reader(batch);
        double count = divisor == null ? count(batch, reader) : divisor.of(batch);
        if (count == 0) {
            return 0;
        }
        double[][] sums = Parallel.sumRows(reader.rows(), batch.shape().voxels(), 1, (row, from, to, sum) -> {
            VoxelBlock block = reader.block();
            for (int at = from; at < to; at += VoxelBlock.SIZE) {
                reader.read(block, row, at, Math.min(to, at + VoxelBlock.SIZE));
                factors(block, batch, reader.sample(row), at, weight(row, batch) / count);
                sum[0] += one(block, reader, row, at, gradient);
            }
        });
        return Arrays.stream(sums).mapToDouble(row -> row[0]).sum();
    }

    BlockReader reader(LossBatch batch) {
        return new BlockReader(batch, perChannel || batch.shape().channels() == 1);
    }

    private double weight(int row, LossBatch batch) {
        if (channelWeights.length == 0) {
            return 1;
        }
        ClassWeights.requireLength(channelWeights, batch.shape().channels());
        return channelWeights[row % channelWeights.length];
    }

    private double one(VoxelBlock block, BlockReader reader, int row, int at, float[] gradient) {
        term.evaluate(block);
        double sum = Vectors.dot(block.factor, block.value, block.length);
        if (gradient != null) {
            reader.chain(block, row, at, gradient);
        }
        return sum;
    }

    static void factors(VoxelBlock block, LossBatch batch, int sample, int at, double scale) {
        double weight = batch.weight(sample) * scale;
        if (batch.ignore() == null) {
            Arrays.fill(block.factor, 0, block.length, weight);
            return;
        }
        for (int i = 0; i < block.length; i++) {
            block.factor[i] = batch.isIgnored(sample, at + i) ? 0 : weight;
        }
    }

    private static double count(LossBatch batch, BlockReader reader) {
        Shape s = batch.shape();
        return countedVoxels(batch) * reader.rows() / s.batch();
    }

    /** Voxels of all samples that are not ignored. */
    public static double countedVoxels(LossBatch batch) {
        double count = (double) batch.shape().batch() * batch.shape().voxels();
        for (int i = 0; batch.ignore() != null && i < batch.ignore().length; i++) {
            count -= batch.ignore()[i] != 0 ? 1 : 0;
        }
        return count;
    }
}
