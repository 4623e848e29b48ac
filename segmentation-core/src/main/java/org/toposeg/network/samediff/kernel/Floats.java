package org.toposeg.network.samediff.kernel;

import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Access to the native memory of dense arrays, by blocks that fit the first-level cache, and work spread over cores. */
public final class Floats {

    /** Floats a kernel copies to the heap at a time. */
    public static final int BLOCK = 2048;

    private Floats() {}

    /** A view of the array's memory. */
    public static FloatBuffer of(INDArray array) {
        return array.data().asNioFloat();
    }

    /** A copy on the heap. */
    public static float[] copy(INDArray array) {
        float[] copy = new float[Math.toIntExact(array.length())];
        of(array).get(0, copy, 0, copy.length);
        return copy;
    }

    /** A copy of one channel of one sample, which are counted together. */
    public static float[] plane(INDArray array, int plane) {
        float[] values = new float[space(array)];
        of(array).get(plane * values.length, values, 0, values.length);
        return values;
    }

    /** Writes one channel of one sample. */
    public static void put(INDArray array, int plane, float[] values) {
        of(array).put(plane * values.length, values, 0, values.length);
    }

    /** Runs a body for each index, in parallel; bodies must not share what they write. */
    public static void parallel(int count, IntConsumer body) {
        IntStream.range(0, count).parallel().forEach(body);
    }

    /** Elements of one channel of one sample. */
    public static int space(INDArray array) {
        return Math.toIntExact(array.length() / (array.size(0) * array.size(1)));
    }

    /** Spatial sizes, z first; z is 1 for an image. */
    public static int[] volume(INDArray array) {
        int last = array.rank() - 1;
        return new int[] {array.rank() == 5 ? size(array, 2) : 1, size(array, last - 1), size(array, last)};
    }

    public static void add(float[] values, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    public static int size(INDArray array, int axis) {
        return Math.toIntExact(array.size(axis));
    }
}
