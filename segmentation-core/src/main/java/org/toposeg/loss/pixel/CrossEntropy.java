package org.toposeg.loss.pixel;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Cross-entropy with class weights and label smoothing. */
public final class CrossEntropy implements LossDefinition {

    public static final Option<double[]> CLASS_WEIGHTS = ClassWeights.OPTION;
    public static final Option<Double> LABEL_SMOOTHING = Option.number(
            "label_smoothing", 0, Range.of(0, 1), "share of the target spread evenly over the classes, 0 to 1");
    private static final Option<Boolean> DIVIDE_BY_WEIGHTS = Option.flag(
            "divide_by_weights",
            true,
            "with class_weights: true divides by the sum of the voxels' weights (torch, hard labels), false by their"
                    + " number (torch for soft labels)");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "ce",
                "Cross-entropy: mean over voxels of -Σ_c t_c log p_c; one channel: -t log p - (1-t) log(1-p).",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "torch.nn.CrossEntropyLoss and BCEWithLogitsLoss; label smoothing of Szegedy et al. 2016",
                List.of(CLASS_WEIGHTS, LABEL_SMOOTHING, DIVIDE_BY_WEIGHTS));
    }

    @Override
    public Loss create(Options options) {
        ClassWeights weights = new ClassWeights(options.get(CLASS_WEIGHTS));
        CrossEntropyTerm term = new CrossEntropyTerm(weights, options.get(LABEL_SMOOTHING));
        boolean byWeights = weights.weights().length > 0 && options.get(DIVIDE_BY_WEIGHTS);
        if (weights.weights().length == 0 && options.get(LABEL_SMOOTHING) == 0) {
            return plain();
        }
        return new PixelLoss(
                Term.sum(term), false, new double[0], byWeights ? batch -> sumOfWeights(batch, weights) : null);
    }

    /** Without weights and smoothing. */
    static Loss plain() {
        Loss general = new PixelLoss(Term.sum(new CrossEntropyTerm(new ClassWeights(new double[0]), 0)), false);
        Loss binary = new BinaryLogits();
        return (batch, gradient) -> (BinaryLogits.fits(batch) ? binary : general).evaluate(batch, gradient);
    }

    /** Σ_c w_c t_c over the voxels that count. */
    private static double sumOfWeights(LossBatch batch, ClassWeights weights) {
        Shape s = batch.shape();
        boolean single = s.channels() == 1;
        double sum = single ? weights.of(0, 2) * PixelLoss.countedVoxels(batch) : 0;
        for (int n = 0; n < s.batch(); n++) {
            for (int c = 0; c < s.channels(); c++) {
                double weight = single ? weights.of(1, 2) - weights.of(0, 2) : weights.of(c, s.channels());
                sum += weight * sumOfTarget(batch, n, c);
            }
        }
        return sum;
    }

    private static double sumOfTarget(LossBatch batch, int n, int c) {
        int first = batch.shape().offset(n, c);
        double sum = 0;
        for (int v = 0; v < batch.shape().voxels(); v++) {
            sum += batch.isIgnored(n, v) ? 0 : batch.target()[first + v];
        }
        return sum;
    }
}
