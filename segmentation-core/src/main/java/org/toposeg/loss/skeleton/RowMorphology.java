package org.toposeg.loss.skeleton;

/**
 * Erosion and dilation of a stack of images or volumes, row by row, on the bit patterns of non-negative floats: those
 * order as the numbers do, and the processor has a vector minimum and maximum for integers that needs no care for NaN.
 *
 * <p>Erosion takes the minimum over a voxel and its axis neighbours (5 cells in 2D, 7 in 3D), dilation the maximum over
 * the box (9 or 27 cells). What lies outside the image never wins.
 */
final class RowMorphology {

    private final int depth;
    private final int height;
    private final int width;
    private final int plane;

    RowMorphology(int depth, int height, int width) {
        this.depth = depth;
        this.height = height;
        this.width = width;
        this.plane = height * width;
    }

    /** Erodes one row; returns the bitwise or of the result, which is zero only when the whole row is. */
    int erodeRow(int[] from, int[] to, int row) {
        int at = row * width;
        int up = above(row);
        int down = below(row);
        int front = front(row);
        int back = back(row);
        for (int x = 1; x < width - 1; x++) {
            int line = Math.min(from[at + x], Math.min(from[at + x - 1], from[at + x + 1]));
            int across = Math.min(from[up + x], from[down + x]);
            to[at + x] = Math.min(Math.min(line, across), Math.min(from[front + x], from[back + x]));
        }
        erodeEnd(from, to, row, 0);
        erodeEnd(from, to, row, width - 1);
        int any = 0;
        for (int x = 0; x < width; x++) {
            any |= to[at + x];
        }
        return any;
    }

    private void erodeEnd(int[] from, int[] to, int row, int x) {
        int at = row * width + x;
        int least = Math.min(from[at], Math.min(from[above(row) + x], from[below(row) + x]));
        least = Math.min(least, Math.min(from[front(row) + x], from[back(row) + x]));
        if (x > 0) {
            least = Math.min(least, from[at - 1]);
        }
        if (x < width - 1) {
            least = Math.min(least, from[at + 1]);
        }
        to[at] = least;
    }

    /**
     * Dilates one row.
     *
     * @param padded scratch of width + 2, whose first and last cells are zero and stay so
     * @param result the dilated row, of width cells
     */
    void dilateRow(int[] from, int row, int[] padded, int[] result) {
        int up = above(row) - row * width;
        int down = below(row) - row * width;
        maxOfThree(from, row * width, up, down, padded);
        if (depth > 1) {
            orMaxOfThree(from, front(row), up, down, padded);
            orMaxOfThree(from, back(row), up, down, padded);
        }
        for (int x = 0; x < width; x++) {
            result[x] = Math.max(padded[x + 1], Math.max(padded[x], padded[x + 2]));
        }
    }

    private void maxOfThree(int[] from, int at, int up, int down, int[] padded) {
        int above = at + up;
        int below = at + down;
        for (int x = 0; x < width; x++) {
            padded[x + 1] = Math.max(from[at + x], Math.max(from[above + x], from[below + x]));
        }
    }

    private void orMaxOfThree(int[] from, int at, int up, int down, int[] padded) {
        int above = at + up;
        int below = at + down;
        for (int x = 0; x < width; x++) {
            int most = Math.max(from[at + x], Math.max(from[above + x], from[below + x]));
            padded[x + 1] = Math.max(padded[x + 1], most);
        }
    }

    /** The cell of the cross around {@code cell} that holds {@code value}, its minimum. */
    int argmin(int[] from, int row, int x, int value) {
        int at = row * width + x;
        if (from[at] == value) {
            return at;
        }
        if (x > 0 && from[at - 1] == value) {
            return at - 1;
        }
        if (x < width - 1 && from[at + 1] == value) {
            return at + 1;
        }
        if (from[above(row) + x] == value) {
            return above(row) + x;
        }
        if (from[below(row) + x] == value) {
            return below(row) + x;
        }
        return from[front(row) + x] == value ? front(row) + x : back(row) + x;
    }

    /** The first cell of the box around a voxel that holds {@code value}, its maximum. */
    int argmax(int[] from, int row, int x, int value) {
        int firstX = Math.max(x - 1, 0);
        int lastX = Math.min(x + 1, width - 1);
        int up = above(row) - row * width;
        int down = below(row) - row * width;
        for (int slice = front(row), end = back(row); slice <= end; slice += plane) {
            for (int line = slice + up; line <= slice + down; line += width) {
                for (int cell = line + firstX; cell <= line + lastX; cell++) {
                    if (from[cell] == value) {
                        return cell;
                    }
                }
            }
        }
        throw new IllegalStateException("no cell around row " + row + ", column " + x + " holds its maximum");
    }

    /** Where the row above starts, or this row at the upper border; {@link #below}, {@link #front}, {@link #back} alike. */
    private int above(int row) {
        return row % height > 0 ? (row - 1) * width : row * width;
    }

    private int below(int row) {
        return row % height < height - 1 ? (row + 1) * width : row * width;
    }

    private int front(int row) {
        return row / height % depth > 0 ? row * width - plane : row * width;
    }

    private int back(int row) {
        return row / height % depth < depth - 1 ? row * width + plane : row * width;
    }
}
