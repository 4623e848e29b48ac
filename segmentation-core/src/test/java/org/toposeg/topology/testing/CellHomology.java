package org.toposeg.topology.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.volume.Size;

/**
 * Cycles and boundaries of one dimension of all sublevel sets of an image, as spaces of chains of cells: persistent
 * homology by plain linear algebra, without any order among cells that enter at the same value.
 */
final class CellHomology {
    static final float NEVER = Float.POSITIVE_INFINITY;

    private final int dimension;
    private final Cells cells;
    private final float[] values;
    private final Map<Float, Subspace> cycles = new HashMap<>();
    private final Map<Float, Subspace> boundaries = new HashMap<>();

    CellHomology(Cells cells, float[] image, int dimension) {
        this.cells = cells;
        this.dimension = dimension;
        values = cells.values(image);
    }

    /** The cells of an image's complex; they extend along the axes where their place is odd. */
    static final class Cells {
        private final Size size;
        private final Construction construction;
        private final int[] counts = new int[3];
        final int count;

        Cells(Size size, Construction construction) {
            this.size = size;
            this.construction = construction;
            for (int axis = 0; axis < 3; axis++) {
                counts[axis] = 2 * size.get(axis) + (construction == Construction.V ? -1 : 1);
            }
            count = counts[0] * counts[1] * counts[2];
        }

        private int[] place(int cell) {
            return new int[] {cell % counts[0], cell / counts[0] % counts[1], cell / counts[0] / counts[1]};
        }

        private int dimension(int cell) {
            int[] place = place(cell);
            return place[0] % 2 + place[1] % 2 + place[2] % 2;
        }

        private BigInteger boundary(int cell) {
            BigInteger boundary = BigInteger.ZERO;
            int[] steps = {1, counts[0], counts[0] * counts[1]};
            for (int axis = 0; axis < 3; axis++) {
                if (place(cell)[axis] % 2 == 1) {
                    boundary = boundary.flipBit(cell - steps[axis]).flipBit(cell + steps[axis]);
                }
            }
            return boundary;
        }

        /** A cell enters with the last of its voxels (V) or with the first voxel that it bounds (T). */
        private float[] values(float[] image) {
            float[] result = new float[count];
            for (int cell = 0; cell < count; cell++) {
                int[] place = place(cell);
                boolean vertices = construction == Construction.V;
                float value = vertices ? Float.NEGATIVE_INFINITY : NEVER;
                for (int z : voxels(place[2], size.z())) {
                    for (int y : voxels(place[1], size.y())) {
                        for (int x : voxels(place[0], size.x())) {
                            float at = image[size.index(x, y, z)];
                            value = vertices ? Math.max(value, at) : Math.min(value, at);
                        }
                    }
                }
                result[cell] = value;
            }
            return result;
        }

        private List<Integer> voxels(int place, int length) {
            boolean vertices = construction == Construction.V;
            int low = vertices ? place / 2 : Math.floorDiv(place - 1, 2);
            int high = vertices ? (place + 1) / 2 : place / 2;
            return java.util.stream.IntStream.rangeClosed(low, high)
                    .filter(v -> v >= 0 && v < length)
                    .boxed()
                    .toList();
        }
    }

    /** The values at which something enters, ascending. */
    List<Float> levels() {
        TreeSet<Float> levels = new TreeSet<>();
        for (float value : values) {
            levels.add(value);
        }
        return new ArrayList<>(levels);
    }

    /** Cycles of the set at a value. */
    Subspace cycles(float upTo) {
        return cycles.computeIfAbsent(upTo, t -> {
            Subspace space = new Subspace();
            for (int cell = 0; cell < values.length; cell++) {
                if (values[cell] <= t && cells.dimension(cell) == dimension) {
                    space.add(cells.boundary(cell).shiftLeft(cells.count).setBit(cell));
                }
            }
            return space.below(cells.count);
        });
    }

    /** Boundaries of the set at a value; at {@link #NEVER} all cycles, so that what stays counts as ending there. */
    Subspace boundaries(float upTo) {
        if (upTo == NEVER) {
            return cycles(NEVER);
        }
        return boundaries.computeIfAbsent(upTo, t -> {
            Subspace space = new Subspace();
            for (int cell = 0; cell < values.length; cell++) {
                if (values[cell] <= t && cells.dimension(cell) == dimension + 1) {
                    space.add(cells.boundary(cell));
                }
            }
            return space;
        });
    }
}
