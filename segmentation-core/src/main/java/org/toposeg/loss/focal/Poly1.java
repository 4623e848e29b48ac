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
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Poly-1 cross-entropy. */
public final class Poly1 implements LossDefinition {

    private static final Option<Double> EPSILON =
            Option.number("epsilon", 1, Range.atLeast(-1), "weight of the first polynomial, at least -1");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "poly1",
                "Poly-1 cross-entropy: mean over voxels of Σ_c t_c (-w_c log p_c + ε (1-p_c)).",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Leng et al. 2022; numbers as abhuse/polyloss-pytorch and yiyixuxu/polyloss-pytorch",
                List.of(EPSILON, ClassWeights.OPTION));
    }

    @Override
    public Loss create(Options options) {
        ClassWeights weights = new ClassWeights(options.get(ClassWeights.OPTION));
        return new PixelLoss(Term.sum(new FocalTerm(weights, 0, options.get(EPSILON))), false);
    }
}
