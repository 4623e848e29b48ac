package org.toposeg.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The learned parameters of a network by name, in the order in which the architecture declares them, in the layouts that
 * {@link Graph} states. Engine-neutral: SameDiff, ONNX and other engines convert from and to it without loss.
 */
public record Weights(Map<String, Parameter> parameters) {

    /** One array of 4-byte floats in C order. */
    public record Parameter(int[] shape, float[] data) {}

    public Weights {
        parameters = new LinkedHashMap<>(parameters);
    }
}
