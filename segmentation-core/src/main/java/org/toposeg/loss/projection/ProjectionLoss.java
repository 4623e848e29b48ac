package org.toposeg.loss.projection;

import java.util.Arrays;
import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.projection.Rays.Axis;

/**
 * The sum over axes of the mean over samples of a loss between projections.
 *
 * @param base sees single samples as images of probabilities
 * @param axes empty for all that the batch has
 * @param mode of the projections
 */
record ProjectionLoss(Loss base, List<Axis> axes, Projector.Mode mode) implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        double value = 0;
        for (Axis axis : axesOf(batch.shape())) {
            Projector projector = new Projector(mode, Rays.along(axis, batch.shape()));
            for (int n = 0; n < batch.shape().batch(); n++) {
                value += sample(projector, batch, n, gradient);
            }
        }
        return value;
    }

    private List<Axis> axesOf(Shape shape) {
        boolean planar = shape.dimensions() == 2;
        if (axes.isEmpty()) {
            return planar ? List.of(Axis.X, Axis.Y) : List.of(Axis.values());
        }
        if (planar && axes.contains(Axis.Z)) {
            throw new IllegalArgumentException("loss mip cannot project an image along z; take axes x, y or all.");
        }
        return axes;
    }

    private double sample(Projector projector, LossBatch batch, int n, float[] gradient) {
        Rays rays = projector.rays();
        Shape image = new Shape(1, batch.shape().channels(), 1, rays.height(), rays.width());
        float[] p = projector.project(batch, batch.prediction(), n);
        float[] t = projector.project(batch, batch.target(), n);
        int[] group = batch.groups() == null ? null : Arrays.copyOfRange(batch.groups(), n, n + 1);
        LossBatch projected = new LossBatch(image, p, batch.space(), t, projector.ignored(batch, n), null, group);
        float[] byProjected = gradient == null ? null : new float[p.length];
        double share = batch.weight(n) / batch.shape().batch();
        double value = share * base.evaluate(projected, byProjected);
        if (gradient != null) {
            for (int i = 0; i < byProjected.length; i++) {
                byProjected[i] *= (float) share;
            }
            projector.backward(batch, n, p, byProjected, gradient);
        }
        return value;
    }
}
