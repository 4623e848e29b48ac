package org.toposeg.loss.lovasz;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** Lovász-softmax. */
public final class Lovasz implements LossDefinition {

    private enum Classes {
        PRESENT,
        ALL
    }

    private static final Option<Classes> CLASSES =
            Option.word("classes", Classes.PRESENT, "present (in the target) or all");
    private static final Option<Boolean> PER_IMAGE =
            Option.flag("per_image", false, "true takes the mean over images, false the whole batch");

    private static final LovaszExtension.ErrorOf DISTANCE = new LovaszExtension.ErrorOf() {
        @Override
        public double error(double p, double t) {
            return Math.abs(t - p);
        }

        @Override
        public double derivative(double p, double t) {
            return Math.signum(p - t);
        }
    };

    @Override
    public LossInfo info() {
        return new LossInfo(
                "lovasz",
                "Lovász-softmax: mean over classes of the Lovász extension of the Jaccard loss at the errors |t - p|.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C), sorting",
                "Berman, Triki and Blaschko 2018; numbers as bermanmaxim/LovaszSoftmax",
                List.of(CLASSES, PER_IMAGE));
    }

    @Override
    public Loss create(Options options) {
        boolean present = options.get(CLASSES) == Classes.PRESENT;
        boolean perImage = options.get(PER_IMAGE);
        return Probabilities.loss((batch, gradient) -> {
            LovaszExtension.requireHard(batch, "lovasz");
            int n = batch.shape().batch();
            return perImage
                    ? Parallel.sum(n, i -> mean(batch, present, i, i + 1, batch.weight(i) / n, gradient))
                    : mean(batch, present, 0, n, 1, gradient);
        });
    }

    private static double mean(LossBatch batch, boolean present, int from, int to, double factor, float[] gradient) {
        Shape s = batch.shape();
        List<LovaszExtension> classes = IntStream.range(0, s.channels())
                .parallel()
                .mapToObj(c -> new LovaszExtension(batch, DISTANCE, c, from, to))
                .filter(c -> !present || c.isPresent())
                .toList();
        return Parallel.sum(classes.size(), c -> classes.get(c).evaluate(factor / classes.size(), gradient));
    }
}
