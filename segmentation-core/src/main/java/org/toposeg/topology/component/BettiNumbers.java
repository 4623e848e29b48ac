package org.toposeg.topology.component;

import org.toposeg.volume.Size;

/**
 * How a mask hangs together. The background has the dual connectivity, and beyond the image's edge there is only
 * background.
 *
 * @param b0 connected components
 * @param b1 holes of a planar image; independent loops (tunnels) of a volume
 * @param b2 cavities of a volume; 0 for planar images
 */
public record BettiNumbers(int b0, int b1, int b2) {

    /**
     * @param mask z, y, x (x fastest); non-zero is inside; an empty one has (0, 0, 0)
     * @param foreground the connectivity of what is inside: 4 or 8 for planar images, 6, 18 or 26 for any
     * @throws IllegalArgumentException if the array's length is not the number of voxels, or a connectivity of planar
     *     images is asked of a mask with several slices
     */
    public static BettiNumbers of(byte[] mask, Size size, Connectivity foreground) {
        foreground.requireFits(size);
        BitRows bits = BitRows.of(mask, size);
        int pieces = Components.of(bits, foreground).count();
        int cavities = foreground.dimensions() == 2
                ? 0
                : Components.of(bits.complement(), foreground.dual()).countEnclosed();
        return new BettiNumbers(pieces, pieces + cavities - EulerCharacteristic.of(bits, foreground), cavities);
    }

    /** b0 - b1 + b2. */
    public int euler() {
        return b0 - b1 + b2;
    }

    /** The number of independent holes of a dimension, 0 to 2. */
    public int get(int dimension) {
        return switch (dimension) {
            case 0 -> b0;
            case 1 -> b1;
            case 2 -> b2;
            default -> throw new IndexOutOfBoundsException("dimension must be 0, 1 or 2, got " + dimension);
        };
    }
}
