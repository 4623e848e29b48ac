package org.toposeg.loss.testing;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import tools.jackson.databind.JsonNode;

/** One case of a vector file: parameters, inputs and what the published code gave. */
public final class VectorCase {

    private static final List<String> LOGITS = List.of("logits", "x");
    private static final List<String> PROBABILITIES = List.of("probs", "prediction", "pred");
    private static final List<String> CHANNELS = List.of("target_onehot", "target_soft", "target");

    private final JsonNode node;
    private final JsonNode tensors;

    VectorCase(JsonNode node, JsonNode tensors) {
        this.node = node;
        this.tensors = tensors;
    }

    public String name() {
        return node.get("case").asString();
    }

    /** Whether a parameter is there and not null. */
    public boolean has(String parameter) {
        return node.get("params").hasNonNull(parameter);
    }

    public String text(String parameter) {
        return node.get("params").get(parameter).asString();
    }

    public double number(String parameter) {
        return Tensor.number(node.get("params").get(parameter));
    }

    public boolean flag(String parameter) {
        return has(parameter) && node.get("params").get(parameter).asBoolean();
    }

    public boolean isList(String parameter) {
        return node.get("params").get(parameter).isArray();
    }

    /** A list of numbers as options of losses are written: {@code 0.5;1.0}. */
    public String list(String parameter) {
        List<String> numbers = new ArrayList<>();
        node.get("params").get(parameter).forEach(n -> numbers.add(n.asString()));
        return String.join(";", numbers);
    }

    public boolean hasInput(String name) {
        return node.get("inputs").has(name);
    }

    public Tensor input(String name) {
        return tensor(node.get("inputs").get(name));
    }

    public boolean hasExpected(String name) {
        return node.get("expected").has(name);
    }

    public double expected(String name) {
        return Tensor.number(node.get("expected").get(name));
    }

    public Tensor expectedTensor(String name) {
        return tensor(node.get("expected").get(name));
    }

    /** An expected list of numbers. */
    public double[] expectedList(String name) {
        JsonNode list = node.get("expected").get(name);
        double[] out = new double[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Tensor.number(list.get(i));
        }
        return out;
    }

    private Tensor tensor(JsonNode place) {
        return Tensor.of(place.has("ref") ? tensors.get(place.get("ref").asString()) : place);
    }

    /**
     * Prediction and target as a batch. Class indices become one-hot; a voxel whose index is no channel, or is the
     * parameter {@code ignore} or {@code ignore_label}, is ignored.
     */
    public LossBatch batch() {
        String logits = first(LOGITS);
        Tensor prediction = input(logits == null ? first(PROBABILITIES) : logits);
        Shape shape = shape(prediction.shape());
        Space space = logits == null ? Space.PROBABILITIES : Space.LOGITS;
        String channels = first(CHANNELS);
        if (channels != null) {
            return LossBatch.of(
                    shape, prediction.floats(), space, input(channels).floats());
        }
        double[] labels = input("target_labels").data();
        return new LossBatch(shape, prediction.floats(), space, oneHot(labels, shape), ignored(labels, shape), null);
    }

    private String first(List<String> names) {
        return names.stream().filter(this::hasInput).findFirst().orElse(null);
    }

    private static Shape shape(int[] axes) {
        boolean planar = axes.length == 4;
        return new Shape(axes[0], axes[1], planar ? 1 : axes[2], axes[axes.length - 2], axes[axes.length - 1]);
    }

    private static float[] oneHot(double[] labels, Shape s) {
        float[] out = new float[s.elements()];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < s.channels()) {
                out[s.offset(i / s.voxels(), (int) labels[i]) + i % s.voxels()] = 1;
            }
        }
        return out;
    }

    private double ignored() {
        return has("ignore") ? number("ignore") : has("ignore_label") ? number("ignore_label") : Double.NaN;
    }

    private byte[] ignored(double[] labels, Shape s) {
        byte[] out = new byte[labels.length];
        boolean any = false;
        for (int i = 0; i < labels.length; i++) {
            boolean ignored = labels[i] >= s.channels() || labels[i] == ignored();
            out[i] = (byte) (ignored ? 1 : 0);
            any |= ignored;
        }
        return any ? out : null;
    }
}
