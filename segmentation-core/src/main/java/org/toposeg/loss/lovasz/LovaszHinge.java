package org.toposeg.loss.lovasz;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Logits;
import org.toposeg.loss.base.Parallel;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** Lovász hinge. */
public final class LovaszHinge implements LossDefinition {

    private static final Option<Boolean> PER_IMAGE =
            Option.flag("per_image", true, "true takes the mean over images, false the whole batch");

    private static final LovaszExtension.ErrorOf HINGE = new LovaszExtension.ErrorOf() {
        @Override
        public double error(double x, double t) {
            return Math.max(0, 1 - x * (2 * t - 1));
        }

        @Override
        public double derivative(double x, double t) {
            return 1 - x * (2 * t - 1) > 0 ? 1 - 2 * t : 0;
        }
    };

    @Override
    public LossInfo info() {
        return new LossInfo(
                "lovasz_hinge",
                "Lovász hinge: the Lovász extension of the Jaccard loss at the errors max(0, 1 - x·(2t-1)) of logits x;"
                        + " several channels: the mean over them.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C), sorting",
                "Berman, Triki and Blaschko 2018; numbers as bermanmaxim/LovaszSoftmax",
                List.of(PER_IMAGE));
    }

    @Override
    public Loss create(Options options) {
        boolean perImage = options.get(PER_IMAGE);
        return Logits.loss((batch, gradient) -> {
            LovaszExtension.requireHard(batch, "lovasz_hinge");
            int channels = batch.shape().channels();
            int groups = perImage ? batch.shape().batch() : 1;
            int size = batch.shape().batch() / groups;
            return Parallel.sum(groups * channels, i -> {
                int n = i / channels * size;
                double factor = (perImage ? batch.weight(n) : 1) / (groups * channels);
                return new LovaszExtension(batch, HINGE, i % channels, n, n + size).evaluate(factor, gradient);
            });
        });
    }
}
