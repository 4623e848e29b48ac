package org.toposeg.loss.boundary;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Probabilities;

/**
 * The hybrid loss of BASNet (Qin et al., CVPR 2019): binary cross-entropy of the pixels, structural similarity of the
 * patches and intersection over union of the map, each with weight 1.
 */
public final class BceSsimIouLoss implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "bce_ssim_iou",
                "binary cross-entropy + (1 - SSIM) + (1 - IoU of a sample's channels together)",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(window * n), as ssim",
                "Qin et al., CVPR 2019; xuebinqin/BASNet",
                List.of(
                        new LossOption("bce", 1.0, "weight of the cross-entropy"),
                        new LossOption("ssim", 1.0, "weight of the structural similarity"),
                        new LossOption("iou", 1.0, "weight of the intersection over union"),
                        SsimLoss.WINDOW,
                        SsimLoss.SIGMA));
    }

    @Override
    public Loss create(LossOptions options) {
        List<Part> parts = List.of(
                new Part(options.number("bce"), new BinaryCrossEntropy()),
                new Part(options.number("ssim"), SsimLoss.similarity(options)),
                new Part(options.number("iou"), new SampleIou()));
        return Probabilities.loss((batch, gradient) ->
                parts.stream().mapToDouble(part -> part.add(batch, gradient)).sum());
    }

    private record Part(double weight, Loss loss) {

        double add(LossBatch batch, float[] gradient) {
            if (weight == 0) {
                return 0;
            }
            if (gradient == null || weight == 1) {
                return weight * loss.evaluate(batch, gradient);
            }
            float[] own = new float[gradient.length];
            double value = weight * loss.evaluate(batch, own);
            Parallel.forRange(own.length, (from, to) -> {
                for (int i = from; i < to; i++) {
                    gradient[i] += (float) (weight * own[i]);
                }
            });
            return value;
        }
    }
}
