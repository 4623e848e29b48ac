package org.toposeg.datasets.vessel;

import java.util.Random;
import org.toposeg.volume.Vec3;

/**
 * The tissue that vessels supply: a rounded box, all points with |x/a|³ + |y/b|³ + |z/c|³ at most 1.
 *
 * @param centre mm
 * @param half a, b, c in mm; c is 0 in a plane
 */
record Domain(Vec3 centre, Vec3 half) {

    /** Free on each side, in voxels, but not more than a share of small images. */
    private static final double MARGIN = 5;

    private static final double MARGIN_OF_EXTENT = 0.07;

    static Domain of(VesselOptions options) {
        Vec3 half = options.half();
        double margin = Math.min(MARGIN * options.voxel(), MARGIN_OF_EXTENT * options.extent());
        return new Domain(
                half, new Vec3(half.x() - margin, half.y() - margin, options.planar() ? 0 : half.z() - margin));
    }

    boolean contains(Vec3 p) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double u = half.get(axis) == 0 ? 0 : Math.abs(p.get(axis) - centre.get(axis)) / half.get(axis);
            sum += u * u * u;
        }
        return sum <= 1;
    }

    /** A point anywhere within, all equally likely. */
    Vec3 draw(Random random) {
        Vec3 p;
        do {
            p = centre.plus(new Vec3(side(random) * half.x(), side(random) * half.y(), side(random) * half.z()));
        } while (!contains(p));
        return p;
    }

    private static double side(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    /** The box around: its volume in mm³, in a plane its area in mm². */
    double measure() {
        return 4 * half.x() * half.y() * (half.z() == 0 ? 1 : 2 * half.z());
    }
}
