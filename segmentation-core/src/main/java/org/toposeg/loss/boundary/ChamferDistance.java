package org.toposeg.loss.boundary;

import java.util.Arrays;

/**
 * The 5×5 chamfer approximation of the distance to the nearest zero of an image (Borgefors 1986) with the steps 1, 1.4 and
 * 2.1969 in 16-bit fixed point, as OpenCV's {@code distanceTransform(DIST_L2, 5)} computes it. A mask without any zero gets
 * a distance of 8192.
 */
final class ChamferDistance {

    private static final int BORDER = 2;
    private static final int STRAIGHT = Math.round(1f * 65536);
    private static final int DIAGONAL = Math.round(1.4f * 65536);
    private static final int KNIGHT = Math.round(2.1969f * 65536);
    private static final int GREATEST = Integer.MAX_VALUE >> 2;

    private final int width;
    private final int step;
    private final int[] cells;
    private final int[] behind;
    private final int[] cost;

    private ChamferDistance(int width, int height) {
        this.width = width;
        this.step = width + 2 * BORDER;
        this.cells = new int[step * (height + 2 * BORDER)];
        Arrays.fill(cells, GREATEST);
        this.behind = new int[] {-2 * step - 1, -2 * step + 1, -step - 2, -step - 1, -step, -step + 1, -step + 2, -1};
        this.cost = new int[] {KNIGHT, KNIGHT, KNIGHT, DIAGONAL, STRAIGHT, DIAGONAL, KNIGHT, STRAIGHT};
    }

    static float[] toZero(byte[] mask, int width, int height) {
        ChamferDistance distance = new ChamferDistance(width, height);
        distance.forward(mask);
        return distance.backward(mask.length);
    }

    private void forward(byte[] mask) {
        for (int i = 0; i < mask.length; i++) {
            int at = at(i);
            cells[at] = mask[i] == 0 ? 0 : nearest(at, 1, GREATEST);
        }
    }

    private float[] backward(int length) {
        float[] result = new float[length];
        for (int i = length - 1; i >= 0; i--) {
            int at = at(i);
            if (cells[at] > STRAIGHT) {
                cells[at] = nearest(at, -1, cells[at]);
            }
            result[i] = cells[at] * (1f / 65536);
        }
        return result;
    }

    private int nearest(int at, int direction, int least) {
        for (int k = 0; k < behind.length; k++) {
            least = Math.min(least, cells[at + direction * behind[k]] + cost[k]);
        }
        return least;
    }

    private int at(int i) {
        return (i / width + BORDER) * step + i % width + BORDER;
    }
}
