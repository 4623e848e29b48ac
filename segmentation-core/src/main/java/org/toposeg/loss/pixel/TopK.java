package org.toposeg.loss.pixel;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Parallel;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Cross-entropy of the voxels that are predicted worst. */
public final class TopK implements LossDefinition {

    private static final Option<Double> K =
            Option.number("k", 10, Range.above(0).upTo(100), "percent of the voxels, above 0 up to 100");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "topk",
                "Top-k: mean of -Σ_c t_c log p_c over the k percent of the batch's voxels where it is greatest.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Wu, Shen and van den Hengel 2016; numbers as nnU-Net TopKLoss",
                List.of(K));
    }

    @Override
    public Loss create(Options options) {
        double k = options.get(K);
        return (batch, gradient) -> evaluate(batch, gradient, k);
    }

    private static double evaluate(LossBatch batch, float[] gradient, double k) {
        int counted = (int) PixelLoss.countedVoxels(batch);
        if (counted == 0) {
            return 0;
        }
        int chosen = Math.max(1, (int) (counted * k / 100));
        Shape s = batch.shape();
        float[] slopes = gradient == null ? null : new float[gradient.length];
        double[] values = values(batch, slopes, 1.0 / chosen);
        boolean[] keep = greatest(values, chosen);
        return Parallel.sum(s.batch(), n -> {
            double sum = 0;
            for (int v = 0; v < s.voxels(); v++) {
                if (keep[n * s.voxels() + v]) {
                    sum += values[n * s.voxels() + v];
                    for (int at = s.offset(n, 0) + v; slopes != null && at < s.offset(n + 1, 0); at += s.voxels()) {
                        gradient[at] += slopes[at];
                    }
                }
            }
            return batch.weight(n) * sum / chosen;
        });
    }

    /**
     * Cross-entropy by sample and voxel, below every loss where ignored.
     *
     * @param slopes receive d value / d prediction times {@code scale} and the sample's weight; or null
     */
    private static double[] values(LossBatch batch, float[] slopes, double scale) {
        Term term = Term.sum(new CrossEntropyTerm(new ClassWeights(new double[0]), 0));
        BlockReader reader = new BlockReader(batch, batch.shape().channels() == 1);
        Shape s = batch.shape();
        double[] values = new double[s.batch() * s.voxels()];
        Parallel.forRows(s.batch(), s.voxels(), (n, from, to) -> {
            VoxelBlock block = reader.block();
            for (int at = from; at < to; at += VoxelBlock.SIZE) {
                reader.read(block, n, at, Math.min(to, at + VoxelBlock.SIZE));
                term.evaluate(block);
                PixelLoss.factors(block, batch, n, at, scale);
                for (int i = 0; i < block.length; i++) {
                    values[n * s.voxels() + at + i] = batch.isIgnored(n, at + i) ? -1 : block.value[i];
                }
                if (slopes != null) {
                    reader.chain(block, n, at, slopes);
                }
            }
        });
        return values;
    }

    /** Marks the {@code count} greatest of numbers from -1 on; of equal ones the first. */
    private static boolean[] greatest(double[] values, int count) {
        double least = least(values, count);
        int equal = count;
        for (double value : values) {
            equal -= value > least ? 1 : 0;
        }
        boolean[] keep = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            keep[i] = values[i] > least || values[i] == least && equal-- > 0;
        }
        return keep;
    }

    /** The {@code count}-th greatest: only those that share its leading bits are sorted. */
    private static double least(double[] values, int count) {
        int[] buckets = new int[1 << 16];
        for (double value : values) {
            buckets[bucket(value)]++;
        }
        int above = 0;
        int bucket = buckets.length - 1;
        while (above + buckets[bucket] < count) {
            above += buckets[bucket--];
        }
        int own = bucket;
        double[] sorted =
                Arrays.stream(values).filter(v -> bucket(v) == own).sorted().toArray();
        return sorted[sorted.length - (count - above)];
    }

    /** The leading 16 bits of numbers from 0 on sort as the numbers do. */
    private static int bucket(double value) {
        return value <= 0 ? 0 : (int) (Double.doubleToRawLongBits(value) >>> 48);
    }
}
