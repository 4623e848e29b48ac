package org.toposeg.topology.skeleton;

import java.util.Arrays;
import org.toposeg.volume.Size;

/**
 * Which voxels of a skeleton follow each other. Neighbours share a corner; but a diagonal step is no link if a third
 * voxel joins the two by shorter steps, so that a corner of a path is not taken for a junction. What hangs together
 * still does.
 */
final class VoxelLinks {

    private final Size size;
    private final int[] voxels;
    private final int[][] links;

    private VoxelLinks(Size size, int[] voxels) {
        this.size = size;
        this.voxels = voxels;
        this.links = new int[voxels.length][];
    }

    /** @param voxels ascending indices */
    static VoxelLinks of(Size size, int[] voxels) {
        VoxelLinks all = new VoxelLinks(size, voxels);
        for (int i = 0; i < voxels.length; i++) {
            all.links[i] = all.around(i);
        }
        return all;
    }

    int count() {
        return voxels.length;
    }

    /** The numbers (places in the list of voxels) of the voxels that follow number i. */
    int[] of(int i) {
        return links[i];
    }

    /**
     * Whether number i has three or more links; or two, and is one of four voxels that touch each other or the corner
     * between two that have three and touch.
     */
    boolean isJunction(int i) {
        return links[i].length > 2 || links[i].length == 2 && (isCornerOfSquare(i) || isCornerOfJunction(i));
    }

    private boolean isCornerOfJunction(int i) {
        int a = links[i][0];
        int b = links[i][1];
        return links[a].length > 2 && links[b].length > 2 && touch(a, b);
    }

    private boolean isCornerOfSquare(int i) {
        for (int opposite : links[links[i][0]]) {
            for (int other : links[links[i][1]]) {
                if (opposite == other && opposite != i && touch(i, opposite)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean touch(int i, int j) {
        for (int cell = 0; cell < 27; cell++) {
            if (at(voxels[i], cell) == j) {
                return true;
            }
        }
        return false;
    }

    private int[] around(int i) {
        int[] found = new int[26];
        int count = 0;
        for (int cell = 0; cell < 27; cell++) {
            int neighbour = cell == 13 ? -1 : at(voxels[i], cell);
            if (neighbour >= 0 && !hasDetour(voxels[i], cell)) {
                found[count++] = neighbour;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The number of the voxel at one of 27 places around v (9 · z + 3 · y + x), negative if there is none. */
    private int at(int v, int cell) {
        int x = v % size.x() + cell % 3 - 1;
        int y = v / size.x() % size.y() + cell / 3 % 3 - 1;
        int z = v / size.x() / size.y() + cell / 9 - 1;
        boolean within = x >= 0 && y >= 0 && z >= 0 && x < size.x() && y < size.y() && z < size.z();
        return within ? Arrays.binarySearch(voxels, size.index(x, y, z)) : -1;
    }

    private boolean hasDetour(int v, int to) {
        int direct = steps(to, 13);
        for (int via = 0; via < 27; via++) {
            if (via != 13
                    && steps(via, 13) < direct
                    && adjacent(via, to)
                    && steps(via, to) < direct
                    && at(v, via) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean adjacent(int a, int b) {
        return Math.abs(a % 3 - b % 3) <= 1 && Math.abs(a / 3 % 3 - b / 3 % 3) <= 1 && Math.abs(a / 9 - b / 9) <= 1;
    }

    private static int steps(int a, int b) {
        return Math.abs(a % 3 - b % 3) + Math.abs(a / 3 % 3 - b / 3 % 3) + Math.abs(a / 9 - b / 9);
    }
}
