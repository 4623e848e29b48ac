package org.toposeg.train.record;

import org.toposeg.network.graph.Weights;

/**
 * A training run at the end of a step. With the plan it suffices to go on exactly: batches and learning rate depend on
 * the step's number alone.
 *
 * @param planHash SHA-256 of the plan; a checkpoint belongs to one plan
 * @param progress how far it is
 */
public record Checkpoint(String planHash, Progress progress, Weights weights, Weights optimizer, Weights average) {

    /**
     * @param step steps done
     * @param lossSum sum of this epoch's losses so far
     * @param seconds of training so far
     * @param waited seconds of these in which the network waited for batches
     * @param bestDice best validation so far, NaN before the first
     * @param sinceBest validations since
     */
    public record Progress(long step, double lossSum, double seconds, double waited, double bestDice, int sinceBest) {

        /** Before the first step. */
        public static final Progress START = new Progress(0, 0, 0, 0, Double.NaN, 0);

        public Progress atStep(long done, double sum) {
            return new Progress(done, sum, seconds, waited, bestDice, sinceBest);
        }

        public Progress withSeconds(double total, double waiting) {
            return new Progress(step, lossSum, total, waiting, bestDice, sinceBest);
        }

        public Progress withBest(double dice, int validationsSince) {
            return new Progress(step, lossSum, seconds, waited, dice, validationsSince);
        }
    }

    /** Steps done. */
    public long step() {
        return progress.step();
    }
}
