package org.toposeg.network.samediff.op;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Floats;
import org.toposeg.network.samediff.kernel.Rows;
import org.toposeg.network.samediff.kernel.Sums;
import org.toposeg.network.samediff.kernel.TokenLayout;

/**
 * Attention among the tokens of an axis. Inputs query, key and value; results what was attended and, for the backward
 * pass, the weights (N×heads×tokens×tokens), whose rows sum to one.
 */
public final class AttentionOp extends JavaOp {

    private final int heads;
    private final int axis;

    public AttentionOp(SameDiff graph, int heads, int axis, SDVariable... inputs) {
        super(graph, 2, inputs);
        this.heads = heads;
        this.axis = axis;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        INDArray value = inputs.get(2);
        long tokens = value.size(axis + 2);
        return new long[][] {value.shape(), {value.size(0), heads, tokens, tokens}};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        TokenLayout layout = TokenLayout.of(inputs.get(2), heads, axis);
        FloatBuffer kept = Floats.of(outputs.get(1));
        layout.forEachMatrix(matrix -> {
            float[][] weights = Rows.products(layout.read(inputs.get(0), matrix), layout.read(inputs.get(1), matrix));
            int n = weights.length;
            for (int i = 0; i < n; i++) {
                softmax(weights[i]);
                kept.put((matrix * n + i) * n, weights[i], 0, n);
            }
            layout.write(Rows.combined(weights, layout.read(inputs.get(2), matrix)), outputs.getFirst(), matrix);
        });
    }

    private static void softmax(float[] row) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (float x : row) {
            greatest = Math.max(greatest, x);
        }
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.exp(row[i] - greatest);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= (float) sum;
        }
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        SDVariable weights = outputVariables()[1];
        SDVariable[] in = {arg(0), arg(1), arg(2), weights, gradient.getFirst()};
        return List.of(new Gradient(sameDiff, heads, axis, in).outputVariables());
    }

    /** Inputs query, key, value, weights, d loss / d y; results d loss / d each of the first three. */
    static final class Gradient extends JavaOp {

        private final int heads;
        private final int axis;

        Gradient(SameDiff graph, int heads, int axis, SDVariable... inputs) {
            super(graph, 3, inputs);
            this.heads = heads;
            this.axis = axis;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return inputs.stream().limit(3).map(INDArray::shape).toArray(long[][]::new);
        }

        @Override
        public void run(List<INDArray> in, List<INDArray> out) {
            TokenLayout layout = TokenLayout.of(in.get(2), heads, axis);
            layout.forEachMatrix(matrix -> {
                float[][] weights = weights(in.get(3), layout.tokens(), matrix);
                float[][] dy = layout.read(in.get(4), matrix);
                float[][] byProducts = Rows.products(dy, layout.read(in.get(2), matrix));
                for (int i = 0; i < weights.length; i++) {
                    throughSoftmax(weights[i], byProducts[i]);
                }
                layout.write(Rows.combined(byProducts, layout.read(in.get(1), matrix)), out.get(0), matrix);
                float[][] transposed = Rows.transposed(byProducts);
                layout.write(Rows.combined(transposed, layout.read(in.get(0), matrix)), out.get(1), matrix);
                layout.write(Rows.combined(Rows.transposed(weights), dy), out.get(2), matrix);
            });
        }

        private static float[][] weights(INDArray kept, int tokens, int matrix) {
            float[][] weights = new float[tokens][tokens];
            FloatBuffer source = Floats.of(kept);
            for (int i = 0; i < tokens; i++) {
                source.get((matrix * tokens + i) * tokens, weights[i], 0, tokens);
            }
            return weights;
        }

        /** From d loss / d weight to d loss / d product, in place. */
        private static void throughSoftmax(float[] weights, float[] gradient) {
            float mean = (float) Sums.ofProducts(weights, gradient, weights.length);
            for (int j = 0; j < weights.length; j++) {
                gradient[j] = weights[j] * (gradient[j] - mean);
            }
        }
    }
}
