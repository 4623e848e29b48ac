package org.toposeg.train.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;

/**
 * What an update rule keeps from step to step: vectors and numbers by name, and how many updates there were. Saved, a
 * vector's values stand under {@code PARAMETER/NAME}, so that a run may change engines.
 */
final class OptimizerState<V extends ParameterVector<V>> implements AutoCloseable {

    private static final String STEPS = "optimizer.steps";
    private static final String NUMBER = "optimizer.";

    private final V weights;
    private final Map<String, V> vectors = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private long steps;

    /** @param weights of the network, whose shape the vectors have */
    OptimizerState(V weights) {
        this.weights = weights;
    }

    /** The vector of a name, zeros at first. */
    V vector(String name) {
        return vectors.computeIfAbsent(name, n -> weights.zeros());
    }

    double number(String name) {
        return numbers.get(name);
    }

    void number(String name, double value) {
        numbers.put(name, value);
    }

    /** Updates done, the one under way included. */
    long steps() {
        return steps;
    }

    void countStep() {
        steps++;
    }

    Map<String, Parameter> save() {
        Map<String, Parameter> saved = new LinkedHashMap<>();
        vectors.forEach((slot, vector) ->
                vector.values().forEach((name, parameter) -> saved.put(name + "/" + slot, parameter)));
        numbers.forEach((name, value) -> saved.put(NUMBER + name, SavedNumber.of(value)));
        saved.put(STEPS, SavedNumber.ofCount(steps));
        return saved;
    }

    /** @throws org.toposeg.train.TrainingException if it is the state of another network or rule */
    void restore(Weights state) {
        Map<String, Parameter> saved = state.parameters();
        vectors.forEach((slot, vector) -> vector.restore(saved, name -> name + "/" + slot));
        numbers.replaceAll((name, value) -> SavedNumber.read(saved, NUMBER + name));
        steps = SavedNumber.readCount(saved, STEPS);
    }

    @Override
    public void close() {
        vectors.values().forEach(ParameterVector::close);
    }
}
