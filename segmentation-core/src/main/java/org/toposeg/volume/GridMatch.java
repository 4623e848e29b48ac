package org.toposeg.volume;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brings voxels from one grid to another. Where the grids have the same voxel centres in another order (mirrored or
 * permuted axes) every value is moved unchanged; else the nearest voxel's value is taken.
 */
public final class GridMatch {

    /** Grids so far apart that most of what holds both is between them are of different images. */
    private static final double MAX_SPREAD = 64;

    /** Part of a voxel by which centres may differ and still be the same. */
    private static final double SAME_VOXEL = 0.02;

    /** The same for grids whose numbers were stored in 4-byte floats. */
    private static final double SAME_LATTICE = 0.05;

    private GridMatch() {}

    /** Whether the voxels of one grid lie at voxels of the other, or of its continuation, in whatever order of axes. */
    public static boolean sharesLattice(Grid a, Grid b) {
        Vec3 start = a.toVoxel(b.toPatient(0, 0, 0));
        Vec3[] steps = new Vec3[3];
        int used = 0;
        for (int axis = 0; axis < 3; axis++) {
            Vec3 next = a.toVoxel(b.toPatient(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0));
            steps[axis] = rounded(next.minus(start));
            for (int other = 0; other < 3; other++) {
                used |= steps[axis].get(other) == 0 ? 0 : 1 << other;
            }
            if (Math.abs(steps[axis].dot(steps[axis]) - 1) > 0) {
                return false;
            }
        }
        return used == 7 && staysOnLattice(a, b, rounded(start), steps);
    }

    private static boolean staysOnLattice(Grid a, Grid b, Vec3 start, Vec3[] steps) {
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) * (b.size().x() - 1);
            int j = (corner >> 1 & 1) * (b.size().y() - 1);
            int k = (corner >> 2) * (b.size().z() - 1);
            Vec3 expected =
                    start.plus(steps[0].times(i)).plus(steps[1].times(j)).plus(steps[2].times(k));
            Vec3 off = a.toVoxel(b.toPatient(i, j, k)).minus(expected);
            if (Math.max(Math.abs(off.x()), Math.max(Math.abs(off.y()), Math.abs(off.z()))) > SAME_LATTICE) {
                return false;
            }
        }
        return true;
    }

    private static Vec3 rounded(Vec3 v) {
        return new Vec3(Math.rint(v.x()), Math.rint(v.y()), Math.rint(v.z()));
    }

    /** The smallest grid with the axes of {@code a} that holds the voxels of both; empty where they share no lattice. */
    public static Optional<Grid> union(Grid a, Grid b) {
        if (!sharesLattice(a, b)) {
            return Optional.empty();
        }
        Vec3 first = rounded(a.toVoxel(b.toPatient(0, 0, 0)));
        Vec3 last = rounded(a.toVoxel(
                b.toPatient(b.size().x() - 1, b.size().y() - 1, b.size().z() - 1)));
        int[] from = new int[3];
        int[] size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            from[axis] = (int) Math.min(0, Math.min(first.get(axis), last.get(axis)));
            double end = Math.max(a.size().get(axis) - 1.0, Math.max(first.get(axis), last.get(axis)));
            size[axis] = (int) end - from[axis] + 1;
        }
        double voxels = (double) size[0] * size[1] * size[2];
        if (voxels > MAX_SPREAD * (a.size().voxels() + (double) b.size().voxels())) {
            return Optional.empty();
        }
        return Optional.of(a.region(from[0], from[1], from[2], new Size(size[0], size[1], size[2])));
    }

    /** Whether both grids have the same voxel centres, in whatever order. */
    public static boolean sameVoxels(Grid a, Grid b) {
        if (a.size().voxels() != b.size().voxels()) {
            return false;
        }
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) * (b.size().x() - 1);
            int j = (corner >> 1 & 1) * (b.size().y() - 1);
            int k = (corner >> 2) * (b.size().z() - 1);
            if (!hitsCorner(a, a.toVoxel(b.toPatient(i, j, k)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hitsCorner(Grid grid, Vec3 voxel) {
        for (int axis = 0; axis < 3; axis++) {
            double last = grid.size().get(axis) - 1;
            double value = voxel.get(axis);
            if (Math.min(Math.abs(value), Math.abs(value - last)) > SAME_VOXEL) {
                return false;
            }
        }
        return true;
    }

    /** The labels at the voxels of another grid; 0 outside. */
    public static LabelMap onto(LabelMap labels, Grid target) {
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
