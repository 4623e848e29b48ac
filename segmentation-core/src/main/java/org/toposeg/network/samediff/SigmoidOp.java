package org.toposeg.network.samediff;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** 1/(1+exp(-x)). */
final class SigmoidOp extends JavaOp {

    SigmoidOp(SameDiff graph, SDVariable x) {
        super(graph, 1, x);
    }

    @Override
    long[][] shapes(List<INDArray> inputs) {
        return new long[][] {inputs.getFirst().shape()};
    }

    @Override
    void run(List<INDArray> inputs, List<INDArray> outputs) {
        ElementwiseOps.run(inputs, outputs.getFirst(), (in, out, n) -> {
            for (int i = 0; i < n; i++) {
                out[i] = (float) (1 / (1 + Math.exp(-in[0][i])));
            }
        });
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, outputVariable(), gradient.getFirst()).outputVariable());
    }

    /** Inputs y and d loss / d y. */
    static final class Gradient extends JavaOp {

        Gradient(SameDiff graph, SDVariable y, SDVariable gradient) {
            super(graph, 1, y, gradient);
        }

        @Override
        long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        void run(List<INDArray> inputs, List<INDArray> outputs) {
            ElementwiseOps.run(inputs, outputs.getFirst(), (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = in[1][i] * in[0][i] * (1 - in[0][i]);
                }
            });
        }
    }
}
