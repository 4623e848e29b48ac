package org.toposeg.loss.warping;

import org.toposeg.loss.LossBatch.Shape;

/**
 * Whether a voxel can change sides without changing a mask's topology; the mask is 4-/6-connected and its complement
 * 8-/26-connected. A voxel is simple (Bertrand and Malandain 1994) if among its neighbours exactly one piece of the mask, inside
 * the 8- or 18-neighbourhood, touches it, and exactly one piece of the complement is there. Beyond the border is complement.
 *
 * @param shape of the mask
 * @param hu counts pieces as Hu's published code does: the voxel itself included, anywhere in the box, both kinds 8-connected
 *     (it hands the 4 that it means to an argument that is not the connectivity); never at the border
 */
record SimplePoints(Shape shape, boolean hu) {

    private static final int CENTRE = 13;

    boolean isSimple(byte[] mask, int v) {
        int x = v % shape.width();
        int y = v / shape.width() % shape.height();
        int z = v / (shape.width() * shape.height());
        boolean spatial = shape.depth() > 1;
        int[] cells = new int[27];
        for (int i = 0; i < 27; i++) {
            int k = z + i / 9 - 1;
            int j = y + i / 3 % 3 - 1;
            int h = x + i % 3 - 1;
            boolean plane = spatial || i / 9 == 1;
            boolean inside = k >= 0 && j >= 0 && h >= 0 && k < shape.depth() && j < shape.height() && h < shape.width();
            if (hu && plane && !inside) {
                return false;
            }
            cells[i] = !plane ? -1 : inside && mask[(k * shape.height() + j) * shape.width() + h] != 0 ? 1 : 0;
        }
        if (!hu) {
            cells[CENTRE] = -1;
        }
        return pieces(cells.clone(), 1) == 1 && pieces(cells.clone(), 0) == 1;
    }

    /** Counts pieces and uses up the cells. */
    private int pieces(int[] cells, int kind) {
        int count = 0;
        for (int i = 0; i < 27; i++) {
            boolean starts = hu || kind == 0 || steps(i, CENTRE) == 1;
            if (cells[i] == kind && starts) {
                count++;
                fill(cells, i, kind);
            }
        }
        return count;
    }

    private void fill(int[] cells, int from, int kind) {
        cells[from] = -1;
        for (int i = 0; i < 27; i++) {
            boolean near = kind == 1 && !hu ? steps(i, from) == 1 : touch(i, from);
            boolean inReach = hu || kind == 0 || steps(i, CENTRE) <= 2;
            if (cells[i] == kind && near && inReach) {
                fill(cells, i, kind);
            }
        }
    }

    private static int steps(int a, int b) {
        return Math.abs(a / 9 - b / 9) + Math.abs(a / 3 % 3 - b / 3 % 3) + Math.abs(a % 3 - b % 3);
    }

    private static boolean touch(int a, int b) {
        return Math.abs(a / 9 - b / 9) <= 1 && Math.abs(a / 3 % 3 - b / 3 % 3) <= 1 && Math.abs(a % 3 - b % 3) <= 1;
    }
}
