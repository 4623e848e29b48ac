package org.toposeg.topology.gradient;

import java.util.Arrays;

/**
 * Values on a padded lattice in the order in which they enter: small first, and equal ones as {@link PlateauOrder} says. The
 * border never enters.
 */
public final class Field {
    public final Lattice lattice;
    /** Whose order is that of the voxels; of equal ones the one stored first enters first. */
    public final float[] values;
    /** With which voxels enter. */
    public final float[] levels;

    private Field(Lattice lattice, float[] levels) {
        this.lattice = lattice;
        this.levels = levels;
        values = PlateauOrder.of(lattice, levels);
    }

    /** @param sign 1 to let small values enter first, -1 for large ones */
    static Field of(float[] image, Lattice lattice, float sign) {
        float[] values = new float[lattice.paddedLength()];
        Arrays.fill(values, Float.POSITIVE_INFINITY);
        for (int row = 0; row < lattice.rows(); row++) {
            int to = lattice.rowStart(row);
            int from = row * lattice.x();
            for (int i = 0; i < lattice.x(); i++) {
                // adding zero makes -0 a 0, so that equal values have equal bits
                values[to + i] = image[from + i] * sign + 0f;
            }
        }
        return new Field(lattice, values);
    }

    /** The pointwise smaller value: sublevel sets are the unions of both. */
    public static Field union(Field a, Field b) {
        float[] values = new float[a.levels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(a.levels[i], b.levels[i]);
        }
        return new Field(a.lattice, values);
    }

    /** The pointwise larger value: sublevel sets are the intersections of both. */
    public static Field intersection(Field a, Field b) {
        float[] values = new float[a.levels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(a.levels[i], b.levels[i]);
        }
        return new Field(a.lattice, values);
    }

    /** Whether voxel a enters after voxel b. */
    public boolean later(int a, int b) {
        return values[a] > values[b] || values[a] == values[b] && a > b;
    }

    /** The value's place in the order, in the upper half of a number whose lower half is free. */
    public long key(int voxel) {
        int bits = Float.floatToRawIntBits(values[voxel]);
        return (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 32;
    }
}
