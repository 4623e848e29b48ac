package org.toposeg.network.samediff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.samediff.kernel.Floats;
import org.toposeg.network.samediff.kernel.NativeConvolution;
import org.toposeg.network.samediff.op.AttentionOp;
import org.toposeg.network.samediff.op.ConcatOp;
import org.toposeg.network.samediff.op.ConvolutionOp;
import org.toposeg.network.samediff.op.DepthwiseOp;
import org.toposeg.network.samediff.op.DropoutOp;
import org.toposeg.network.samediff.op.ElementwiseOps;
import org.toposeg.network.samediff.op.GateOp;
import org.toposeg.network.samediff.op.JavaOp;
import org.toposeg.network.samediff.op.NormActivationOp;
import org.toposeg.network.samediff.op.PoolOp;
import org.toposeg.network.samediff.op.UnitTokensOp;
import org.toposeg.network.samediff.op.UpConvolutionOp;
import org.toposeg.network.samediff.op.UpsampleOp;

/** Builds a network in SameDiff; any batch and any patch that the strides divide run through the same graph. */
final class SameDiffGraph implements Graph<SameDiffGraph.Node> {

    /** A value of the graph; a norm waits to see whether a leaky ReLU follows, so that both become one operation. */
    interface Node {
        SDVariable variable();
    }

    static final String INPUT = "input";

    private record Value(SDVariable variable) implements Node {}

    private final SameDiff graph = SameDiff.create();
    private final Weights weights;
    private final Supplier<ForwardMode> pass;
    private final List<JavaOp> operations = new ArrayList<>();
    private final Map<String, SDVariable> parameters = new LinkedHashMap<>();
    private final SDVariable input;

    /** @param pass the one that the graph is run for whenever it is run */
    SameDiffGraph(NetworkSpec spec, Weights weights, Supplier<ForwardMode> pass) {
        this.weights = weights;
        this.pass = pass;
        graph.setEnableCache(true);
        long[] shape = new long[spec.dimensions() + 2];
        java.util.Arrays.fill(shape, -1);
        shape[1] = spec.inputChannels();
        input = graph.placeHolder(INPUT, DataType.FLOAT, shape);
    }

    SameDiff graph() {
        return graph;
    }

    /** In the order in which they run. */
    List<JavaOp> operations() {
        return operations;
    }

    Map<String, SDVariable> parameters() {
        return parameters;
    }

    @Override
    public Node input() {
        return new Value(input);
    }

    @Override
    public Node convolution(String name, Node x, int outputChannels, int[] kernel, int[] stride, boolean bias) {
        SDVariable[] inputs = inputs(x, name, bias, "weight");
        return add(new ConvolutionOp(graph, new NativeConvolution(kernel, stride), inputs));
    }

    @Override
    public Node upConvolution(String name, Node x, int outputChannels, int[] stride, boolean bias) {
        return add(new UpConvolutionOp(graph, stride, inputs(x, name, bias, "weight")));
    }

    @Override
    public Node norm(String name, Node x, Norm norm, double epsilon) {
        return new PendingNorm(
                norm,
                epsilon,
                norm.isBatch()
                        ? inputs(x, name, false, "scale", "shift", "mean", "variance")
                        : inputs(x, name, false, "scale", "shift"));
    }

    @Override
    public Node dropout(String name, Node x, double probability) {
        return add(new DropoutOp(graph, name, probability, pass, x.variable()));
    }

    @Override
    public Node leakyRelu(Node x, double slope) {
        if (x instanceof PendingNorm norm && norm.value == null) {
            return norm.with(slope);
        }
        return add(new ElementwiseOps.LeakyRelu(graph, slope, x.variable()));
    }

    @Override
    public Node maxPool(Node x, int[] kernel) {
        return add(new PoolOp(graph, PoolOp.Kind.MAXIMUM, kernel, x.variable()));
    }

    @Override
    public Node averagePool(Node x, int[] kernel) {
        return add(new PoolOp(graph, PoolOp.Kind.MEAN, kernel, x.variable()));
    }

    @Override
    public Node depthwiseConvolution(String name, Node x, int[] kernel) {
        return add(new DepthwiseOp(graph, kernel, inputs(x, name, false, "weight")));
    }

    @Override
    public Node upsample(Node x, int[] factor) {
        return add(new UpsampleOp(graph, factor, x.variable()));
    }

    @Override
    public Node l2Normalize(Node x, int heads, int axis) {
        return add(new UnitTokensOp(graph, heads, axis, x.variable()));
    }

    @Override
    public Node attention(Node query, Node key, Node value, int heads, int axis) {
        return add(new AttentionOp(graph, heads, axis, query.variable(), key.variable(), value.variable()));
    }

    @Override
    public Node sigmoid(Node x) {
        return add(new ElementwiseOps.Sigmoid(graph, x.variable()));
    }

    @Override
    public Node gate(Node x, Node gate) {
        return add(new GateOp(graph, x.variable(), gate.variable()));
    }

    @Override
    public Node concat(List<Node> parts) {
        return add(new ConcatOp(graph, parts.stream().map(Node::variable).toArray(SDVariable[]::new)));
    }

    @Override
    public Node add(Node a, Node b) {
        return add(new ElementwiseOps.Add(graph, a.variable(), b.variable()));
    }

    private Node add(JavaOp operation) {
        operations.add(operation);
        return new Value(operation.outputVariables()[0]);
    }

    private SDVariable[] inputs(Node x, String name, boolean bias, String... suffixes) {
        Stream<String> names = Stream.concat(Stream.of(suffixes), bias ? Stream.of("bias") : Stream.empty());
        return Stream.concat(Stream.of(x.variable()), names.map(s -> parameter(name + "." + s)))
                .toArray(SDVariable[]::new);
    }

    private SDVariable parameter(String name) {
        Weights.Parameter values = weights.parameters().get(name);
        if (values == null) {
            throw new NetworkException(
                    "The weights have no parameter \"" + name + "\": they belong to another network");
        }
        long[] shape = java.util.Arrays.stream(values.shape()).asLongStream().toArray();
        INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, shape);
        Floats.of(array).put(0, values.data(), 0, values.data().length);
        SDVariable variable = graph.var(name, array);
        parameters.put(name, variable);
        return variable;
    }

    /** A norm whose operation is added with the first use. */
    private final class PendingNorm implements Node {

        private final Norm norm;
        private final double epsilon;
        private final SDVariable[] inputs;
        private Node value;

        PendingNorm(Norm norm, double epsilon, SDVariable... inputs) {
            this.norm = norm;
            this.epsilon = epsilon;
            this.inputs = inputs;
        }

        Node with(double slope) {
            value = add(new NormActivationOp(graph, norm, epsilon, slope, pass, inputs));
            return value;
        }

        @Override
        public SDVariable variable() {
            return (value == null ? with(1) : value).variable();
        }
    }
}
