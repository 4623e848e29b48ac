package org.toposeg.loss.pixel;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** The active-passive loss of normalised and reverse cross-entropy. */
public final class NormalizedReverse implements LossDefinition {

    private static final Option<Double> ALPHA =
            Option.number("alpha", 1, Range.atLeast(0), "weight of the normalised (active) part");
    private static final Option<Double> BETA =
            Option.number("beta", 1, Range.atLeast(0), "weight of the reverse (passive) part");
    private static final Option<Double> LOG_ZERO = Option.number(
            "log_zero",
            Math.log(1e-4),
            Range.FINITE.upTo(0),
            "A, which stands for log 0: log(1e-4) in the published code, -4 in the paper");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "nce_rce",
                "Active-passive loss: mean over voxels of α·(Σ_c t_c log p_c) / (Σ_c log p_c) - β·Σ_c p_c max(log t_c,"
                        + " A).",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Ma et al. 2020; HanxunH/Active-Passive-Losses NCEandRCE",
                List.of(ALPHA, BETA, LOG_ZERO));
    }

    @Override
    public Loss create(Options options) {
        double alpha = options.get(ALPHA);
        double beta = options.get(BETA);
        double logZero = options.get(LOG_ZERO);
        return new PixelLoss(block -> evaluate(block, alpha, beta, logZero), false);
    }

    private static void evaluate(VoxelBlock b, double alpha, double beta, double logZero) {
        for (int i = 0; i < b.length; i++) {
            double own = 0;
            double all = 0;
            double reverse = 0;
            for (int c = 0; c < b.classes(); c++) {
                own += b.t[c][i] * b.logp[c][i];
                all += b.logp[c][i];
                double r = -beta * b.p[c][i] * logarithm(b.t[c][i], logZero);
                b.slope[c][i] = r;
                reverse += r;
            }
            b.value[i] = alpha * own / all + reverse;
            for (int c = 0; c < b.classes(); c++) {
                b.slope[c][i] += alpha * (b.t[c][i] - own / all) / all;
            }
        }
    }

    private static double logarithm(double t, double logZero) {
        return t == 1 ? 0 : t == 0 ? logZero : Math.max(logZero, Math.log(t));
    }
}
