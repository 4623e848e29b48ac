package org.toposeg.network.samediff.op;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Floats;
import org.toposeg.network.samediff.kernel.LinearWeights;

/** Linear interpolation by whole factors, one axis after the other. */
public final class UpsampleOp extends JavaOp {

    private final int[] factor;

    public UpsampleOp(SameDiff graph, int[] factor, SDVariable x) {
        super(graph, 1, x);
        this.factor = factor;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        long[] shape = inputs.getFirst().shape().clone();
        for (int axis = 0; axis < factor.length; axis++) {
            shape[axis + 2] *= factor[axis];
        }
        return new long[][] {shape};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        LinearWeights[] axes = axes(Floats.volume(x), factor);
        Floats.parallel(Floats.size(x, 0) * Floats.size(x, 1), plane -> {
            float[] values = Floats.plane(x, plane);
            for (LinearWeights axis : axes) {
                values = axis.forward(values);
            }
            Floats.put(outputs.getFirst(), plane, values);
        });
    }

    /** In the order in which they are interpolated: z, y, x, each at the fine sizes of those before it. */
    private static LinearWeights[] axes(int[] coarse, int[] factor) {
        int[] by = factor.length == 3 ? factor : new int[] {1, factor[0], factor[1]};
        return new LinearWeights[] {
            new LinearWeights(1, coarse[0], coarse[1] * coarse[2], by[0]),
            new LinearWeights(coarse[0] * by[0], coarse[1], coarse[2], by[1]),
            new LinearWeights(coarse[0] * by[0] * coarse[1] * by[1], coarse[2], 1, by[2])
        };
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, factor, arg(0), gradient.getFirst()).outputVariable());
    }

    /** Inputs x (for its shape) and d loss / d y. */
    static final class Gradient extends JavaOp {

        private final int[] factor;

        Gradient(SameDiff graph, int[] factor, SDVariable x, SDVariable gradient) {
            super(graph, 1, x, gradient);
            this.factor = factor;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            INDArray x = inputs.getFirst();
            LinearWeights[] axes = axes(Floats.volume(x), factor);
            Floats.parallel(Floats.size(x, 0) * Floats.size(x, 1), plane -> {
                float[] values = Floats.plane(inputs.get(1), plane);
                for (int axis = axes.length - 1; axis >= 0; axis--) {
                    values = axes[axis].backward(values);
                }
                Floats.put(outputs.getFirst(), plane, values);
            });
        }
    }
}
