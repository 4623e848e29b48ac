package org.toposeg.network.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.protobuf.Message;

/**
 * Writes a network's operations as an ONNX GraphProto; nodes are the names of values. Batch and space are left open, so
 * any size that the strides divide runs.
 *
 * @see <a href="https://onnx.ai/onnx/operators/">ONNX operators</a>
 */
final class OnnxGraph implements Graph<String> {

    static final String INPUT = "image";
    static final String OUTPUT = "logits";

    private static final double SHORTEST_TOKEN = 1e-12;
    private static final int FLOAT = 1;
    private static final int NAME = 2;
    private static final int NODE = 1;
    private static final int INITIALIZER = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;

    private final NetworkSpec spec;
    private final Weights weights;
    private final List<Message> nodes = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();

    OnnxGraph(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.weights = weights;
    }

    /** The graph with this value as its only output. */
    Message message(String output) {
        node("Identity", OUTPUT, List.of(output));
        Message graph = new Message();
        nodes.forEach(node -> graph.message(NODE, node));
        graph.text(NAME, spec.architecture());
        used.forEach(name -> graph.message(INITIALIZER, tensor(name)));
        graph.message(GRAPH_INPUT, value(INPUT, spec.inputChannels()));
        graph.message(GRAPH_OUTPUT, value(OUTPUT, spec.outputChannels()));
        return graph;
    }

    @Override
    public String input() {
        return INPUT;
    }

    @Override
    public String convolution(String name, String x, int outputChannels, int[] kernel, int[] stride, boolean bias) {
        return node(
                "Conv",
                name,
                withParameters(x, name, bias),
                integers("kernel_shape", kernel),
                integers("strides", stride),
                integers("pads", pads(kernel)));
    }

    @Override
    public String upConvolution(String name, String x, int outputChannels, int[] stride, boolean bias) {
        return node(
                "ConvTranspose",
                name,
                withParameters(x, name, bias),
                integers("kernel_shape", stride),
                integers("strides", stride));
    }

    @Override
    public String norm(String name, String x, Norm norm, double epsilon) {
        String scale = use(name + ".scale");
        String shift = use(name + ".shift");
        return switch (norm.kind()) {
            case INSTANCE -> node("InstanceNormalization", name, List.of(x, scale, shift), real("epsilon", epsilon));
            case GROUP -> groupNorm(name, x, norm.groups(channels(scale)), epsilon);
            case BATCH -> batchNorm(name, x, use(name + ".mean"), use(name + ".variance"), epsilon);
        };
    }

    private int channels(String scale) {
        return weights.parameters().get(scale).shape()[0];
    }

    private String batchNorm(String name, String x, String mean, String variance, double epsilon) {
        List<String> inputs = List.of(x, name + ".scale", name + ".shift", mean, variance);
        return node("BatchNormalization", name, inputs, real("epsilon", epsilon));
    }

    /**
     * Instance norm of the groups as channels, then scale and shift: ONNX's own GroupNormalization has these by channel
     * only from opset 21 on, and ONNX Runtime's CPU has no kernel for it, but one for instance norm.
     */
    private String groupNorm(String name, String x, int groups, double epsilon) {
        String ones = filled(name + ".ones", groups, 1);
        String zeros = filled(name + ".zeros", groups, 0);
        String grouped = node("Reshape", name + ".grouped", List.of(x, constant(name + ".groups", 0, groups, -1)));
        String normal = node(
                "InstanceNormalization", name + ".normal", List.of(grouped, ones, zeros), real("epsilon", epsilon));
        String shape = node("Shape", name + ".shape", List.of(x));
        String restored = node("Reshape", name + ".restored", List.of(normal, shape));
        String scaled = node("Mul", name + ".scaled", List.of(restored, overSpace(name + ".scale")));
        return node("Add", name, List.of(scaled, overSpace(name + ".shift")));
    }

    /** A value for each channel with axes of length one for space behind. */
    private String overSpace(String parameter) {
        int[] axes = IntStream.rangeClosed(1, spec.dimensions()).toArray();
        return node("Unsqueeze", parameter + ".overSpace", List.of(parameter, constant(parameter + ".axes", axes)));
    }

    private String filled(String name, int length, float value) {
        Message attribute = new Message().text(1, "value_floats");
        IntStream.range(0, length).forEach(i -> attribute.real(7, value));
        return node("Constant", name, List.of(), attribute.integer(20, 6));
    }

    private String constant(String name, int... values) {
        return node("Constant", name, List.of(), integers("value_ints", values));
    }

    /** Only training drops. */
    @Override
    public String dropout(String name, String x, double probability) {
        return x;
    }

    @Override
    public String leakyRelu(String x, double slope) {
        return node("LeakyRelu", next("activation"), List.of(x), real("alpha", slope));
    }

    @Override
    public String maxPool(String x, int[] kernel) {
        return node("MaxPool", next("pool"), List.of(x), integers("kernel_shape", kernel), integers("strides", kernel));
    }

    @Override
    public String averagePool(String x, int[] kernel) {
        return node(
                "AveragePool", next("pool"), List.of(x), integers("kernel_shape", kernel), integers("strides", kernel));
    }

    @Override
    public String depthwiseConvolution(String name, String x, int[] kernel) {
        int channels = weights.parameters().get(use(name + ".weight")).shape()[0];
        return node(
                "Conv",
                name,
                withParameters(x, name, false),
                integers("kernel_shape", kernel),
                integers("pads", pads(kernel)),
                integer("group", channels));
    }

    @Override
    public String upsample(String x, int[] factor) {
        float[] scales = new float[factor.length + 2];
        Arrays.fill(scales, 0, 2, 1);
        for (int axis = 0; axis < factor.length; axis++) {
            scales[axis + 2] = factor[axis];
        }
        String constant = constant(reals("value_floats", scales));
        List<String> inputs = List.of(x, "", constant);
        return node("Resize", next("upsample"), inputs, text("mode", "linear"));
    }

    @Override
    public String l2Normalize(String x, int heads, int axis) {
        OnnxTokens layout = new OnnxTokens(this, spec.dimensions(), heads, axis);
        String tokens = layout.split(x);
        String length = node("ReduceL2", next("length"), List.of(tokens), integers("axes", new int[] {-1}));
        String least = constant(real("value_float", SHORTEST_TOKEN));
        String bounded = node("Max", next("length"), List.of(length, least));
        return layout.join(node("Div", next("unit"), List.of(tokens, bounded)), x);
    }

    @Override
    public String attention(String query, String key, String value, int heads, int axis) {
        OnnxTokens layout = new OnnxTokens(this, spec.dimensions(), heads, axis);
        int[] transposed = {0, 1, 3, 2};
        String keys = node("Transpose", next("keys"), List.of(layout.split(key)), integers("perm", transposed));
        String products = node("MatMul", next("products"), List.of(layout.split(query), keys));
        String attention = node("Softmax", next("attention"), List.of(products), integer("axis", -1));
        String attended = node("MatMul", next("attended"), List.of(attention, layout.split(value)));
        return layout.join(attended, value);
    }

    @Override
    public String sigmoid(String x) {
        return node("Sigmoid", next("sigmoid"), List.of(x));
    }

    @Override
    public String gate(String x, String gate) {
        return node("Mul", next("gate"), List.of(x, gate));
    }

    @Override
    public String concat(List<String> parts) {
        return node("Concat", next("concat"), parts, integer("axis", 1));
    }

    @Override
    public String add(String a, String b) {
        return node("Add", next("add"), List.of(a, b));
    }

    private static int[] pads(int[] kernel) {
        int[] half = Arrays.stream(kernel).map(k -> k / 2).toArray();
        return IntStream.concat(Arrays.stream(half), Arrays.stream(half)).toArray();
    }

    /** A name that no other value has. */
    String next(String prefix) {
        return prefix + "." + nodes.size();
    }

    private List<String> withParameters(String x, String name, boolean bias) {
        Stream<String> weight = Stream.of(x, use(name + ".weight"));
        return (bias ? Stream.concat(weight, Stream.of(use(name + ".bias"))) : weight).toList();
    }

    private String use(String parameter) {
        if (!weights.parameters().containsKey(parameter)) {
            throw new NetworkException(
                    "The weights have no parameter \"" + parameter + "\": they belong to another network");
        }
        used.add(parameter);
        return parameter;
    }

    /** A NodeProto whose only output has the node's name. */
    String node(String operation, String name, List<String> inputs, Message... attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, name).text(3, name).text(4, operation);
        Arrays.stream(attributes).forEach(attribute -> node.message(5, attribute));
        nodes.add(node);
        return name;
    }

    String constant(Message value) {
        return node("Constant", next("constant"), List.of(), value);
    }

    static Message integers(String name, int[] values) {
        Message attribute = new Message().text(1, name);
        Arrays.stream(values).forEach(value -> attribute.integer(8, value));
        return attribute.integer(20, 7);
    }

    private static Message integer(String name, int value) {
        return new Message().text(1, name).integer(3, value).integer(20, 2);
    }

    private static Message real(String name, double value) {
        return new Message().text(1, name).real(2, (float) value).integer(20, 1);
    }

    private static Message reals(String name, float[] values) {
        Message attribute = new Message().text(1, name);
        for (float value : values) {
            attribute.real(7, value);
        }
        return attribute.integer(20, 6);
    }

    private static Message text(String name, String value) {
        return new Message().text(1, name).text(4, value).integer(20, 3);
    }

    /** A TensorProto. */
    private Message tensor(String name) {
        Parameter parameter = weights.parameters().get(name);
        Message tensor = new Message();
        Arrays.stream(parameter.shape()).forEach(size -> tensor.integer(1, size));
        return tensor.integer(2, FLOAT).text(8, name).bytes(9, Message.floats(parameter.data()));
    }

    /** A ValueInfoProto: N×channels×space, where only the channels are fixed. */
    private Message value(String name, int channels) {
        Message shape = new Message().message(1, new Message().text(2, "batch"));
        shape.message(1, new Message().integer(1, channels));
        List<String> axes = spec.dimensions() == 3 ? List.of("depth", "height", "width") : List.of("height", "width");
        axes.forEach(axis -> shape.message(1, new Message().text(2, axis)));
        Message tensor = new Message().integer(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
