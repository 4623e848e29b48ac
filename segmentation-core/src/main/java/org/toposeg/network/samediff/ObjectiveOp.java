package org.toposeg.network.samediff;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Floats;
import org.toposeg.network.samediff.op.JavaOp;

/**
 * Where the forward pass meets the backward pass: takes the network's outputs, has the loss computed in plain Java, and
 * results in d loss / d output for each of them.
 */
final class ObjectiveOp extends JavaOp {

    private OutputObjective objective;
    private double value;

    ObjectiveOp(SameDiff graph, SDVariable... outputs) {
        super(graph, outputs.length, outputs);
    }

    void objective(OutputObjective next) {
        objective = next;
    }

    double value() {
        return value;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        return inputs.stream().map(INDArray::shape).toArray(long[][]::new);
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        float[][] logits = inputs.stream().map(Floats::copy).toArray(float[][]::new);
        float[][] gradients = new float[logits.length][];
        for (int i = 0; i < logits.length; i++) {
            gradients[i] = new float[logits[i].length];
        }
        value = objective.evaluate(logits, gradients);
        for (int i = 0; i < logits.length; i++) {
            Floats.of(outputs.get(i)).put(0, gradients[i], 0, gradients[i].length);
        }
    }
}
