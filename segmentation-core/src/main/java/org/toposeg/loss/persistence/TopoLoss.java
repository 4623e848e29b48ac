package org.toposeg.loss.persistence;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Logits;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.topology.homology.Construction;
import org.toposeg.topology.homology.Filtration;

/**
 * The topology loss of Hu et al. (NeurIPS 2019): the squared 2-Wasserstein distance between the persistence diagrams of prediction
 * and target, matched exactly. Its gradient moves the voxels at which features of the prediction are born and die.
 *
 * <p>The published code ({@code form=hu}) is another loss: images only, components only, and it compares logits with
 * probabilities and pushes them the wrong way; it is there to repeat published numbers. {@code form=wasserstein} is what
 * topolosses' HutopoLoss computes.
 */
public final class TopoLoss implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "topoloss",
                "Sum over dimensions of the squared Wasserstein distance of persistence diagrams, mean over classes.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n log n) homology and the matching of all features, the dearest of these losses",
                "Hu et al., NeurIPS 2019; J-falkenstein/topolosses HutopoLoss; HuXiaoling/TopoLoss (form=hu)",
                List.of(
                        new LossOption(
                                "filtration", "superlevel", "superlevel: bright first; sublevel; both: their mean"),
                        new LossOption(
                                "connectivity",
                                "cross",
                                "of what enters first: cross: 4/6 neighbours (published); full: 8/26 neighbours"),
                        BatchMasks.INCLUDE_BACKGROUND,
                        new LossOption("form", "wasserstein", "wasserstein: the mathematics; hu: the paper's own code"),
                        new LossOption("hu_patch", 100, "form=hu: width and height of patches"),
                        new LossOption("hu_least", 0.03, "form=hu: least persistence of what is removed"),
                        new LossOption("hu_perfect", 0.99, "form=hu: persistence above which nothing is to fix")));
    }

    @Override
    public Loss create(LossOptions options) {
        boolean background = options.flag("include_background");
        int patch = (int) options.number("hu_patch", 1, Integer.MAX_VALUE / 2);
        List<Filtration> filtrations = filtrations(options.choice("filtration", "superlevel", "sublevel", "both"));
        boolean cross = options.choice("connectivity", "cross", "full").equals("cross");
        if (options.choice("form", "wasserstein", "hu").equals("hu")) {
            return Logits.loss(
                    new CriticalPoints(background, patch, options.number("hu_least"), options.number("hu_perfect")));
        }
        return Probabilities.loss(
                new WassersteinTopology(background, filtrations, cross ? Construction.V : Construction.T));
    }

    private static List<Filtration> filtrations(String name) {
        return switch (name) {
            case "both" -> List.of(Filtration.SUBLEVEL, Filtration.SUPERLEVEL);
            case "sublevel" -> List.of(Filtration.SUBLEVEL);
            default -> List.of(Filtration.SUPERLEVEL);
        };
    }
}
