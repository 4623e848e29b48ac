package org.toposeg.loss.pixel;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Vectors;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Generalised cross-entropy and the whole comp-sum family. */
public final class GeneralizedCrossEntropy implements LossDefinition {

    private static final Option<Double> Q = Option.number(
            "q",
            0.7,
            Range.atLeast(-1),
            "-1 sum-exponential, 0 logistic (cross-entropy), 0.7 the paper's, 1 mean absolute error; at least -1");

    /** Exponents up to which the exponentials of runs are exact enough for logarithms down to -100. */
    private static final double MAX = 2;

    /** Beyond, exponentials leave the range of doubles. */
    private static final double MAX_EXPONENT = 700;

    @Override
    public LossInfo info() {
        return new LossInfo(
                "gce",
                "Generalised (comp-sum) cross-entropy: mean over voxels of Σ_c t_c (1 - p_c^q) / q; q = 0: -Σ_c t_c"
                        + " log p_c.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Zhang and Sabuncu 2018 (0 < q <= 1); Mao, Mohri and Zhong 2023 (comp-sum with τ = 1 + q, q > -1)",
                List.of(Q));
    }

    @Override
    public Loss create(Options options) {
        double q = options.get(Q);
        if (q == 0) {
            return new PixelLoss(Term.sum(new CrossEntropyTerm(new ClassWeights(new double[0]), 0)), false);
        }
        return new PixelLoss(Term.sum((c, b) -> add(c, b, q)), false);
    }

    /** Where p is as good as 0, its power is that of exp(±700), which is still a number. */
    private static void add(int c, VoxelBlock b, double q) {
        double[] power = b.scratch[0];
        double[] t = b.t[c];
        if (Math.abs(q) <= MAX) {
            for (int i = 0; i < b.length; i++) {
                power[i] = Math.clamp(q * b.logp[c][i], -MAX_EXPONENT, MAX_EXPONENT);
            }
            Vectors.exp(power, 1, power, b.length);
        } else {
            for (int i = 0; i < b.length; i++) {
                power[i] = Math.exp(Math.min(q * b.logp[c][i], MAX_EXPONENT));
            }
        }
        double[] slope = b.slope[c];
        double[] value = b.value;
        for (int i = 0; i < b.length; i++) {
            slope[i] = -t[i] * power[i];
            value[i] += t[i] * (1 - power[i]) * (1 / q);
        }
    }
}
