package org.toposeg.loss.pixel;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.Parallel;

/** Cross-entropy of the voxels that are predicted worst. */
public final class TopK implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "topk",
                "Top-k: mean of -Σ_c t_c log p_c over the k percent of the batch's voxels where it is greatest.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C + n log n)",
                "Wu, Shen and van den Hengel 2016; numbers as nnU-Net TopKLoss",
                List.of(new LossOption("k", 10.0, "percent of the voxels, above 0 up to 100")));
    }

    @Override
    public Loss create(LossOptions options) {
        double k = options.number("k", Double.MIN_VALUE, 100);
        return (batch, gradient) -> evaluate(batch, gradient, k);
    }

    private static double evaluate(LossBatch batch, float[] gradient, double k) {
        Term term = Term.sum(new CrossEntropyTerm(new ClassWeights(new double[0]), 0));
        BlockReader reader = new BlockReader(batch, batch.shape().channels() == 1);
        double[] values = values(batch, reader, term);
        int counted = (int) PixelLoss.countedVoxels(batch);
        int chosen = Math.max(1, (int) (counted * k / 100));
        if (counted == 0) {
            return 0;
        }
        boolean[] keep = greatest(values, chosen);
        return sum(batch, reader, term, keep, chosen, gradient);
    }

    /** By sample and voxel; below every loss where ignored. */
    private static double[] values(LossBatch batch, BlockReader reader, Term term) {
        Shape s = batch.shape();
        double[] values = new double[s.batch() * s.voxels()];
        Parallel.forRows(s.batch(), s.voxels(), (n, from, to) -> {
            Block block = reader.block();
            for (int at = from; at < to; at += Block.SIZE) {
                reader.read(block, n, at, Math.min(to, at + Block.SIZE));
                term.evaluate(block);
                for (int i = 0; i < block.length; i++) {
                    values[n * s.voxels() + at + i] = batch.isIgnored(n, at + i) ? -1 : block.value[i];
                }
            }
        });
        return values;
    }

    /** Marks the {@code count} greatest; of equal ones the first. */
    private static boolean[] greatest(double[] values, int count) {
        double[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        double least = sorted[sorted.length - count];
        int equal = count;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] > least; i--) {
            equal--;
        }
        boolean[] keep = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            keep[i] = values[i] > least || values[i] == least && equal-- > 0;
        }
        return keep;
    }

    private static double sum(
            LossBatch batch, BlockReader reader, Term term, boolean[] keep, int chosen, float[] gradient) {
        Shape s = batch.shape();
        double[][] sums = Parallel.sumRows(s.batch(), s.voxels(), 1, (n, from, to, sum) -> {
            Block block = reader.block();
            for (int at = from; at < to; at += Block.SIZE) {
                reader.read(block, n, at, Math.min(to, at + Block.SIZE));
                term.evaluate(block);
                for (int i = 0; i < block.length; i++) {
                    block.factor[i] = keep[n * s.voxels() + at + i] ? batch.weight(n) / chosen : 0;
                    sum[0] += block.factor[i] * block.value[i];
                }
                if (gradient != null) {
                    reader.chain(block, n, at, gradient);
                }
            }
        });
        return Arrays.stream(sums).mapToDouble(row -> row[0]).sum();
    }
}
