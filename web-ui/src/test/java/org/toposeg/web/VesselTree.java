package org.toposeg.web;

import java.util.Random;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** A small study for tests: a branching vessel (label 1) and a ball (label 2) in noise. */
public final class VesselTree {

    private static final double SPACING = 0.8;

    private final LabelMap labels;
    private final Random random = new Random(7);

    private VesselTree(int edge) {
        labels = LabelMap.zeros(Grid.of(new Size(edge, edge, edge), new Vec3(SPACING, SPACING, SPACING)));
        double unit = edge / 64.0;
        ball(new Vec3(46 * unit, 20 * unit, 40 * unit), 7 * unit, 2);
        grow(new Vec3(32 * unit, 32 * unit, 3 * unit), new Vec3(0, 0, 1), 3 * unit, 13 * unit, 4);
    }

    /** @param edge voxels along each axis */
    public static LabelMap labels(int edge) {
        return new VesselTree(edge).labels;
    }

    /** Vessels at 170, the ball at 135, the rest at 100, with noise of 10. */
    public static Volume image(LabelMap labels) {
        Random noise = new Random(11);
        float[] data = new float[labels.data().length];
        for (int v = 0; v < data.length; v++) {
            float mean = labels.label(v) == 1 ? 170 : labels.label(v) == 2 ? 135 : 100;
            data[v] = (float) (mean + 10 * noise.nextGaussian());
        }
        return new Volume(labels.grid(), data);
    }

    private void grow(Vec3 start, Vec3 direction, double radius, double length, int generations) {
        Vec3 end = start.plus(direction.times(length));
        for (double t = 0; t <= length; t += 0.5) {
            ball(start.plus(direction.times(t)), radius, 1);
        }
        if (generations > 0) {
            Vec3 side = direction
                    .cross(new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()))
                    .normalized();
            grow(end, direction.plus(side.times(0.6)).normalized(), radius * 0.8, length * 0.85, generations - 1);
            grow(end, direction.plus(side.times(-0.7)).normalized(), radius * 0.8, length * 0.85, generations - 1);
        }
    }

    private void ball(Vec3 centre, double radius, int label) {
        Size size = labels.grid().size();
        for (int k = low(centre.z(), radius); k <= high(centre.z(), radius, size.z()); k++) {
            for (int j = low(centre.y(), radius); j <= high(centre.y(), radius, size.y()); j++) {
                for (int i = low(centre.x(), radius); i <= high(centre.x(), radius, size.x()); i++) {
                    if (new Vec3(i, j, k).minus(centre).length() <= radius) {
                        labels.data()[size.index(i, j, k)] = (short) label;
                    }
                }
            }
        }
    }

    private static int low(double centre, double radius) {
        return Math.max(0, (int) (centre - radius));
    }

    private static int high(double centre, double radius, int size) {
        return Math.min(size - 1, (int) (centre + radius + 1));
    }
}
