package org.toposeg.train;

/**
 * What one forward and backward pass learns from; one or several make an update.
 *
 * @param images N×C×space, with the N for which the session was opened
 * @param objective compares the network's outputs for these images
 */
public record MicroBatch(float[] images, TrainingSession.Objective objective) {}
