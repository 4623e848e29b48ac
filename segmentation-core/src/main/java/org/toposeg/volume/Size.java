package org.toposeg.volume;

/** Number of voxels along x, y and z; a 2D image has {@code z == 1}. */
public record Size(int x, int y, int z) {

    public Size {
        if (x < 1 || y < 1 || z < 1) {
            throw new IllegalArgumentException(
                    "size must be at least 1 along each axis, got " + x + " × " + y + " × " + z);
        }
        if ((long) x * y > Integer.MAX_VALUE || (long) x * y * z > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a volume holds at most 2^31-1 voxels, got " + x + " × " + y + " × " + z);
        }
    }

    public int voxels() {
        return x * y * z;
    }

    public int get(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IndexOutOfBoundsException("axis must be 0, 1 or 2, got " + axis);
        };
    }

    /** Index into a z, y, x array (x fastest). */
    public int index(int i, int j, int k) {
        return (k * y + j) * x + i;
    }

    public boolean isPlanar() {
        return z == 1;
    }

    /** As printed to people: x × y × z. */
    @Override
    public String toString() {
        return x + " × " + y + " × " + z;
    }
}
