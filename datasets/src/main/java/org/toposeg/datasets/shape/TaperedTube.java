package org.toposeg.datasets.shape;

import org.toposeg.volume.Vec3;

/**
 * A tube with round ends whose radius changes linearly from its start to its end; all in one unit of length.
 *
 * @param from one end of the axis
 * @param to the other, at another place
 */
public record TaperedTube(Vec3 from, Vec3 to, double startRadius, double endRadius) {

    /** How deep a point lies within: the radius where it is nearest to the axis, less its distance; negative outside. */
    public double depth(Vec3 p) {
        double t = along(p);
        double distance = p.minus(from.plus(to.minus(from).times(t))).length();
        return startRadius + t * (endRadius - startRadius) - distance;
    }

    /** The radius where a point is nearest to the axis. */
    public double radius(Vec3 p) {
        return startRadius + along(p) * (endRadius - startRadius);
    }

    /** Where on the axis a point is nearest, from 0 at its start to 1 at its end. */
    public double along(Vec3 p) {
        Vec3 axis = to.minus(from);
        return Math.clamp(p.minus(from).dot(axis) / axis.dot(axis), 0, 1);
    }
}
