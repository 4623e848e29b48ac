package org.toposeg.loss.projection;

import org.toposeg.loss.LossBatch;

/** What makes one number of the voxels of a ray that are not ignored; 0 of none. */
interface Projection {

    /**
     * Projects channel c of sample n.
     *
     * @param values laid out as the prediction
     * @param out receives an image from {@code at} on
     */
    void project(LossBatch batch, float[] values, int n, int c, float[] out, int at);

    /**
     * Adds to the gradient by the prediction what that by its projection makes of it.
     *
     * @param projected what {@link #project} gave for the prediction, from {@code at} on
     * @param byProjected gradient by it, from {@code at} on
     */
    void backward(LossBatch batch, int n, int c, float[] projected, float[] byProjected, int at, float[] gradient);
}
