package org.toposeg.loss.warping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.LossBatch.Shape;

/**
 * Holds simple voxels to what they are for. A mask whose neighbours share faces is the cubical complex with a vertex for
 * each voxel and each edge, square and cube all of whose corners are in the mask. A voxel hangs in it by its link: a vertex for
 * each face neighbour in the mask, an edge for each such square and a triangle for each such cube. The mask can be shrunk
 * to itself without the voxel exactly if the link can be shrunk to a point; a proper part of the octahedron (in a
 * plane: of the square's outline) can if it is connected and its Euler number is 1.
 */
class SimplePointsTest {

    private static final int CASES = 1 << 18;

    @Test
    void all_neighbourhoods_in_a_plane_are_told_right() {
        SimplePoints points = new SimplePoints(new Shape(1, 1, 1, 3, 3), false);
        for (int bits = 0; bits < 1 << 9; bits++) {
            byte[] mask = new byte[9];
            for (int i = 0; i < 9; i++) {
                mask[i] = (byte) (bits >> i & 1);
            }
            byte[] slab = new byte[27];
            System.arraycopy(mask, 0, slab, 9, 9);
            assertThat(points.isSimple(mask, 4))
                    .as("mask %s", Integer.toBinaryString(bits))
                    .isEqualTo(shrinks(slab));
        }
    }

    @Test
    void random_neighbourhoods_in_space_are_told_right() {
        SimplePoints points = new SimplePoints(new Shape(1, 1, 3, 3, 3), false);
        SplittableRandom random = new SplittableRandom(4);
        int simple = 0;
        for (int k = 0; k < CASES; k++) {
            byte[] mask = new byte[27];
            double density = 0.15 + 0.8 * random.nextDouble();
            for (int i = 0; i < 27; i++) {
                mask[i] = (byte) (random.nextDouble() < density ? 1 : 0);
            }
            boolean expected = shrinks(mask);
            simple += expected ? 1 : 0;
            if (points.isSimple(mask, 13) != expected) {
                assertThat(mask).as("case " + k + " is simple: " + expected).isEmpty();
            }
        }
        assertThat(simple).isBetween(CASES / 10, CASES / 10 * 9);
    }

    private static boolean shrinks(byte[] mask) {
        int[] axes = {1, 3, 9};
        boolean[] vertex = new boolean[6];
        boolean[][] edge = new boolean[6][6];
        int euler = 0;
        for (int a = 0; a < 6; a++) {
            vertex[a] = mask[13 + step(axes, a)] != 0;
            euler += vertex[a] ? 1 : 0;
        }
        for (int a = 0; a < 6; a++) {
            for (int b = a + 1; b < 6; b++) {
                boolean square = a / 2 != b / 2 && vertex[a] && vertex[b];
                edge[a][b] = square && mask[13 + step(axes, a) + step(axes, b)] != 0;
                edge[b][a] = edge[a][b];
                euler -= edge[a][b] ? 1 : 0;
            }
        }
        for (int corner = 0; corner < 8; corner++) {
            int a = corner & 1;
            int b = 2 + (corner >> 1 & 1);
            int c = 4 + (corner >> 2);
            boolean sides = edge[a][b] && edge[b][c] && edge[a][c];
            euler += sides && mask[13 + step(axes, a) + step(axes, b) + step(axes, c)] != 0 ? 1 : 0;
        }
        return euler == 1 && isConnected(vertex, edge);
    }

    /** Directions 0 and 1 are back and forth along the first axis, and so on. */
    private static int step(int[] axes, int direction) {
        return (direction % 2 * 2 - 1) * axes[direction / 2];
    }

    private static boolean isConnected(boolean[] vertex, boolean[][] edge) {
        boolean[] reached = new boolean[6];
        boolean started = false;
        for (int a = 0; a < 6; a++) {
            reached[a] = vertex[a] && !started;
            started |= vertex[a];
        }
        for (int pass = 0; pass < 6; pass++) {
            for (int a = 0; a < 6; a++) {
                for (int b = 0; b < 6; b++) {
                    reached[b] |= reached[a] && edge[a][b];
                }
            }
        }
        for (int a = 0; a < 6; a++) {
            if (vertex[a] && !reached[a]) {
                return false;
            }
        }
        return true;
    }
}
