package org.toposeg.preprocess;

import java.util.Arrays;
import org.toposeg.volume.Vec3;

/** How values between voxels are found along one axis. */
public enum Interpolation {
    NEAREST,
    LINEAR,
    /** Cubic B-spline through the samples, mirrored at the border (as SciPy's order 3, mode "mirror"). */
    CUBIC;

    /** From this ratio of spacings on, slices are too far apart to be interpolated through (nnU-Net's threshold). */
    static final double ANISOTROPY = 3;

    /**
     * One interpolation for each of x, y, z: this one, but nearest along a much coarser axis, where interpolating
     * through the slices would invent anatomy (as nnU-Net does).
     */
    public Interpolation[] perAxis(Vec3 from, Vec3 to) {
        Interpolation[] axes = {this, this, this};
        int coarse = coarseAxis(from) >= 0 ? coarseAxis(from) : coarseAxis(to);
        if (coarse >= 0) {
            axes[coarse] = NEAREST;
        }
        return axes;
    }

    private static int coarseAxis(Vec3 spacing) {
        double[] s = spacing.toArray();
        double least = Arrays.stream(s).min().orElseThrow();
        int axis = s[0] >= s[1] && s[0] >= s[2] ? 0 : s[1] >= s[2] ? 1 : 2;
        return s[axis] / least > ANISOTROPY ? axis : -1;
    }
}
