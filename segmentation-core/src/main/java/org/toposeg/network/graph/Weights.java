package org.toposeg.network.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a network by name, in the order in which the architecture declares them, in the layouts that
 * {@link Graph} states. Engine-neutral: SameDiff, ONNX and other engines convert from and to it without loss. They are
 * learned, except for the running mean and variance of batch norms, which follow the batches.
 */
public record Weights(Map<String, Parameter> parameters) {

    /** Ends of the names of a batch norm's running statistics. */
    public static final String MEAN = ".mean";

    public static final String VARIANCE = ".variance";

    /** One array of 4-byte floats in C order. */
    public record Parameter(int[] shape, float[] data) {}

    public Weights {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** Whether a parameter has a gradient and belongs to the optimiser; running statistics have none. */
    public static boolean isLearned(String name) {
        return !name.endsWith(MEAN) && !name.endsWith(VARIANCE);
    }

    /** The parameters that the optimiser changes. */
    public Map<String, Parameter> learned() {
        Map<String, Parameter> learned = new LinkedHashMap<>(parameters);
        learned.keySet().removeIf(name -> !isLearned(name));
        return learned;
    }
}
