package org.toposeg.topology.testing;

import java.util.Random;
import org.toposeg.volume.Size;

/** Small masks of every density, from scattered voxels to a single hole, and how they turn and move. */
public final class RandomMasks {

    private RandomMasks() {}

    /** Each axis has 1 to {@code longest} voxels; planar sizes have one slice. */
    public static Size size(Random random, int longest, boolean planar) {
        return new Size(
                1 + random.nextInt(longest), 1 + random.nextInt(longest), planar ? 1 : 1 + random.nextInt(longest));
    }

    /** Each voxel is inside with a chance that is drawn once for the mask; now and then all or none are. */
    public static byte[] mask(Random random, Size size) {
        double density = 1.2 * random.nextDouble() - 0.1;
        byte[] mask = new byte[size.voxels()];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (random.nextDouble() < density ? 1 : 0);
        }
        return mask;
    }

    /** A few balls and the spaces between them: bodies thicker than a voxel, some of which touch. */
    public static byte[] blobs(Random random, Size size) {
        byte[] mask = new byte[size.voxels()];
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            double x = random.nextDouble() * size.x();
            double y = random.nextDouble() * size.y();
            double z = random.nextDouble() * size.z();
            double radius = 0.5 + 3 * random.nextDouble();
            byte value = (byte) (random.nextInt(4) == 0 ? 0 : 1);
            for (int v = 0; v < mask.length; v++) {
                double dx = v % size.x() - x;
                double dy = v / size.x() % size.y() - y;
                double dz = v / size.x() / size.y() - z;
                mask[v] = dx * dx + dy * dy + dz * dz < radius * radius ? value : mask[v];
            }
        }
        return mask;
    }

    /** The mask seen in a mirror across each axis whose bit is set in {@code axes}. */
    public static byte[] flip(byte[] mask, Size size, int axes) {
        byte[] flipped = new byte[mask.length];
        for (int v = 0; v < mask.length; v++) {
            flipped[mirror(v, size, axes)] = mask[v];
        }
        return flipped;
    }

    /** Where voxel v comes to lie in a mirror. */
    public static int mirror(int v, Size size, int axes) {
        int x = v % size.x();
        int y = v / size.x() % size.y();
        int z = v / size.x() / size.y();
        return size.index(
                (axes & 1) != 0 ? size.x() - 1 - x : x,
                (axes & 2) != 0 ? size.y() - 1 - y : y,
                (axes & 4) != 0 ? size.z() - 1 - z : z);
    }

    /** The mask in a larger image, moved by (x, y, z). */
    public static byte[] move(byte[] mask, Size from, Size to, int x, int y, int z) {
        byte[] moved = new byte[to.voxels()];
        for (int v = 0; v < mask.length; v++) {
            moved[to.index(v % from.x() + x, v / from.x() % from.y() + y, v / from.x() / from.y() + z)] = mask[v];
        }
        return moved;
    }

    public static byte[] complement(byte[] mask) {
        byte[] other = new byte[mask.length];
        for (int v = 0; v < mask.length; v++) {
            other[v] = (byte) (mask[v] == 0 ? 1 : 0);
        }
        return other;
    }
}
