package org.toposeg.network.samediff.op;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Floats;

/** Every channel of x times the only channel of the gate. */
public final class GateOp extends JavaOp {

    public GateOp(SameDiff graph, SDVariable x, SDVariable gate) {
        super(graph, 1, x, gate);
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        return new long[][] {inputs.getFirst().shape()};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        int channels = Floats.size(x, 1);
        Floats.parallel(Floats.size(x, 0) * channels, plane -> {
            float[] values = Floats.plane(x, plane);
            float[] gate = Floats.plane(inputs.get(1), plane / channels);
            for (int v = 0; v < values.length; v++) {
                values[v] *= gate[v];
            }
            Floats.put(outputs.getFirst(), plane, values);
        });
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        SDVariable byX = new GateOp(sameDiff, gradient.getFirst(), arg(1)).outputVariable();
        SDVariable byGate = new GateGradient(sameDiff, arg(0), gradient.getFirst()).outputVariable();
        return List.of(byX, byGate);
    }

    /** Inputs x and d loss / d y: the sum of their product over the channels. */
    static final class GateGradient extends JavaOp {

        GateGradient(SameDiff graph, SDVariable x, SDVariable gradient) {
            super(graph, 1, x, gradient);
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            long[] shape = inputs.getFirst().shape().clone();
            shape[1] = 1;
            return new long[][] {shape};
        }

        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            INDArray x = inputs.getFirst();
            int channels = Floats.size(x, 1);
            Floats.parallel(Floats.size(x, 0), sample -> {
                float[] sum = new float[Floats.space(x)];
                for (int c = 0; c < channels; c++) {
                    float[] a = Floats.plane(x, sample * channels + c);
                    float[] b = Floats.plane(inputs.get(1), sample * channels + c);
                    for (int v = 0; v < sum.length; v++) {
                        sum[v] += a[v] * b[v];
                    }
                }
                Floats.put(outputs.getFirst(), sample, sum);
            });
        }
    }
}
