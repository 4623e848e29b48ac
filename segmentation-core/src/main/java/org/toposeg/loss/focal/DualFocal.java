package org.toposeg.loss.focal;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.pixel.PixelLoss;
import org.toposeg.loss.pixel.VoxelBlock;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Dual focal loss, which also looks at the strongest class below the true one. */
public final class DualFocal implements LossDefinition {

    private static final Option<Double> GAMMA =
            Option.number("gamma", 5, Range.atLeast(0), "exponent, at least 0; 0 gives cross-entropy");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "dual_focal",
                "Dual focal loss: mean over voxels of -Σ_c t_c (1 - p_c + p_j)^γ log p_c, p_j the greatest probability"
                        + " below p_c.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C²)",
                "Tao, Dong and Xu 2023; Linwei94/ICML2023-DualFocalLoss (its class sums and has γ = 0 unless told"
                        + " otherwise)",
                List.of(GAMMA));
    }

    @Override
    public Loss create(Options options) {
        double gamma = options.get(GAMMA);
        return new PixelLoss(block -> evaluate(block, gamma), false);
    }

    private static void evaluate(VoxelBlock b, double gamma) {
        for (int i = 0; i < b.length; i++) {
            b.value[i] = 0;
            for (int c = 0; c < b.classes(); c++) {
                b.slope[c][i] = 0;
            }
            for (int c = 0; c < b.classes(); c++) {
                if (b.t[c][i] != 0) {
                    add(b, i, c, gamma);
                }
            }
        }
    }

    private static void add(VoxelBlock b, int i, int c, double gamma) {
        int below = -1;
        for (int j = 0; j < b.classes(); j++) {
            if (b.p[j][i] < b.p[c][i] && (below < 0 || b.p[j][i] > b.p[below][i])) {
                below = j;
            }
        }
        double near = below < 0 ? 0 : b.p[below][i];
        double base = 1 - b.p[c][i] + near;
        double power = Powers.of(base, gamma);
        double byBase = gamma == 0 || base == 0 ? 0 : gamma * Powers.of(base, gamma - 1) * b.logp[c][i];
        b.value[i] -= b.t[c][i] * power * b.logp[c][i];
        b.slope[c][i] += b.t[c][i] * (byBase * b.p[c][i] - power);
        if (below >= 0) {
            b.slope[below][i] -= b.t[c][i] * byBase * near;
        }
    }
}
