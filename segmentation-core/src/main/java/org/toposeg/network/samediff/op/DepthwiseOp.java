package org.toposeg.network.samediff.op;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.DepthwiseKernel;
import org.toposeg.network.samediff.kernel.Floats;

/** Convolves each channel with a kernel of its own. Inputs x and weights C×1×kernel. */
public final class DepthwiseOp extends JavaOp {

    private final int[] kernel;

    public DepthwiseOp(SameDiff graph, int[] kernel, SDVariable... inputs) {
        super(graph, 1, inputs);
        this.kernel = kernel;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        return new long[][] {inputs.getFirst().shape()};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        int channels = Floats.size(x, 1);
        DepthwiseKernel sliding = sliding(x, kernel);
        Floats.parallel(Floats.size(x, 0) * channels, plane -> {
            float[] y = new float[Floats.space(x)];
            sliding.forward(Floats.plane(x, plane), weights(inputs.get(1), plane % channels, sliding), y);
            Floats.put(outputs.getFirst(), plane, y);
        });
    }

    private static DepthwiseKernel sliding(INDArray x, int[] kernel) {
        return new DepthwiseKernel(Floats.volume(x), kernel.length == 3 ? kernel : new int[] {1, kernel[0], kernel[1]});
    }

    private static float[] weights(INDArray weights, int channel, DepthwiseKernel sliding) {
        float[] values = new float[sliding.elements()];
        Floats.of(weights).get(channel * values.length, values, 0, values.length);
        return values;
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, kernel, arg(0), arg(1), gradient.getFirst()).outputVariables());
    }

    /** Inputs x, weights, d loss / d y; results d loss / d each of the former. */
    static final class Gradient extends JavaOp {

        private final int[] kernel;

        Gradient(SameDiff graph, int[] kernel, SDVariable... inputs) {
            super(graph, 2, inputs);
            this.kernel = kernel;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return inputs.stream().limit(2).map(INDArray::shape).toArray(long[][]::new);
        }

        /** One channel at a time, its samples in order, so that sums do not depend on how threads are scheduled. */
        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            INDArray x = inputs.getFirst();
            int channels = Floats.size(x, 1);
            DepthwiseKernel sliding = sliding(x, kernel);
            FloatBuffer byWeights = Floats.of(outputs.get(1));
            Floats.parallel(channels, channel -> {
                float[] sum = new float[sliding.elements()];
                float[] weights = weights(inputs.get(1), channel, sliding);
                for (int plane = channel; plane < Floats.size(x, 0) * channels; plane += channels) {
                    float[] dy = Floats.plane(inputs.get(2), plane);
                    float[] dx = new float[dy.length];
                    sliding.backward(dy, weights, dx);
                    Floats.put(outputs.getFirst(), plane, dx);
                    Floats.add(sliding.weightGradient(Floats.plane(x, plane), dy), sum);
                }
                byWeights.put(channel * sum.length, sum, 0, sum.length);
            });
        }
    }
}
