package org.toposeg.network.samediff;

import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm and leaky ReLU in one pass; a slope of one gives the norm alone. Inputs x, scale (C), shift (C); results
 * y and, for the backward pass, mean and inverse deviation of each channel of each sample (N×C×2).
 */
final class NormActivationOp extends JavaOp {

    private final double epsilon;
    private final float slope;

    NormActivationOp(SameDiff graph, double epsilon, double slope, SDVariable... inputs) {
        super(graph, 2, inputs);
        this.epsilon = epsilon;
        this.slope = (float) slope;
    }

    @Override
    long[][] shapes(List<INDArray> inputs) {
        INDArray x = inputs.getFirst();
        return new long[][] {x.shape(), {x.size(0), x.size(1), 2}};
    }

    @Override
    void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        NormKernel kernel = new NormKernel(x, inputs.get(1), inputs.get(2), slope);
        kernel.forward(Floats.of(x), Floats.of(outputs.get(0)), Floats.of(outputs.get(1)), epsilon);
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        SDVariable[] in = Arrays.copyOf(args(), 5);
        in[3] = outputVariables()[1];
        in[4] = gradient.getFirst();
        return List.of(new Gradient(sameDiff, slope, in).outputVariables());
    }

    /** Inputs x, scale, shift, statistics, d loss / d y; results d loss / d x, scale, shift. */
    static final class Gradient extends JavaOp {

        private final float slope;

        Gradient(SameDiff graph, float slope, SDVariable... inputs) {
            super(graph, 3, inputs);
            this.slope = slope;
        }

        @Override
        long[][] shapes(List<INDArray> inputs) {
            return inputs.stream().limit(3).map(INDArray::shape).toArray(long[][]::new);
        }

        @Override
        void run(List<INDArray> in, List<INDArray> out) {
            NormKernel kernel = new NormKernel(in.get(0), in.get(1), in.get(2), slope);
            kernel.backward(Floats.of(in.get(0)), Floats.of(in.get(3)), Floats.of(in.get(4)), Floats.of(out.get(0)));
            kernel.parameterGradients(Floats.of(out.get(1)), Floats.of(out.get(2)));
        }
    }
}
