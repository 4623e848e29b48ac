package org.toposeg.network.graph;

import java.util.SplittableRandom;

/**
 * What a network is run for. In training, a norm over the batch takes the batch's mean and variance and dropout drops
 * channels; both depend on input and seed alone, in every engine alike.
 *
 * @param training whether gradients follow
 * @param seed of what is drawn at random
 */
public record ForwardMode(boolean training, long seed) {

    public static final ForwardMode INFERENCE = new ForwardMode(false, 0);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** One step of training. */
    public static ForwardMode training(long seed) {
        return new ForwardMode(true, seed);
    }

    /** The seed of a step, 0-based, of a run: it depends on nothing else, so that a run can go on from any step. */
    public static long seed(long run, long step) {
        return mix(run + GOLDEN * (step + 1));
    }

    /**
     * By what dropout multiplies each channel of each sample: 0 with the given probability, else 1/(1 - probability),
     * which keeps the mean. The first samples of a batch do not depend on how many follow.
     *
     * @param name of the dropout in the network
     * @return samples × channels
     */
    public float[] dropout(String name, double probability, int samples, int channels) {
        SplittableRandom random = new SplittableRandom(mix(seed ^ GOLDEN * name.hashCode()));
        float kept = (float) (1 / (1 - probability));
        float[] factors = new float[samples * channels];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble() < probability ? 0 : kept;
        }
        return factors;
    }

    /** Spreads seeds that lie close to each other, whose streams would otherwise be one stream shifted. */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
