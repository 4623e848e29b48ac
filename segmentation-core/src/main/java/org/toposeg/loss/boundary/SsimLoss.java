package org.toposeg.loss.boundary;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/**
 * Structural similarity (Wang et al., IEEE TIP 2004) as a loss: 1 − SSIM of the probabilities with the target, the mean over
 * voxels and channels. SSIM compares means and variances in a Gaussian window; volumes have a window along z too.
 */
public final class SsimLoss implements LossDefinition {

    static final Option<Integer> WINDOW = Option.odd("window", 11, 1023, "voxels of the window along each axis, odd");
    static final Option<Double> SIGMA =
            Option.number("sigma", 1.5, Range.above(0), "standard deviation of the Gaussian window, in voxels");
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    @Override
    public LossInfo info() {
        return new LossInfo(
                "ssim",
                "1 - SSIM of probabilities and target in a Gaussian window, mean over voxels and channels.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(window * n): eight separable filters; 56 bytes a voxel",
                "Wang et al., IEEE TIP 2004; xuebinqin/BASNet pytorch_ssim",
                List.of(WINDOW, SIGMA));
    }

    @Override
    public Loss create(Options options) {
        return Probabilities.loss(similarity(options));
    }

    static Loss similarity(Options options) {
        return new StructuralSimilarity(options.get(WINDOW), options.get(SIGMA), C1, C2);
    }
}
