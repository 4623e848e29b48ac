package org.toposeg.network.samediff.op;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.toposeg.network.samediff.kernel.BlockLayout;
import org.toposeg.network.samediff.kernel.Floats;

/**
 * Transposed convolution whose kernel is its stride: each input voxel becomes a block of its own, so it is one matrix
 * product, weights (I × O·stride) transposed times x (I × space), whose rows are then scattered to the blocks. Inputs x,
 * weights I×O×stride and possibly bias. ND4J's product wants column order, so every matrix is seen as its transpose.
 */
public final class UpConvolutionOp extends JavaOp {

    private final int[] stride;

    public UpConvolutionOp(SameDiff graph, int[] stride, SDVariable... inputs) {
        super(graph, 1, inputs);
        this.stride = stride;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        long[] shape = inputs.getFirst().shape().clone();
        shape[1] = inputs.get(1).size(1);
        for (int axis = 0; axis < stride.length; axis++) {
            shape[axis + 2] *= stride[axis];
        }
        return new long[][] {shape};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.get(0);
        INDArray weights = matrix(inputs.get(1));
        float[] bias = inputs.size() > 2 ? Floats.copy(inputs.get(2)) : new float[Floats.size(inputs.get(1), 1)];
        BlockLayout layout = new BlockLayout(x.shape(), stride);
        try (INDArray rows = Nd4j.createUninitialized(new long[] {layout.space(), weights.size(0)}, 'f')) {
            for (int n = 0; n < x.size(0); n++) {
                Nd4j.gemm(sample(x, n), weights, rows, false, true, 1, 0);
                layout.scatter(Floats.of(rows), Floats.of(outputs.getFirst()), n, bias);
            }
        }
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        SDVariable[] in = java.util.Arrays.copyOf(args(), args().length + 1);
        in[in.length - 1] = gradient.getFirst();
        return List.of(new Gradient(sameDiff, stride, in).outputVariables());
    }

    /** Weights as (O·stride) × I. */
    private static INDArray matrix(INDArray weights) {
        long rows = weights.length() / weights.size(0);
        return columns(weights, rows, weights.size(0), 0);
    }

    /** One sample as space × I. */
    private static INDArray sample(INDArray x, int n) {
        long space = Floats.space(x);
        return columns(x, space, x.size(1), n * x.size(1) * space);
    }

    private static INDArray columns(INDArray array, long rows, long columns, long offset) {
        return Nd4j.create(array.data(), new long[] {rows, columns}, new long[] {1, rows}, offset, 'f');
    }

    /** Inputs x, weights, possibly bias, d loss / d output; results d loss / d each of the former. */
    static final class Gradient extends JavaOp {

        private final int[] stride;

        Gradient(SameDiff graph, int[] stride, SDVariable... inputs) {
            super(graph, inputs.length - 1, inputs);
            this.stride = stride;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return inputs.stream()
                    .limit(inputs.size() - 1L)
                    .map(INDArray::shape)
                    .toArray(long[][]::new);
        }

        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            INDArray x = inputs.get(0);
            INDArray weights = matrix(inputs.get(1));
            INDArray weightGradient = matrix(outputs.get(1));
            double[] bias = new double[Floats.size(inputs.get(1), 1)];
            FloatBuffer dy = Floats.of(inputs.getLast());
            BlockLayout layout = new BlockLayout(x.shape(), stride);
            try (INDArray rows = Nd4j.createUninitialized(new long[] {layout.space(), weights.size(0)}, 'f')) {
                for (int n = 0; n < x.size(0); n++) {
                    layout.gather(dy, Floats.of(rows), n, bias);
                    Nd4j.gemm(rows, weights, sample(outputs.getFirst(), n), false, false, 1, 0);
                    Nd4j.gemm(rows, sample(x, n), weightGradient, true, false, 1, n == 0 ? 0 : 1);
                }
            }
            if (outputs.size() > 2) {
                FloatBuffer target = Floats.of(outputs.get(2));
                for (int c = 0; c < bias.length; c++) {
                    target.put(c, (float) bias[c]);
                }
            }
        }
    }
}
