package org.toposeg.loss.skeleton;

import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Vec3;

/**
 * A mask with its centre line and radii, and the weights that cbDice derives from them. Distances are in units of the
 * smallest spacing; a mask without border has distance 1 everywhere.
 *
 * @param mask D×H×W
 * @param line 1 on the centre line
 * @param distance to the background
 * @param greatest radius on the line, at least 1
 * @param power of the inverse radius: 1 in images, 2 in volumes
 */
record CentreLine(byte[] mask, byte[] line, float[] distance, double greatest, int power) {

    static CentreLine of(byte[] mask, byte[] line, Shape shape, Vec3 spacing) {
        double unit = Math.min(spacing.x(), spacing.y());
        unit = shape.depth() > 1 ? Math.min(unit, spacing.z()) : unit;
        float[] distance = DistanceTransform.toBackground(mask, BatchMasks.size(shape), spacing.times(1 / unit));
        double greatest = 1;
        for (int v = 0; v < distance.length; v++) {
            distance[v] = distance[v] == Float.POSITIVE_INFINITY ? 1 : distance[v];
            greatest = line[v] != 0 ? Math.max(greatest, distance[v]) : greatest;
        }
        return new CentreLine(mask, line, distance, greatest, shape.dimensions() - 1);
    }

    boolean isOn(int v) {
        return line[v] != 0;
    }

    /** Distance in the mask over the greatest radius, at most 1. */
    double depth(int v) {
        return Math.min(distance[v] / greatest, 1);
    }

    /** On the line: radius over the greatest. */
    double radius(int v) {
        return distance[v] / greatest;
    }

    /** On the line: large where the structure is thin, so that thin ones count as thick ones do. */
    double inverseRadius(int v) {
        double inverse = (greatest - distance[v] + 1) / greatest;
        return power == 1 ? inverse : inverse * inverse;
    }
}
