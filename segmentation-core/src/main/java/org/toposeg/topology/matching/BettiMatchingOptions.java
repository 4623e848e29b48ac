package org.toposeg.topology.matching;

import org.toposeg.topology.barcode.Construction;

/**
 * How features are found, matched and charged. {@link #defaults()} has the published code's defaults but for the matching.
 *
 * <p>The strict matching is the induced matching of Bauer and Lesnick, made independent of the order of equal cells: of the
 * intervals that end together in the comparison, a pair is matched for every class that both images have there (see
 * {@link CommonClasses}). Where no two intervals end together this is the published code's with an additional test for empty
 * images; where several do (in masks nearly all) it has the pairs that the published code matches whatever the order of the
 * array.
 *
 * @param space how an image becomes a growing space
 * @param matching which features are matched
 * @param comparison the filtration through which features are matched
 * @param essential whether the component that never dies takes part in matching, loss and error; its death counts as 0
 *     (superlevel) or 1 (sublevel)
 * @param charge what features cost
 */
public record BettiMatchingOptions(
        Space space, Matching matching, Comparison comparison, boolean essential, Charge charge) {

    /**
     * How an image becomes a growing space.
     *
     * @param levels which filtrations are matched
     * @param construction how voxels become a space, and with it the connectivity
     * @param relative pads the image by a frame of its first-entering value, so that what touches the border counts as
     *     enclosed
     * @param sparseThreshold voxels on the far side of it (below it for superlevel, above it for sublevel) are taken to
     *     have this value, or NaN for all voxels as they are. Features born on the near side are found as they are but die
     *     at the threshold at the latest; the matching is that of the whole images for all pairs whose features die before
     *     the threshold in the comparison. Where nothing is matched beyond it, nothing changes but the lengths cut there.
     *     The gradient of voxels on the far side is zero.
     */
    public record Space(Levels levels, Construction construction, boolean relative, float sparseThreshold) {

        public Space {
            if (levels == Levels.BOTH && !Float.isNaN(sparseThreshold)) {
                throw new IllegalArgumentException("a sparse threshold needs one filtration, superlevel or sublevel.");
            }
        }
    }

    /**
     * What features cost.
     *
     * @param matchedWeight factor of the matched features in the loss
     * @param unmatchedWeight factor of the prediction's unmatched features in the loss
     * @param shortest features of the prediction that live no longer than this, and are unmatched, cost nothing
     * @param unmatchedCost what an unmatched feature costs
     */
    public record Charge(double matchedWeight, double unmatchedWeight, double shortest, UnmatchedCost unmatchedCost) {

        public Charge {
            if (!(matchedWeight >= 0) || !(unmatchedWeight >= 0) || !(shortest >= 0)) {
                throw new IllegalArgumentException(
                        "weights and the shortest length must be at least 0, got matched weight " + matchedWeight
                                + ", unmatched weight " + unmatchedWeight + ", shortest length " + shortest + ".");
            }
        }
    }

    /** Which filtrations are matched. */
    public enum Levels {
        /** Bright voxels enter first. */
        SUPERLEVEL,
        /** Dark voxels enter first. */
        SUBLEVEL,
        /** Both; the loss is their mean, errors are their sum. */
        BOTH
    }

    /** Which features are matched. */
    public enum Matching {
        /** Those that live in the comparison, whatever the order of equal cells. */
        STRICT,
        /**
         * As nstucki/Betti-Matching-3D does: also features of which nothing lives in the comparison, and of equal cells by
         * their place in the array. Only in the V-construction, and slow.
         */
        PUBLISHED,
        /** As nstucki/Betti-matching does, which orders equal cells otherwise. Only in 2D and in the V-construction. */
        PUBLISHED_2D_ORIGINAL
    }

    /** The filtration through which features are matched. */
    public enum Comparison {
        /** Its sets are the unions of prediction and target. */
        UNION,
        /** Its sets are the intersections. */
        INTERSECTION
    }

    /** What an unmatched feature costs. */
    public enum UnmatchedCost {
        /** The square of its length, twice the squared distance to the nearest point of the diagonal. */
        LENGTH,
        /**
         * Twice the squared distance of birth from 1 and death from 0, in the values of the filtration (1 - p for
         * superlevel), as topolosses' {@code push_unmatched_to_1_0} does.
         */
        PUSH_TO_1_0
    }

    public BettiMatchingOptions {
        if (matching != Matching.STRICT && space.construction() == Construction.T) {
            throw new IllegalArgumentException(
                    "the published matchings are defined for construction V only; use the strict matching for T.");
        }
    }

    /** Superlevel, union, V-construction, not relative, strict, without the essential component, weights 1. */
    public static BettiMatchingOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; what is not set has its default. */
    public static final class Builder {
        private Levels levels = Levels.SUPERLEVEL;
        private Matching matching = Matching.STRICT;
        private Comparison comparison = Comparison.UNION;
        private Construction construction = Construction.V;
        private boolean relative;
        private boolean essential;
        private double matchedWeight = 1;
        private double unmatchedWeight = 1;
        private double shortest;
        private UnmatchedCost unmatchedCost = UnmatchedCost.LENGTH;
        private float sparseThreshold = Float.NaN;

        private Builder() {}

        public BettiMatchingOptions build() {
            return new BettiMatchingOptions(
                    new Space(levels, construction, relative, sparseThreshold),
                    matching,
                    comparison,
                    essential,
                    new Charge(matchedWeight, unmatchedWeight, shortest, unmatchedCost));
        }

        public Builder levels(Levels value) {
            levels = value;
            return this;
        }

        public Builder matching(Matching value) {
            matching = value;
            return this;
        }

        public Builder comparison(Comparison value) {
            comparison = value;
            return this;
        }

        public Builder construction(Construction value) {
            construction = value;
            return this;
        }

        public Builder relative(boolean value) {
            relative = value;
            return this;
        }

        public Builder essential(boolean value) {
            essential = value;
            return this;
        }

        public Builder matchedWeight(double value) {
            matchedWeight = value;
            return this;
        }

        public Builder unmatchedWeight(double value) {
            unmatchedWeight = value;
            return this;
        }

        public Builder shortest(double value) {
            shortest = value;
            return this;
        }

        public Builder unmatchedCost(UnmatchedCost value) {
            unmatchedCost = value;
            return this;
        }

        public Builder sparseThreshold(float value) {
            sparseThreshold = value;
            return this;
        }
    }
}
