package org.toposeg.loss.pixel;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Logits;
import org.toposeg.loss.base.Parallel;
import org.toposeg.registry.Options;

/** Squentropy: cross-entropy that also pulls the logits of wrong classes to zero. */
public final class Squentropy implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "squentropy",
                "Squentropy: mean over voxels of -Σ_c t_c log p_c + Σ_c (1-t_c) z_c² / (C-1), z the logits"
                        + " (one channel: z and -z halved).",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Hui, Belkin and Wright 2023",
                List.of());
    }

    @Override
    public Loss create(Options options) {
        Loss entropy = CrossEntropy.plain();
        return Logits.loss((batch, gradient) -> entropy.evaluate(batch, gradient) + squares(batch, gradient));
    }

    private static double squares(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        double count = PixelLoss.countedVoxels(batch) * Math.max(1, s.channels() - 1);
        double[][] sums = Parallel.sumRows(s.batch() * s.channels(), s.voxels(), 1, (row, from, to, sum) -> {
            int n = row / s.channels();
            double factor = batch.weight(n) / count;
            for (int v = from; v < to; v++) {
                int at = row * s.voxels() + v;
                double weight = batch.isIgnored(n, v) ? 0 : factor * wrong(batch.target()[at], s.channels());
                double z = batch.prediction()[at];
                sum[0] += weight * z * z;
                if (gradient != null) {
                    gradient[at] += (float) (2 * weight * z);
                }
            }
        });
        double value = 0;
        for (double[] sum : sums) {
            value += sum[0];
        }
        return value;
    }

    /** One channel z stands for the logits -z/2 and z/2, one of which is the wrong one's: z²/4 whatever the label. */
    private static double wrong(float target, int channels) {
        return channels == 1 ? 0.25 : 1 - target;
    }
}
