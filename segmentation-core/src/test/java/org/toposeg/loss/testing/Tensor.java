package org.toposeg.loss.testing;

import tools.jackson.databind.JsonNode;

/** An array of a vector file: C order, last axis fastest. */
public record Tensor(int[] shape, double[] data) {

    static Tensor of(JsonNode node) {
        int[] shape = new int[node.get("shape").size()];
        for (int a = 0; a < shape.length; a++) {
            shape[a] = node.get("shape").get(a).asInt();
        }
        double[] data = new double[node.get("data").size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = number(node.get("data").get(i));
        }
        return new Tensor(shape, data);
    }

    /** Numbers that are not finite are written as strings. */
    static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
    }

    public float[] floats() {
        float[] out = new float[data.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) data[i];
        }
        return out;
    }
}
