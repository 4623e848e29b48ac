package org.toposeg.train.optim;

import org.toposeg.train.MicroBatch;

/** The loss ½ Σ a_i (w_i − c_i)² + 1 of a network with three weights; a micro-batch's images are its centre c. */
final class Bowl implements Differentiable<DoubleVector> {

    static final double[] CURVATURE = {1, 3, 0.5};

    final DoubleVector weights;
    final DoubleVector gradient = new DoubleVector(0, 0, 0);

    /** Gradients that are scaled to more than this overflow, as those in fp16. */
    double greatest = Double.POSITIVE_INFINITY;

    double lastScale;

    Bowl(double... weights) {
        this.weights = new DoubleVector(weights);
    }

    static MicroBatch at(float... centre) {
        return new MicroBatch(centre, null);
    }

    static double loss(double[] w, float[] centre) {
        double loss = 1;
        for (int i = 0; i < w.length; i++) {
            loss += CURVATURE[i] * (w[i] - centre[i]) * (w[i] - centre[i]) / 2;
        }
        return loss;
    }

    static double[] gradient(double[] w, float[] centre) {
        double[] gradient = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            gradient[i] = CURVATURE[i] * (w[i] - centre[i]);
        }
        return gradient;
    }

    @Override
    public DoubleVector weights() {
        return weights;
    }

    @Override
    public DoubleVector gradient() {
        return gradient;
    }

    @Override
    public double differentiate(MicroBatch batch, double scale) {
        lastScale = scale;
        DoubleVector here = new DoubleVector(gradient(weights.data, batch.images()));
        boolean overflows = scale * here.norm() > greatest;
        gradient.blend(1, here, overflows ? Double.POSITIVE_INFINITY : scale);
        return loss(weights.data, batch.images());
    }

    @Override
    public void weightsChanged() {}
}
