package org.toposeg.network.samediff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.samediff.kernel.Floats;

/**
 * A network in SameDiff: forward, and forward with backward. Owns native memory; close it. Used by one thread at a time.
 */
public final class SameDiffNetwork implements AutoCloseable {

    static {
        NativeBackend.select();
    }

    private final NetworkSpec spec;
    private final SameDiffGraph graph;
    private final List<String> outputs;
    private final ObjectiveOp objective;
    private final Map<String, String> gradientOf = new LinkedHashMap<>();
    private final ArrayPool pool = new ArrayPool();
    private final ReusingSession session;
    private ForwardMode pass = ForwardMode.INFERENCE;

    /** Builds the network with a copy of these weights. */
    public SameDiffNetwork(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.graph = new SameDiffGraph(spec, weights, () -> pass);
        SDVariable[] results = Architectures.named(spec.architecture()).build(graph, spec).stream()
                .map(SameDiffGraph.Node::variable)
                .toArray(SDVariable[]::new);
        outputs = Arrays.stream(results).map(SDVariable::name).toList();
        requireSameParameters(weights);
        objective = new ObjectiveOp(graph.graph(), results);
        addBackwardPass(results);
        session = new ReusingSession(graph.graph(), pool);
    }

    private void requireSameParameters(Weights weights) {
        if (!graph.parameters().keySet().equals(weights.parameters().keySet())) {
            List<String> extra = new ArrayList<>(weights.parameters().keySet());
            extra.removeAll(graph.parameters().keySet());
            throw new NetworkException(
                    "The network has no parameters " + extra + ": the weights belong to another one");
        }
    }

    private void addBackwardPass(SDVariable[] results) {
        Map<String, SDVariable> gradients =
                Backpropagation.add(graph.graph(), graph.operations(), results, objective.outputVariables());
        graph.parameters().keySet().stream()
                .filter(Weights::isLearned)
                .forEach(name -> gradientOf.put(name, gradients.get(name).name()));
    }

    /** Logits of the finest output, N×C×space. */
    public float[] forward(float[] images, int[] shape) {
        String finest = outputs.getFirst();
        pass = ForwardMode.INFERENCE;
        try (INDArray input = input(images, shape)) {
            INDArray result = session.compute(List.of(finest), Map.of(SameDiffGraph.INPUT, input))
                    .get(finest);
            float[] logits = Floats.copy(result);
            session.release(result);
            return logits;
        }
    }

    /**
     * Runs forward and backward once, for a step of training: running statistics follow the batch.
     *
     * @param images N×C×space
     * @param shape of the images
     * @param seed of what is drawn at random
     * @param gradients receives d loss / d parameter, by the name of each learned parameter
     * @return the loss
     */
    public double differentiate(
            float[] images, int[] shape, OutputObjective loss, long seed, Map<String, float[]> gradients) {
        objective.objective(loss);
        pass = ForwardMode.training(seed);
        try (INDArray input = input(images, shape)) {
            Map<String, INDArray> results =
                    session.compute(List.copyOf(gradientOf.values()), Map.of(SameDiffGraph.INPUT, input));
            gradientOf.forEach((name, gradient) -> {
                float[] target = gradients.get(name);
                Floats.of(results.get(gradient)).get(0, target, 0, target.length);
            });
            results.values().forEach(session::release);
        }
        return objective.value();
    }

    private INDArray input(float[] images, int[] shape) {
        if (shape.length != spec.dimensions() + 2
                || Arrays.stream(shape).reduce(1, Math::multiplyExact) != images.length) {
            throw new NetworkException("An image array of " + images.length + " values does not have the shape "
                    + Arrays.toString(shape) + " of a " + spec.dimensions() + "D network");
        }
        long[] sizes = Arrays.stream(shape).asLongStream().toArray();
        INDArray input = Nd4j.createUninitializedDetached(DataType.FLOAT, sizes);
        Floats.of(input).put(0, images, 0, images.length);
        return input;
    }

    /** Replaces one parameter. */
    public void set(String name, float[] values) {
        Floats.of(graph.parameters().get(name).getArr()).put(0, values, 0, values.length);
    }

    /** Copies one parameter. */
    public void get(String name, float[] values) {
        Floats.of(graph.parameters().get(name).getArr()).get(0, values, 0, values.length);
    }

    /** Number of values of each parameter, by name. */
    public Map<String, Integer> parameterSizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        graph.parameters()
                .forEach((name, v) -> sizes.put(name, Math.toIntExact(v.getArr().length())));
        return sizes;
    }

    @Override
    public void close() {
        pool.close();
        graph.parameters().values().forEach(v -> v.getArr().close());
    }
}
