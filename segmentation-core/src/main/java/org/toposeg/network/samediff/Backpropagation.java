package org.toposeg.network.samediff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.toposeg.network.samediff.op.ElementwiseOps;
import org.toposeg.network.samediff.op.JavaOp;

/**
 * Adds the backward pass to the graph by the chain rule, from the last operation to the first. SameDiff's own way copies
 * the graph through its serialised form, which knows only SameDiff's own operations.
 */
final class Backpropagation {

    private final SameDiff graph;
    private final Map<String, SDVariable> gradients = new HashMap<>();

    private Backpropagation(SameDiff graph) {
        this.graph = graph;
    }

    /** Gradients by the name of the variable, starting from those of the outputs. */
    static Map<String, SDVariable> add(
            SameDiff graph, List<JavaOp> operations, SDVariable[] outputs, SDVariable[] seeds) {
        Backpropagation pass = new Backpropagation(graph);
        for (int i = 0; i < outputs.length; i++) {
            pass.accumulate(outputs[i], seeds[i]);
        }
        operations.reversed().forEach(pass::through);
        return pass.gradients;
    }

    private void through(JavaOp operation) {
        SDVariable gradient = gradients.get(operation.outputVariablesNames()[0]);
        if (gradient == null) {
            return;
        }
        List<SDVariable> inputGradients = operation.doDiff(List.of(gradient));
        for (int i = 0; i < inputGradients.size(); i++) {
            accumulate(operation.arg(i), inputGradients.get(i));
        }
    }

    private void accumulate(SDVariable variable, SDVariable gradient) {
        gradients.merge(variable.name(), gradient, (a, b) -> new ElementwiseOps.Add(graph, a, b).outputVariables()[0]);
    }
}
