package org.toposeg.topology.matching;

import java.util.List;

/** Matched and unmatched features of a prediction and a target, their cost and their number. */
public final class BettiMatchingResult {
    private final BettiMatchingOptions options;
    private final List<LevelMatching> levels;

    BettiMatchingResult(BettiMatchingOptions options, List<LevelMatching> levels) {
        this.options = options;
        this.levels = List.copyOf(levels);
    }

    /** One per filtration that was asked for. */
    public List<LevelMatching> levels() {
        return levels;
    }

    /** The features of the first filtration, which is the only one unless both were asked for. */
    public List<DimensionMatching> dimensions() {
        return levels.get(0).dimensions();
    }

    /** The features of one dimension of the first filtration. */
    public DimensionMatching dimension(int k) {
        return dimensions().get(k);
    }

    /** The Betti matching loss; with both filtrations their mean. */
    public double loss() {
        return evaluate(null, 1);
    }

    /**
     * The loss and its gradient.
     *
     * @param gradient as large as the prediction; factor · d loss / d prediction is added to it
     * @return the loss, without the factor
     */
    public double addGradient(float[] gradient, double factor) {
        return evaluate(gradient, factor);
    }

    private double evaluate(float[] gradient, double factor) {
        double sum = 0;
        for (LevelMatching level : levels) {
            sum += new MatchingLoss(options, level.filtration(), gradient, factor / levels.size()).add(level);
        }
        return sum / levels.size();
    }

    /** The Betti matching error: per dimension how many features have no counterpart, over all filtrations. */
    public int[] error() {
        int[] error = new int[dimensions().size()];
        for (LevelMatching level : levels) {
            for (DimensionMatching dimension : level.dimensions()) {
                error[dimension.dimension()] += dimension.error();
            }
        }
        return error;
    }
}
