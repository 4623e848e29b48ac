package org.toposeg.loss.pixel;

import org.toposeg.loss.base.Exponentials;
import org.toposeg.loss.base.SoftmaxRun;
import org.toposeg.loss.base.Vectors;

/**
 * A run of voxels of one sample as a classification of each into two or more classes; a single channel has the classes
 * 0, whose probability is one minus the channel's, and 1.
 */
public final class VoxelBlock {

    static final int SIZE = Vectors.RUN;

    /** Voxels in use, at most {@link #SIZE}. */
    public int length;

    /** By class and voxel: probability, its natural logarithm (at least -100), and the target's share. */
    public final double[][] p;

    public final double[][] logp;
    public final double[][] t;

    /** By class and voxel: d value / d log p, filled by a term. */
    public final double[][] slope;

    /** By voxel, filled by a term. */
    public final double[] value = new double[SIZE];

    /** By voxel: weight of the value in the mean, 0 for ignored ones. */
    final double[] factor = new double[SIZE];

    /** Room for terms. */
    public final double[][] scratch = new double[2][SIZE];

    final Exponentials exponentials = new Exponentials();

    final SoftmaxRun softmax;

    VoxelBlock(int classes) {
        softmax = new SoftmaxRun(classes);
        p = new double[classes][SIZE];
        logp = new double[classes][SIZE];
        t = new double[classes][SIZE];
        slope = new double[classes][SIZE];
    }

    public int classes() {
        return p.length;
    }
}
