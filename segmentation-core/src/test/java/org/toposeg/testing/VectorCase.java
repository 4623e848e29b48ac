package org.toposeg.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One case of a vector file: parameters, inputs and what the published code gave. */
public final class VectorCase {

    private final JsonNode node;
    private final JsonNode tensors;

    VectorCase(JsonNode node, JsonNode tensors) {
        this.node = node;
        this.tensors = tensors;
    }

    public String name() {
        return node.get("case").asString();
    }

    public JsonNode params() {
        return node.path("params");
    }

    public JsonNode expected() {
        return node.path("expected");
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
        return Tensor.numbers(node.get("expected").get(name));
    }

    private Tensor tensor(JsonNode place) {
        return Tensor.of(place.has("ref") ? tensors.get(place.get("ref").asString()) : place);
    }

    @Override
    public String toString() {
        return name();
    }
}
