package org.toposeg.network.samediff;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Operations on one element at a time. */
final class ElementwiseOps {

    private ElementwiseOps() {}

    /** Computes one block of results from the same block of each input. */
    @FunctionalInterface
    interface Block {
        void compute(float[][] inputs, float[] output, int length);
    }

    static void run(List<INDArray> inputs, INDArray output, Block kernel) {
        int length = Math.toIntExact(output.length());
        int blocks = (length + Floats.BLOCK - 1) / Floats.BLOCK;
        FloatBuffer[] sources = inputs.stream().map(Floats::of).toArray(FloatBuffer[]::new);
        FloatBuffer target = Floats.of(output);
        Floats.parallel(blocks, block -> {
            int start = block * Floats.BLOCK;
            int n = Math.min(Floats.BLOCK, length - start);
            float[][] in = new float[sources.length][n];
            for (int i = 0; i < in.length; i++) {
                sources[i].get(start, in[i], 0, n);
            }
            float[] out = new float[n];
            kernel.compute(in, out, n);
            target.put(start, out, 0, n);
        });
    }

    /** Sum of two arrays of the same shape. */
    static final class Add extends JavaOp {

        Add(SameDiff graph, SDVariable a, SDVariable b) {
            super(graph, 1, a, b);
        }

        @Override
        long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        void run(List<INDArray> inputs, List<INDArray> outputs) {
            ElementwiseOps.run(inputs, outputs.getFirst(), (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = in[0][i] + in[1][i];
                }
            });
        }

        @Override
        public List<SDVariable> doDiff(List<SDVariable> gradient) {
            return List.of(gradient.getFirst(), gradient.getFirst());
        }
    }

    /** Leaky ReLU alone. */
    static final class LeakyRelu extends JavaOp {

        private final float slope;

        LeakyRelu(SameDiff graph, double slope, SDVariable x) {
            super(graph, 1, x);
            this.slope = (float) slope;
        }

        @Override
        long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        void run(List<INDArray> inputs, List<INDArray> outputs) {
            ElementwiseOps.run(inputs, outputs.getFirst(), (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.max(in[0][i], 0) + slope * Math.min(in[0][i], 0);
                }
            });
        }

        @Override
        public List<SDVariable> doDiff(List<SDVariable> gradient) {
            return List.of(new LeakyReluGradient(sameDiff, slope, arg(0), gradient.getFirst()).outputVariable());
        }
    }

    /** Inputs x and d loss / d y. */
    static final class LeakyReluGradient extends JavaOp {

        private final float slope;

        LeakyReluGradient(SameDiff graph, float slope, SDVariable x, SDVariable gradient) {
            super(graph, 1, x, gradient);
            this.slope = slope;
        }

        @Override
        long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        void run(List<INDArray> inputs, List<INDArray> outputs) {
            ElementwiseOps.run(inputs, outputs.getFirst(), (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = in[1][i] * (in[0][i] > 0 ? 1 : slope);
                }
            });
        }
    }
}
