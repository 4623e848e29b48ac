package org.toposeg.train.record;

import org.toposeg.network.Weights;

/**
 * A training run at the end of a step. With the plan it suffices to go on exactly: batches and learning rate depend on
 * the step's number alone.
 *
 * @param planHash SHA-256 of the plan; a checkpoint belongs to one plan
 * @param step steps done
 * @param lossSum sum of this epoch's losses so far
 * @param seconds of training so far
 * @param waited seconds of these in which the network waited for batches
 * @param bestDice best validation so far, NaN before the first
 * @param sinceBest validations since
 */
public record Checkpoint(
        String planHash,
        long step,
        double lossSum,
        double seconds,
        double waited,
        double bestDice,
        int sinceBest,
        Weights weights,
        Weights optimizer,
        Weights average) {}
