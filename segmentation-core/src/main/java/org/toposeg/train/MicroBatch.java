package org.toposeg.train;

/**
 * What one forward and backward pass learns from; one or several make an update.
 *
 * @param images N×C×space, with the N for which the session was opened
 * @param objective compares the network's outputs for these images
 * @param seed of what the network draws at random, see {@link org.toposeg.network.graph.ForwardMode}
 */
public record MicroBatch(float[] images, TrainingSession.Objective objective, long seed) {

    /** For a network that draws nothing at random, or the same each time. */
    public MicroBatch(float[] images, TrainingSession.Objective objective) {
        this(images, objective, 0);
    }
}
