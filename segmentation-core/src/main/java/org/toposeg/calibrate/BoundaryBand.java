package org.toposeg.calibrate;

import java.util.Arrays;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Grid;

/** The voxels within a distance of a boundary between classes of the reference. */
public final class BoundaryBand {

    private BoundaryBand() {}

    /**
     * @param classes of each voxel on the grid
     * @param width in mm: the greatest distance between a voxel's centre and the nearest centre of another class, and to a
     *     class from outside
     */
    public static boolean[] of(byte[] classes, Grid grid, double width) {
        boolean[] near = new boolean[classes.length];
        int greatest = 0;
        for (byte c : classes) {
            greatest = Math.max(greatest, c & 0xFF);
        }
        for (int c = 1; c <= greatest; c++) {
            byte[] mask = new byte[classes.length];
            int voxels = 0;
            for (int v = 0; v < classes.length; v++) {
                mask[v] = (byte) ((classes[v] & 0xFF) == c ? 1 : 0);
                voxels += mask[v];
            }
            if (voxels > 0) {
                float[] signed = DistanceTransform.signed(mask, grid.size(), grid.spacing());
                for (int v = 0; v < near.length; v++) {
                    near[v] |= Math.abs(signed[v]) <= width;
                }
            }
        }
        return near;
    }

    /** A width that takes in a voxel on either side along the coarsest axis. */
    public static double defaultWidth(Grid grid) {
        return Arrays.stream(grid.spacing().toArray()).max().orElse(1) * 1.5;
    }
}
