package org.toposeg.train.record;

import java.util.Map;

/**
 * A line of {@code metrics.jsonl}.
 *
 * @param epoch 1-based
 * @param step steps done
 * @param loss mean over the epoch
 * @param learningRate of its last step
 * @param seconds of training so far
 * @param waitedSeconds for batches in this epoch
 * @param dice of each held-out label, null without validation
 * @param meanDice over the labels, null without validation
 */
public record EpochRecord(
        int epoch,
        long step,
        double loss,
        double learningRate,
        double seconds,
        double waitedSeconds,
        Map<Integer, Double> dice,
        Double meanDice) {}
