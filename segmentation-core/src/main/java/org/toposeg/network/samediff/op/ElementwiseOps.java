package org.toposeg.network.samediff.op;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Floats;

/** Operations on one element at a time, of arrays of the same shape. */
public final class ElementwiseOps {

    private ElementwiseOps() {}

    private abstract static class Elementwise extends JavaOp {

        Elementwise(SameDiff graph, SDVariable... inputs) {
            super(graph, 1, inputs);
        }

        /** Computes one block of results from the same block of each input. */
        abstract void compute(float[][] in, float[] out, int n);

        @Override
        protected final long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        public final void run(List<INDArray> inputs, List<INDArray> outputs) {
            int length = Math.toIntExact(outputs.getFirst().length());
            int blocks = (length + Floats.BLOCK - 1) / Floats.BLOCK;
            FloatBuffer[] sources = inputs.stream().map(Floats::of).toArray(FloatBuffer[]::new);
            FloatBuffer target = Floats.of(outputs.getFirst());
            Floats.parallel(blocks, block -> {
                int start = block * Floats.BLOCK;
                int n = Math.min(Floats.BLOCK, length - start);
                float[][] in = new float[sources.length][n];
                for (int i = 0; i < in.length; i++) {
                    sources[i].get(start, in[i], 0, n);
                }
                float[] out = new float[n];
                compute(in, out, n);
                target.put(start, out, 0, n);
            });
        }
    }

    /** Sum of two arrays. */
    public static final class Add extends Elementwise {

        public Add(SameDiff graph, SDVariable a, SDVariable b) {
            super(graph, a, b);
        }

        @Override
        void compute(float[][] in, float[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = in[0][i] + in[1][i];
            }
        }

        @Override
        public List<SDVariable> doDiff(List<SDVariable> gradient) {
            return List.of(gradient.getFirst(), gradient.getFirst());
        }
    }

    /** Leaky ReLU alone. */
    public static final class LeakyRelu extends Elementwise {

        private final float slope;

        public LeakyRelu(SameDiff graph, double slope, SDVariable x) {
            super(graph, x);
            this.slope = (float) slope;
        }

        @Override
        void compute(float[][] in, float[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.max(in[0][i], 0) + slope * Math.min(in[0][i], 0);
            }
        }

        @Override
        public List<SDVariable> doDiff(List<SDVariable> gradient) {
            return List.of(new LeakyReluGradient(sameDiff, slope, arg(0), gradient.getFirst()).outputVariable());
        }
    }

    /** Inputs x and d loss / d y. */
    public static final class LeakyReluGradient extends Elementwise {

        private final float slope;

        LeakyReluGradient(SameDiff graph, float slope, SDVariable x, SDVariable gradient) {
            super(graph, x, gradient);
            this.slope = slope;
        }

        @Override
        void compute(float[][] in, float[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = in[1][i] * (in[0][i] > 0 ? 1 : slope);
            }
        }
    }

    /** 1/(1+exp(-x)). */
    public static final class Sigmoid extends Elementwise {

        public Sigmoid(SameDiff graph, SDVariable x) {
            super(graph, x);
        }

        @Override
        void compute(float[][] in, float[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = (float) (1 / (1 + Math.exp(-in[0][i])));
            }
        }

        @Override
        public List<SDVariable> doDiff(List<SDVariable> gradient) {
            return List.of(new SigmoidGradient(sameDiff, outputVariable(), gradient.getFirst()).outputVariable());
        }
    }

    /** Inputs y and d loss / d y. */
    public static final class SigmoidGradient extends Elementwise {

        SigmoidGradient(SameDiff graph, SDVariable y, SDVariable gradient) {
            super(graph, y, gradient);
        }

        @Override
        void compute(float[][] in, float[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = in[1][i] * in[0][i] * (1 - in[0][i]);
            }
        }
    }
}
