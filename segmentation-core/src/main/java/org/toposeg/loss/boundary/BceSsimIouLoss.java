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
 * The hybrid loss of BASNet (Qin et al., CVPR 2019): binary cross-entropy of the pixels, structural similarity of the
 * patches and intersection over union of the map, each with weight 1.
 */
public final class BceSsimIouLoss implements LossDefinition {

    private static final Option<Double> BCE = Option.number("bce", 1, Range.atLeast(0), "weight of the cross-entropy");
    private static final Option<Double> SSIM =
            Option.number("ssim", 1, Range.atLeast(0), "weight of the structural similarity");
    private static final Option<Double> IOU =
            Option.number("iou", 1, Range.atLeast(0), "weight of the intersection over union");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "bce_ssim_iou",
                "Binary cross-entropy + (1 - SSIM) + (1 - IoU of a sample's channels together).",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(window * n), as ssim",
                "Qin et al., CVPR 2019; xuebinqin/BASNet",
                List.of(BCE, SSIM, IOU, SsimLoss.WINDOW, SsimLoss.SIGMA));
    }

    @Override
    public Loss create(Options options) {
        List<Part> parts = List.of(
                new Part(options.get(BCE), new BinaryCrossEntropy()),
                new Part(options.get(SSIM), SsimLoss.similarity(options)),
                new Part(options.get(IOU), new SampleIou()));
        return Probabilities.loss((batch, gradient) ->
                parts.stream().mapToDouble(part -> part.add(batch, gradient)).sum());
    }

    private record Part(double weight, Loss loss) {

        double add(LossBatch batch, float[] gradient) {
            return weight == 0 ? 0 : loss.evaluate(weight, batch, gradient);
        }
    }
}
