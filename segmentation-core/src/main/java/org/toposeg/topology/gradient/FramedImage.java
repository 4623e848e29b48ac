package org.toposeg.topology.gradient;

import java.util.Arrays;
import org.toposeg.volume.Size;

/**
 * An image as the V-construction's sublevel filtration wants it: values with their sign, axes of size 1 left out, perhaps
 * with frames of one voxel around it.
 */
public final class FramedImage {
    private static final int FRAME = -1;

    private final float[] values;
    private final int sign;
    private final Size size;
    /** Per voxel the image's voxel that it stands for, or {@link #FRAME}; null where they are the same. */
    private final int[] origin;

    private FramedImage(float[] values, int sign, Size size, int[] origin) {
        this.values = values;
        this.sign = sign;
        this.size = size;
        this.origin = origin;
    }

    /** @param sign 1 or -1, by which every value is multiplied */
    public static FramedImage of(float[] values, Size size, int sign) {
        Lattice lattice = Lattice.of(size);
        return new FramedImage(values, sign, new Size(lattice.x(), lattice.y(), lattice.z()), null);
    }

    public FramedImage negative() {
        return new FramedImage(values, -sign, size, origin);
    }

    public Field toField() {
        return Field.of(values, Lattice.of(size), sign);
    }

    /** Adds a frame of the smallest value, which stands for the first voxel that has it. */
    public FramedImage withFrameOfSmallest() {
        int smallest = 0;
        for (int i = 1; i < values.length; i++) {
            smallest = sign * values[i] < sign * values[smallest] ? i : smallest;
        }
        return withFrame(sign * values[smallest], voxel(smallest));
    }

    /** Adds a frame that enters before every voxel. */
    public FramedImage withFirstFrame() {
        return withFrame(Float.NEGATIVE_INFINITY, FRAME);
    }

    private FramedImage withFrame(float value, int standsFor) {
        int thick = size.isPlanar() ? 0 : 1;
        Size framed = new Size(size.x() + 2, size.y() + 2, size.z() + 2 * thick);
        float[] framedValues = new float[framed.voxels()];
        int[] framedOrigin = new int[framed.voxels()];
        Arrays.fill(framedValues, value);
        Arrays.fill(framedOrigin, standsFor);
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int from = size.index(0, j, k);
                int to = framed.index(1, j + 1, k + thick);
                for (int i = 0; i < size.x(); i++) {
                    framedValues[to + i] = sign * values[from + i];
                    framedOrigin[to + i] = voxel(from + i);
                }
            }
        }
        return new FramedImage(framedValues, 1, framed, framedOrigin);
    }

    /** The image's voxel for which a voxel stands, or negative in the first frame. */
    public int voxel(int index) {
        return origin == null ? index : origin[index];
    }
}
