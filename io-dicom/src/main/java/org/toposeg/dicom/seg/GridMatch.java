package org.toposeg.dicom.seg;

import java.util.stream.IntStream;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Brings voxels from one grid to another. Where the grids have the same voxel centres in another order (mirrored or
 * permuted axes) every value is moved unchanged; else the nearest voxel's value is taken.
 */
final class GridMatch {

    private GridMatch() {}

    /** Whether both grids have the same voxel centres, in whatever order. */
    static boolean sameVoxels(Grid a, Grid b) {
        if (a.size().voxels() != b.size().voxels()) {
            return false;
        }
        double tolerance = Math.min(a.tolerance(), b.tolerance());
        return IntStream.range(0, Grid.CORNERS).allMatch(corner -> isCorner(a, b.corner(corner), tolerance));
    }

    private static boolean isCorner(Grid grid, Vec3 place, double tolerance) {
        return IntStream.range(0, Grid.CORNERS)
                .anyMatch(corner -> grid.corner(corner).minus(place).length() <= tolerance);
    }

    /** The labels at the voxels of another grid; 0 outside. */
    static LabelMap onto(LabelMap labels, Grid target) {
        if (labels.grid().equals(target)) {
            return labels;
        }
        Size size = target.size();
        Size from = labels.grid().size();
        LabelMap result = LabelMap.zeros(target);
        Vec3 start = labels.grid().toVoxel(target.toPatient(0, 0, 0));
        Vec3 stepX = labels.grid().toVoxel(target.toPatient(1, 0, 0)).minus(start);
        Vec3 stepY = labels.grid().toVoxel(target.toPatient(0, 1, 0)).minus(start);
        Vec3 stepZ = labels.grid().toVoxel(target.toPatient(0, 0, 1)).minus(start);
        IntStream.range(0, size.z()).parallel().forEach(k -> {
            for (int j = 0; j < size.y(); j++) {
                Vec3 row = start.plus(stepY.times(j)).plus(stepZ.times(k));
                int at = size.index(0, j, k);
                for (int i = 0; i < size.x(); i++) {
                    int x = (int) Math.floor(row.x() + i * stepX.x() + 0.5);
                    int y = (int) Math.floor(row.y() + i * stepX.y() + 0.5);
                    int z = (int) Math.floor(row.z() + i * stepX.z() + 0.5);
                    if (x >= 0 && y >= 0 && z >= 0 && x < from.x() && y < from.y() && z < from.z()) {
                        result.data()[at + i] = labels.data()[from.index(x, y, z)];
                    }
                }
            }
        });
        return result;
    }
}
