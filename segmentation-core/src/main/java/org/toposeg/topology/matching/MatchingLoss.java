package org.toposeg.topology.matching;

import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;

/**
 * The Betti matching loss of one filtration: 2·((b - b')² + (d - d')²) for matched features, and a cost for each unmatched
 * one. Its gradient reaches the prediction's birth and death voxels.
 */
final class MatchingLoss {
    private final BettiMatchingOptions options;
    private final boolean superlevel;
    private final float[] gradient;
    private final double factor;
    private double value;

    /** @param gradient receives factor · d loss / d prediction, or null */
    MatchingLoss(BettiMatchingOptions options, Filtration filtration, float[] gradient, double factor) {
        this.options = options;
        superlevel = filtration == Filtration.SUPERLEVEL;
        this.gradient = gradient;
        this.factor = factor;
    }

    double add(LevelMatching matching) {
        for (DimensionMatching dimension : matching.dimensions()) {
            dimension.matched().forEach(this::addMatched);
            dimension.unmatchedPrediction().forEach(this::addUnmatchedPrediction);
            dimension.unmatchedTarget().forEach(this::addUnmatchedTarget);
        }
        return value;
    }

    private void addMatched(MatchedPair pair) {
        Feature prediction = pair.prediction();
        double births = (double) prediction.birth() - pair.target().birth();
        double deaths = death(prediction) - death(pair.target());
        double weight = 2 * options.charge().matchedWeight();
        value += weight * (births * births + deaths * deaths);
        push(prediction.birthVoxel(), prediction.birth(), 2 * weight * births);
        push(prediction.deathVoxel(), prediction.death(), 2 * weight * deaths);
    }

    private void addUnmatchedPrediction(Feature feature) {
        double length = feature.birth() - death(feature);
        double weight = options.charge().unmatchedWeight();
        if (Math.abs(length) <= options.charge().shortest()) {
            return;
        }
        if (options.charge().unmatchedCost() == BettiMatchingOptions.UnmatchedCost.LENGTH) {
            value += weight * length * length;
            push(feature.birthVoxel(), feature.birth(), 2 * weight * length);
            push(feature.deathVoxel(), feature.death(), -2 * weight * length);
        } else {
            double birth = feature.birth() - birthGoal();
            double death = death(feature) - deathGoal();
            value += 2 * weight * (birth * birth + death * death);
            push(feature.birthVoxel(), feature.birth(), 4 * weight * birth);
            push(feature.deathVoxel(), feature.death(), 4 * weight * death);
        }
    }

    private void addUnmatchedTarget(Feature feature) {
        double birth = feature.birth();
        double death = death(feature);
        if (options.charge().unmatchedCost() == BettiMatchingOptions.UnmatchedCost.LENGTH) {
            value += (birth - death) * (birth - death);
        } else {
            double births = birth - birthGoal();
            double deaths = death - deathGoal();
            value += 2 * (births * births + deaths * deaths);
        }
    }

    /** 1 in the values of the filtration, which for superlevel are 1 - p. */
    private double birthGoal() {
        return superlevel ? 0 : 1;
    }

    private double deathGoal() {
        return superlevel ? 1 : 0;
    }

    private double death(Feature feature) {
        if (feature.isEssential()) {
            return superlevel ? 0 : 1;
        }
        return feature.death();
    }

    private void push(int voxel, float at, double slope) {
        if (gradient != null && voxel >= 0 && !isCut(at)) {
            gradient[voxel] += (float) (factor * slope);
        }
    }

    private boolean isCut(float at) {
        return superlevel
                ? at <= options.space().sparseThreshold()
                : at >= options.space().sparseThreshold();
    }
}
