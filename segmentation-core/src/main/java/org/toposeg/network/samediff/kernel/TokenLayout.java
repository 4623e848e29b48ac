package org.toposeg.network.samediff.kernel;

import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the tokens of an axis lie: channel by channel, {@code rows} times {@code tokens} times {@code inner} values.
 *
 * @param matrices one for each head of each sample
 * @param rows product of a head's channels and the sizes before the axis
 * @param tokens size of the axis
 * @param inner product of the sizes behind the axis
 */
public record TokenLayout(int matrices, int rows, int tokens, int inner) {

    /** @param axis 0 is the first spatial axis */
    public static TokenLayout of(INDArray image, int heads, int axis) {
        int rows = Floats.size(image, 1) / heads;
        for (int a = 0; a < axis; a++) {
            rows *= Floats.size(image, a + 2);
        }
        int tokens = Floats.size(image, axis + 2);
        int matrices = Floats.size(image, 0) * heads;
        return new TokenLayout(matrices, rows, tokens, Math.toIntExact(image.length() / matrices / rows / tokens));
    }

    int valuesOfOne() {
        return rows * inner;
    }

    float[][] zeros() {
        return new float[tokens][valuesOfOne()];
    }

    public void forEachMatrix(IntConsumer body) {
        Floats.parallel(matrices, body);
    }

    /** A copy of one matrix, a row for each token. */
    public float[][] read(INDArray image, int matrix) {
        float[] block = new float[tokens * valuesOfOne()];
        Floats.of(image).get(matrix * block.length, block, 0, block.length);
        float[][] result = zeros();
        for (int row = 0; row < rows; row++) {
            for (int t = 0; t < tokens; t++) {
                System.arraycopy(block, (row * tokens + t) * inner, result[t], row * inner, inner);
            }
        }
        return result;
    }

    public void write(float[][] values, INDArray image, int matrix) {
        float[] block = new float[tokens * valuesOfOne()];
        for (int row = 0; row < rows; row++) {
            for (int t = 0; t < tokens; t++) {
                System.arraycopy(values[t], row * inner, block, (row * tokens + t) * inner, inner);
            }
        }
        Floats.of(image).put(matrix * block.length, block, 0, block.length);
    }
}
