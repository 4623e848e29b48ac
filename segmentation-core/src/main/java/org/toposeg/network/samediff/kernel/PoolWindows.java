package org.toposeg.network.samediff.kernel;

import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windows that do not overlap, over one plane: which fine elements a coarse one stands for.
 *
 * @param size of the coarse plane, z first
 * @param block sizes of a window, z first
 */
public record PoolWindows(int[] size, int[] block) {

    /** @param coarse the array of one element for each window */
    public static PoolWindows of(INDArray coarse, int[] window) {
        long[] shape = coarse.shape();
        int depth = shape.length == 5 ? (int) shape[2] : 1;
        return new PoolWindows(
                new int[] {depth, (int) shape[shape.length - 2], (int) shape[shape.length - 1]},
                window.length == 3 ? window : new int[] {1, window[0], window[1]});
    }

    /** Shape of the coarse array. */
    public static long[][] shapes(INDArray fine, int[] window) {
        long[] shape = fine.shape().clone();
        for (int axis = 0; axis < window.length; axis++) {
            shape[axis + 2] /= window[axis];
        }
        return new long[][] {shape};
    }

    public int windows() {
        return size[0] * size[1] * size[2];
    }

    public int elementsOfOne() {
        return block[0] * block[1] * block[2];
    }

    /** Calls with the index of each fine element of a window, the first one first. */
    public void forEach(int window, IntConsumer element) {
        int x = window % size[2] * block[2];
        int y = window / size[2] % size[1] * block[1];
        int z = window / (size[2] * size[1]) * block[0];
        int width = size[2] * block[2];
        int height = size[1] * block[1];
        for (int a = 0; a < block[0]; a++) {
            for (int b = 0; b < block[1]; b++) {
                int line = ((z + a) * height + y + b) * width + x;
                for (int c = 0; c < block[2]; c++) {
                    element.accept(line + c);
                }
            }
        }
    }
}
