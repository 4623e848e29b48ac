package org.toposeg.datasets.vessel;

import java.util.Random;
import org.toposeg.volume.Vec3;

/** Random directions, which stay in the plane where the image is planar. */
record Directions(Random random, boolean planar) {

    /** A unit vector at a right angle to a direction. */
    Vec3 side(Vec3 direction) {
        Vec3 axis = planar ? new Vec3(0, 0, random.nextBoolean() ? 1 : -1) : gaussian();
        return axis.cross(direction).normalized();
    }

    /** A direction with noise of a deviation in each component. */
    Vec3 shaken(Vec3 direction, double deviation) {
        return direction.plus(gaussian().times(deviation)).normalized();
    }

    private Vec3 gaussian() {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), planar ? 0 : random.nextGaussian());
    }
}
