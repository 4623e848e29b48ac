package org.toposeg.topology;

import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** What every operation on a mask asks of its arguments. */
public final class Masks {

    private Masks() {}

    /** @throws IllegalArgumentException unless the array has one element for each voxel */
    public static void requireLength(int length, Size size) {
        if (length != size.voxels()) {
            throw new IllegalArgumentException(
                    "a mask of " + size + " voxels has " + size.voxels() + " elements, but the array has " + length);
        }
    }

    /** @throws IllegalArgumentException unless the spacing is finite and positive along each axis */
    public static void requireSpacing(Vec3 spacing) {
        for (int axis = 0; axis < 3; axis++) {
            double step = spacing.get(axis);
            if (!(step > 0) || !Double.isFinite(step)) {
                throw new IllegalArgumentException(
                        "spacing must be finite and > 0, got " + step + " for " + "xyz".charAt(axis));
            }
        }
    }
}
