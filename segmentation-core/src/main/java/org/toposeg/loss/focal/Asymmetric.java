package org.toposeg.loss.focal;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.pixel.ClassWeights;
import org.toposeg.loss.pixel.PixelLoss;
import org.toposeg.loss.pixel.Term;
import org.toposeg.loss.pixel.VoxelBlock;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Asymmetric loss: easy negatives are damped and clipped. */
public final class Asymmetric implements LossDefinition {

    private static final Option<Double> GAMMA_NEG =
            Option.number("gamma_neg", 4, Range.atLeast(0), "exponent for background, at least 0");
    private static final Option<Double> GAMMA_POS =
            Option.number("gamma_pos", 1, Range.atLeast(0), "exponent for foreground, at least 0");
    private static final Option<Double> CLIP =
            Option.number("clip", 0.05, Range.of(0, 1), "probability up to which background costs nothing, 0 to 1");
    private static final Option<Boolean> PUBLISHED_SUM =
            Option.flag("asl_sum", false, "true sums as the published code, instead of the mean");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "asymmetric",
                "Asymmetric loss: mean over voxels and channels, a sigmoid for each, of -t (1-p)^γ₊ log p"
                        + " - (1-t) q^γ₋ log(1-q), q = max(p - clip, 0).",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Ridnik et al. 2021; Alibaba-MIIL/ASL AsymmetricLoss (which sums)",
                List.of(GAMMA_NEG, GAMMA_POS, CLIP, PUBLISHED_SUM));
    }

    @Override
    public Loss create(Options options) {
        double negative = options.get(GAMMA_NEG);
        double clip = options.get(CLIP);
        Term.ClassTerm foreground = new FocalTerm(new ClassWeights(new double[0]), options.get(GAMMA_POS), 0);
        Term term = Term.sum((c, block) -> {
            if (c == 1) {
                foreground.add(c, block);
                background(block, negative, clip);
            }
        });
        return new PixelLoss(term, true, new double[0], options.get(PUBLISHED_SUM) ? batch -> 1 : null);
    }

    /** Adds to value and slope of class 1, whose probability clipped background depends on; class 0 keeps slope 0. */
    private static void background(VoxelBlock b, double gamma, double clip) {
        for (int i = 0; i < b.length; i++) {
            double weight = 1 - b.t[1][i];
            double q = Math.max(b.p[1][i] - clip, 0);
            b.slope[0][i] = 0;
            if (weight > 0 && q > 0) {
                // Without a clip the block's own logarithm does not lose digits where p is near 1.
                double log = clip == 0 ? b.logp[0][i] : Math.log(1 - q);
                double rest = clip == 0 ? Math.max(1e-44, b.p[0][i]) : 1 - q;
                double power = Powers.of(q, gamma);
                b.value[i] -= weight * power * log;
                b.slope[1][i] += weight * b.p[1][i] * (power / rest - gamma * power / q * log);
            }
        }
    }
}
