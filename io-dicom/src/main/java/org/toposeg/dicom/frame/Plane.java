package org.toposeg.dicom.frame;

import org.toposeg.volume.Vec3;

/** The anatomical name of a plane. */
final class Plane {

    private static final double NEARLY = 0.999;

    private Plane() {}

    static String name(Vec3 normal) {
        double x = Math.abs(normal.x());
        double y = Math.abs(normal.y());
        double z = Math.abs(normal.z());
        double largest = Math.max(x, Math.max(y, z));
        String plane = largest == z ? "axial" : largest == y ? "coronal" : "sagittal";
        return largest >= NEARLY ? plane : "oblique " + plane;
    }
}
