package org.toposeg.train.optim;

import org.toposeg.network.graph.Weights;

/**
 * Exponential moving average of the weights; early on it forgets faster, so that the start has no weight for long.
 * Running means and variances are averaged as all others are (timm's ModelEma does so too): they then belong to about the
 * same steps as the weights that they are used with.
 */
public final class MovingAverage {

    private final double decay;
    private Weights average;
    private long updates;

    /**
     * @param start the average so far (owned from now on)
     * @param updates how many went into it
     */
    public MovingAverage(double decay, Weights start, long updates) {
        this.decay = decay;
        this.average = start;
        this.updates = updates;
    }

    public void update(Weights weights) {
        updates++;
        float keep = (float) Math.min(decay, (updates - 1.0) / (updates + 9.0));
        if (decay == 0) {
            average = weights;
            return;
        }
        weights.parameters().entrySet().parallelStream().forEach(e -> {
            float[] to = average.parameters().get(e.getKey()).data();
            float[] from = e.getValue().data();
            for (int i = 0; i < to.length; i++) {
                to[i] = keep * to[i] + (1 - keep) * from[i];
            }
        });
    }

    public Weights weights() {
        return average;
    }
}
