package org.toposeg.testing;

import org.toposeg.volume.Size;
import tools.jackson.databind.JsonNode;

/** An array of a vector file: C order, last axis fastest. */
public record Tensor(int[] shape, double[] data) {

    static Tensor of(JsonNode node) {
        int[] shape = new int[node.get("shape").size()];
        for (int a = 0; a < shape.length; a++) {
            shape[a] = node.get("shape").get(a).asInt();
        }
        return new Tensor(shape, numbers(node.get("data")));
    }

    static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(list.get(i));
        }
        return numbers;
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

    /** 1 where the array is not 0. */
    public byte[] mask() {
        byte[] mask = new byte[data.length];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (data[v] != 0 ? 1 : 0);
        }
        return mask;
    }

    /** Of an image without batch and channel, so that the shape has two or three axes. */
    public Size size() {
        return size(shape.length);
    }

    /** The shape's last two or three axes, as many as an image has. */
    public Size size(int axes) {
        int last = shape.length - 1;
        return new Size(shape[last], shape[last - 1], axes == 3 ? shape[last - 2] : 1);
    }
}
