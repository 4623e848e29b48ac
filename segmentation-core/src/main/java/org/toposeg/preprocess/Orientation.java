package org.toposeg.preprocess;

import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * The permutation and flips that make a grid's x axis run most nearly towards the patient's left, y towards the back
 * and z towards the head (LPS). Oblique angles stay: voxels are moved, never interpolated. Planar images keep their
 * axes.
 */
public final class Orientation {

    private final int[] source;
    private final boolean[] flipped;

    private Orientation(int[] source, boolean[] flipped) {
        this.source = source;
        this.flipped = flipped;
    }

    /** The orientation that makes this grid canonical. */
    public static Orientation of(Grid grid) {
        int[] source = {0, 1, 2};
        boolean[] flipped = new boolean[3];
        if (!grid.size().isPlanar()) {
            assign(grid.direction(), source, flipped);
        }
        return new Orientation(source, flipped);
    }

    /** Takes the largest cosine first, so that every voxel axis is used once even in oblique grids. */
    private static void assign(Direction direction, int[] source, boolean[] flipped) {
        boolean[] axisTaken = new boolean[3];
        boolean[] patientTaken = new boolean[3];
        for (int round = 0; round < 3; round++) {
            int axis = -1;
            int patient = -1;
            double best = -1;
            for (int pair = 0; pair < 9; pair++) {
                double cosine = Math.abs(direction.axis(pair / 3).get(pair % 3));
                if (!axisTaken[pair / 3] && !patientTaken[pair % 3] && cosine > best + 1e-9) {
                    best = cosine;
                    axis = pair / 3;
                    patient = pair % 3;
                }
            }
            axisTaken[axis] = true;
            patientTaken[patient] = true;
            source[patient] = axis;
            flipped[patient] = direction.axis(axis).get(patient) < 0;
        }
    }

    public boolean isIdentity() {
        return source[0] == 0 && source[1] == 1 && source[2] == 2 && !flipped[0] && !flipped[1] && !flipped[2];
    }

    public Size apply(Size size) {
        return new Size(size.get(source[0]), size.get(source[1]), size.get(source[2]));
    }

    /** The same voxels on canonical axes; the patient-space position of each voxel is unchanged. */
    public Grid apply(Grid grid) {
        double[] first = new double[3];
        Vec3[] axes = new Vec3[3];
        double[] spacing = new double[3];
        for (int c = 0; c < 3; c++) {
            int axis = source[c];
            first[axis] = flipped[c] ? grid.size().get(axis) - 1 : 0;
            axes[c] = grid.direction().axis(axis).times(flipped[c] ? -1 : 1);
            spacing[c] = grid.spacing().get(axis);
        }
        return new Grid(
                apply(grid.size()),
                new Vec3(spacing[0], spacing[1], spacing[2]),
                grid.toPatient(first[0], first[1], first[2]),
                new Direction(axes[0], axes[1], axes[2]));
    }

    /** Values on the canonical axes; the same array when nothing moves. */
    public float[] apply(float[] data, Size size) {
        if (isIdentity()) {
            return data;
        }
        float[] out = new float[data.length];
        eachRow(size, (to, from, step, n) -> {
            for (int i = 0; i < n; i++) {
                out[to + i] = data[from + i * step];
            }
        });
        return out;
    }

    /** Labels on the canonical axes; the same array when nothing moves. */
    public short[] apply(short[] data, Size size) {
        if (isIdentity()) {
            return data;
        }
        short[] out = new short[data.length];
        eachRow(size, (to, from, step, n) -> {
            for (int i = 0; i < n; i++) {
                out[to + i] = data[from + i * step];
            }
        });
        return out;
    }

    /** A label map on its canonical axes; itself when nothing moves. */
    public static LabelMap canonical(LabelMap labels) {
        Grid grid = labels.grid();
        Orientation to = of(grid);
        return to.isIdentity() ? labels : new LabelMap(to.apply(grid), to.apply(labels.data(), grid.size()));
    }

    /**
     * Back from canonical axes.
     *
     * @param size of the original grid
     */
    public float[] undo(float[] canonical, Size size) {
        if (isIdentity()) {
            return canonical;
        }
        float[] out = new float[canonical.length];
        eachRow(size, (at, original, step, n) -> {
            for (int i = 0; i < n; i++) {
                out[original + i * step] = canonical[at + i];
            }
        });
        return out;
    }

    private interface Row {
        void move(int canonical, int original, int originalStep, int n);
    }

    private void eachRow(Size size, Row row) {
        int[] strides = {1, size.x(), size.x() * size.y()};
        Size to = apply(size);
        int base = 0;
        int[] step = new int[3];
        for (int c = 0; c < 3; c++) {
            step[c] = flipped[c] ? -strides[source[c]] : strides[source[c]];
            base += flipped[c] ? strides[source[c]] * (size.get(source[c]) - 1) : 0;
        }
        for (int k = 0; k < to.z(); k++) {
            for (int j = 0; j < to.y(); j++) {
                row.move(to.index(0, j, k), base + j * step[1] + k * step[2], step[0], to.x());
            }
        }
    }
}
