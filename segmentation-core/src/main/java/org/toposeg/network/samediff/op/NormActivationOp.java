package org.toposeg.network.samediff.op;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.samediff.kernel.Floats;
import org.toposeg.network.samediff.kernel.NormKernel;
import org.toposeg.network.samediff.kernel.NormUnits;

/**
 * A norm and leaky ReLU in one pass; a slope of one gives the norm alone. Inputs x, scale (C), shift (C), and of a batch
 * norm the running mean (C) and variance (C), which a pass of training moves in place; results y and, for the backward
 * pass, mean and inverse deviation of each unit of the norm (units×2).
 */
public final class NormActivationOp extends JavaOp {

    private final Norm norm;
    private final double epsilon;
    private final float slope;
    private final Supplier<ForwardMode> pass;

    public NormActivationOp(
            SameDiff graph, Norm norm, double epsilon, double slope, Supplier<ForwardMode> pass, SDVariable... inputs) {
        super(graph, 2, inputs);
        this.norm = norm;
        this.epsilon = epsilon;
        this.slope = (float) slope;
        this.pass = pass;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        INDArray x = inputs.getFirst();
        return new long[][] {x.shape(), {NormUnits.of(norm, x).count(), 2}};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        NormKernel kernel = new NormKernel(x, norm, inputs.get(1), inputs.get(2), slope);
        FloatBuffer y = Floats.of(outputs.get(0));
        if (norm.isBatch() && !pass.get().training()) {
            kernel.forward(Floats.of(x), y, Floats.copy(inputs.get(3)), Floats.copy(inputs.get(4)), epsilon);
            return;
        }
        FloatBuffer statistics = Floats.of(outputs.get(1));
        double[] variances = kernel.forward(Floats.of(x), y, statistics, epsilon);
        if (norm.isBatch()) {
            follow(Floats.of(inputs.get(3)), Floats.of(inputs.get(4)), statistics, variances, values(x));
        }
    }

    /** Of one channel. */
    private static long values(INDArray x) {
        long values = x.size(0) * Floats.space(x);
        Norm.requireSeveral(values);
        return values;
    }

    /** The running variance is the unbiased one. */
    private static void follow(
            FloatBuffer mean, FloatBuffer variance, FloatBuffer statistics, double[] variances, long values) {
        for (int c = 0; c < variances.length; c++) {
            move(mean, c, statistics.get(2 * c));
            move(variance, c, variances[c] * values / (values - 1));
        }
    }

    private static void move(FloatBuffer running, int channel, double batch) {
        running.put(channel, (float) ((1 - Norm.MOMENTUM) * running.get(channel) + Norm.MOMENTUM * batch));
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        SDVariable[] in = {arg(0), arg(1), arg(2), outputVariables()[1], gradient.getFirst()};
        return List.of(new Gradient(sameDiff, norm, slope, in).outputVariables());
    }

    /** Inputs x, scale, shift, statistics, d loss / d y; results d loss / d x, scale, shift. */
    static final class Gradient extends JavaOp {

        private final Norm norm;
        private final float slope;

        Gradient(SameDiff graph, Norm norm, float slope, SDVariable... inputs) {
            super(graph, 3, inputs);
            this.norm = norm;
            this.slope = slope;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return inputs.stream().limit(3).map(INDArray::shape).toArray(long[][]::new);
        }

        @Override
        public void run(List<INDArray> in, List<INDArray> out) {
            NormKernel kernel = new NormKernel(in.get(0), norm, in.get(1), in.get(2), slope);
            kernel.backward(Floats.of(in.get(0)), Floats.of(in.get(3)), Floats.of(in.get(4)), Floats.of(out.get(0)));
            kernel.parameterGradients(Floats.of(out.get(1)), Floats.of(out.get(2)));
        }
    }
}
