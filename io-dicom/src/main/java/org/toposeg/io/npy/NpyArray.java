package org.toposeg.io.npy;

/**
 * A dense array: a function from indices within {@code shape} to numbers.
 *
 * @param shape slowest axis first; empty for a single number
 * @param data C order, last axis fastest; owned by the array and not copied
 */
public record NpyArray(int[] shape, float[] data) {

    public NpyArray {
        long count = 1;
        for (int size : shape) {
            count *= size;
        }
        if (count != data.length) {
            throw new IllegalArgumentException("the shape promises " + count + " values, there are " + data.length);
        }
    }
}
