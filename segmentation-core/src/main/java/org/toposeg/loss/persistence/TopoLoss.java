package org.toposeg.loss.persistence;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Logits;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Filtration;

/**
 * The topology loss of Hu et al. (NeurIPS 2019): the squared 2-Wasserstein distance between the persistence diagrams of prediction
 * and target, matched exactly. Its gradient moves the voxels at which features of the prediction are born and die.
 *
 * <p>The published code ({@code form=hu}) is another loss: images only, components only, and it compares logits with
 * probabilities and pushes them the wrong way; it is there to repeat published numbers. {@code form=wasserstein} is what
 * topolosses' HutopoLoss computes.
 */
public final class TopoLoss implements LossDefinition {

    private enum Levels {
        SUPERLEVEL,
        SUBLEVEL,
        BOTH
    }

    private enum Neighbours {
        CROSS,
        FULL
    }

    private enum Form {
        WASSERSTEIN,
        HU
    }

    private static final Option<Levels> FILTRATION =
            Option.word("filtration", Levels.SUPERLEVEL, "superlevel: bright first; sublevel; both: their mean");
    private static final Option<Neighbours> CONNECTIVITY = Option.word(
            "connectivity",
            Neighbours.CROSS,
            "of what enters first: cross: 4/6 neighbours (published); full: 8/26 neighbours");
    private static final Option<Form> FORM =
            Option.word("form", Form.WASSERSTEIN, "wasserstein: the mathematics; hu: the paper's own code");
    private static final Option<Integer> HU_PATCH =
            Option.integer("hu_patch", 100, 1, 65_536, "form=hu: width and height of patches");
    private static final Option<Double> HU_LEAST =
            Option.number("hu_least", 0.03, Range.FINITE, "form=hu: least persistence of what is removed");
    private static final Option<Double> HU_PERFECT =
            Option.number("hu_perfect", 0.99, Range.FINITE, "form=hu: persistence above which nothing is to fix");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "topoloss",
                "Sum over dimensions of the squared Wasserstein distance of persistence diagrams, mean over classes.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n log n) homology and the matching of all features, the dearest of these losses",
                "Hu et al., NeurIPS 2019; J-falkenstein/topolosses HutopoLoss; HuXiaoling/TopoLoss (form=hu)",
                List.of(FILTRATION, CONNECTIVITY, BatchMasks.INCLUDE_BACKGROUND, FORM, HU_PATCH, HU_LEAST, HU_PERFECT));
    }

    @Override
    public Loss create(Options options) {
        boolean background = options.get(BatchMasks.INCLUDE_BACKGROUND);
        if (options.get(FORM) == Form.HU) {
            return Logits.loss(new CriticalPoints(
                    background, options.get(HU_PATCH), options.get(HU_LEAST), options.get(HU_PERFECT)));
        }
        Construction construction = options.get(CONNECTIVITY) == Neighbours.CROSS ? Construction.V : Construction.T;
        return Probabilities.loss(
                new WassersteinTopology(background, filtrations(options.get(FILTRATION)), construction));
    }

    private static List<Filtration> filtrations(Levels levels) {
        return switch (levels) {
            case BOTH -> List.of(Filtration.SUBLEVEL, Filtration.SUPERLEVEL);
            case SUBLEVEL -> List.of(Filtration.SUBLEVEL);
            case SUPERLEVEL -> List.of(Filtration.SUPERLEVEL);
        };
    }
}
