package org.toposeg.loss.persistence;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.matching.BettiMatchingOptions;
import org.toposeg.topology.matching.BettiMatchingOptions.Comparison;
import org.toposeg.topology.matching.BettiMatchingOptions.Levels;
import org.toposeg.topology.matching.BettiMatchingOptions.Matching;
import org.toposeg.topology.matching.BettiMatchingOptions.UnmatchedCost;

/**
 * The Betti matching loss, each class against the rest: the mean over samples and classes of what it costs to give the
 * prediction the target's topological features in the same places.
 */
public final class BettiMatchingLoss implements LossDefinition {

    private enum LevelSets {
        SUPERLEVEL(Levels.SUPERLEVEL),
        SUBLEVEL(Levels.SUBLEVEL),
        BOTHLEVELS(Levels.BOTH);

        private final Levels levels;

        LevelSets(Levels levels) {
            this.levels = levels;
        }
    }

    private enum Essential {
        EXCLUDED,
        KEPT
    }

    private static final Option<LevelSets> FILTRATION =
            Option.word("filtration", LevelSets.SUPERLEVEL, "superlevel, sublevel or bothlevels (their mean)");
    private static final Option<Matching> MATCHING = Option.word(
            "matching", Matching.STRICT, "strict, published (Betti-Matching-3D; slow) or published_2d_original");
    private static final Option<Comparison> COMPARISON = Option.word(
            "comparison", Comparison.UNION, "union or intersection: through which sets features are matched");
    private static final Option<Construction> CONSTRUCTION =
            Option.word("construction", Construction.V, "V: foreground 4-/6-connected; T: 8-/26-connected");
    private static final Option<Boolean> RELATIVE =
            Option.flag("relative", false, "true: what touches the border counts as enclosed");
    private static final Option<Essential> ESSENTIAL =
            Option.word("essential", Essential.EXCLUDED, "excluded or kept: the component that never dies");
    private static final Option<Double> MATCHED_WEIGHT =
            Option.number("matched_weight", 1, Range.atLeast(0), "factor of matched features");
    private static final Option<Double> UNMATCHED_WEIGHT =
            Option.number("unmatched_weight", 1, Range.atLeast(0), "factor of the prediction's unmatched features");
    private static final Option<Double> SHORTEST = Option.number(
            "barcode_length_threshold", 0, Range.FINITE, "unmatched features no longer than this cost nothing");
    private static final Option<Boolean> PUSH =
            Option.flag("push_unmatched_to_1_0", false, "true: births to 1 and deaths to 0, as topolosses");
    private static final Option<OptionalDouble> SPARSE_THRESHOLD = Option.optionalNumber(
            "sparse_threshold",
            OptionalDouble.empty(),
            "none",
            Range.FINITE,
            "none, or the value at which the filtration ends");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "betti_matching",
                "sum over matched features of 2*((b-b')^2+(d-d')^2) and over unmatched ones of (b-d)^2.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n) for the discrete gradients of three images, then a matrix reduction over their critical cells",
                "Stucki et al., ICML 2023 and arXiv 2407.04683; nstucki/Betti-Matching-3D; multi-class: Berger et al."
                        + " 2024",
                List.of(
                        FILTRATION,
                        MATCHING,
                        COMPARISON,
                        CONSTRUCTION,
                        RELATIVE,
                        ESSENTIAL,
                        MATCHED_WEIGHT,
                        UNMATCHED_WEIGHT,
                        SHORTEST,
                        PUSH,
                        SPARSE_THRESHOLD,
                        BatchMasks.INCLUDE_BACKGROUND));
    }

    @Override
    public Loss create(Options options) {
        return Probabilities.loss(new MatchingMean(matching(options), options.get(BatchMasks.INCLUDE_BACKGROUND)));
    }

    /** The matching that this loss's options ask for. */
    public static BettiMatchingOptions matching(Options options) {
        return BettiMatchingOptions.builder()
                .levels(options.get(FILTRATION).levels)
                .matching(options.get(MATCHING))
                .comparison(options.get(COMPARISON))
                .construction(options.get(CONSTRUCTION))
                .relative(options.get(RELATIVE))
                .essential(options.get(ESSENTIAL) == Essential.KEPT)
                .matchedWeight(options.get(MATCHED_WEIGHT))
                .unmatchedWeight(options.get(UNMATCHED_WEIGHT))
                .shortest(options.get(SHORTEST))
                .unmatchedCost(options.get(PUSH) ? UnmatchedCost.PUSH_TO_1_0 : UnmatchedCost.LENGTH)
                .sparseThreshold((float) options.get(SPARSE_THRESHOLD).orElse(Double.NaN))
                .build();
    }
}
