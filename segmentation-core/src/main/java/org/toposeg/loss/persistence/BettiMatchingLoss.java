package org.toposeg.loss.persistence;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.topology.homology.Construction;
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
                options());
    }

    private static List<LossOption> options() {
        return List.of(
                new LossOption("filtration", "superlevel", "superlevel, sublevel or bothlevels (their mean)"),
                new LossOption(
                        "matching", "strict", "strict, published (Betti-Matching-3D; slow) or published_2d_original"),
                new LossOption("comparison", "union", "union or intersection: through which sets features are matched"),
                new LossOption("construction", "V", "V: foreground 4-/6-connected; T: 8-/26-connected"),
                new LossOption("relative", false, "true: what touches the border counts as enclosed"),
                new LossOption("essential", "excluded", "excluded or kept: the component that never dies"),
                new LossOption("matched_weight", 1.0, "factor of matched features"),
                new LossOption("unmatched_weight", 1.0, "factor of the prediction's unmatched features"),
                new LossOption("barcode_length_threshold", 0.0, "unmatched features no longer than this cost nothing"),
                new LossOption("push_unmatched_to_1_0", false, "true: births to 1 and deaths to 0, as topolosses"),
                new LossOption("sparse_threshold", "none", "none, or the value at which the filtration ends"),
                new LossOption("include_background", false, "false leaves channel 0 out if there are several"));
    }

    @Override
    public Loss create(LossOptions options) {
        return Probabilities.loss(new MatchingMean(matching(options), options.flag("include_background")));
    }

    /**
     * The matching that a loss's options ask for.
     *
     * @throws IllegalArgumentException in one sentence, if a word is unknown or a number makes no sense
     */
    public static BettiMatchingOptions matching(LossOptions options) {
        return BettiMatchingOptions.builder()
                .levels(levels(options.text("filtration")))
                .matching(word(options, "matching", Matching.class))
                .comparison(word(options, "comparison", Comparison.class))
                .construction(word(options, "construction", Construction.class))
                .relative(options.flag("relative"))
                .essential(isKept(options.text("essential")))
                .matchedWeight(options.number("matched_weight"))
                .unmatchedWeight(options.number("unmatched_weight"))
                .shortest(options.number("barcode_length_threshold"))
                .unmatchedCost(options.flag("push_unmatched_to_1_0") ? UnmatchedCost.PUSH_TO_1_0 : UnmatchedCost.LENGTH)
                .sparseThreshold(threshold(options.text("sparse_threshold")))
                .build();
    }

    private static Levels levels(String text) {
        return switch (text) {
            case "superlevel" -> Levels.SUPERLEVEL;
            case "sublevel" -> Levels.SUBLEVEL;
            case "bothlevels" -> Levels.BOTH;
            default -> throw unknown("filtration", text, "superlevel, sublevel or bothlevels");
        };
    }

    private static boolean isKept(String text) {
        return switch (text) {
            case "kept" -> true;
            case "excluded" -> false;
            default -> throw unknown("essential", text, "excluded or kept");
        };
    }

    private static float threshold(String text) {
        if (text.equals("none")) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "option sparse_threshold must be none or a number, got '" + text + "'.", e);
        }
    }

    private static <E extends Enum<E>> E word(LossOptions options, String name, Class<E> type) {
        String text = options.text(name);
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        List<String> known = List.of(type.getEnumConstants()).stream()
                .map(value ->
                        value.name().length() == 1 ? value.name() : value.name().toLowerCase(Locale.ROOT))
                .toList();
        throw unknown(name, text, String.join(" or ", known));
    }

    private static IllegalArgumentException unknown(String name, String text, String known) {
        return new IllegalArgumentException("option " + name + " must be " + known + ", got '" + text + "'.");
    }
}
