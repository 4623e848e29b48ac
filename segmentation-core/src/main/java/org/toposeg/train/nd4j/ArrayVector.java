package org.toposeg.train.nd4j;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.TrainingException;
import org.toposeg.train.optim.ParameterVector;

/** Parameters on the heap; sums are taken in double precision, in an order that does not depend on threads. */
final class ArrayVector implements ParameterVector<ArrayVector> {

    /** What is done to one parameter's values. */
    private interface Loop {
        void run(float[] mine, float[] other);
    }

    private final Map<String, Parameter> parameters;

    /** @param parameters shared, not copied */
    ArrayVector(Map<String, Parameter> parameters) {
        this.parameters = parameters;
    }

    /** With a copy of the values. */
    static ArrayVector copyOf(Map<String, Parameter> parameters) {
        Map<String, Parameter> copy = new LinkedHashMap<>();
        parameters.forEach((name, p) ->
                copy.put(name, new Parameter(p.shape().clone(), p.data().clone())));
        return new ArrayVector(copy);
    }

    /** Some of the parameters, shared. */
    ArrayVector only(Predicate<String> names) {
        Map<String, Parameter> some = new LinkedHashMap<>(parameters);
        some.keySet().removeIf(names.negate());
        return new ArrayVector(some);
    }

    Set<String> names() {
        return parameters.keySet();
    }

    float[] of(String name) {
        return parameters.get(name).data();
    }

    private void forEach(ArrayVector other, Loop loop) {
        parameters.entrySet().parallelStream()
                .forEach(e -> loop.run(e.getValue().data(), other.of(e.getKey())));
    }

    private double sum(ToDoubleFunction<String> part) {
        // Boxed in the parameters' order and added one after the other: a parallel sum would group them by thread.
        return parameters.keySet().parallelStream().map(part::applyAsDouble).toList().stream()
                .reduce(0.0, Double::sum);
    }

    @Override
    public ArrayVector zeros() {
        Map<String, Parameter> zeros = new LinkedHashMap<>();
        parameters.forEach((name, p) -> zeros.put(name, new Parameter(p.shape().clone(), new float[p.data().length])));
        return new ArrayVector(zeros);
    }

    @Override
    public void clear() {
        parameters.values().forEach(p -> Arrays.fill(p.data(), 0));
    }

    @Override
    public void set(ArrayVector other) {
        forEach(other, (mine, values) -> System.arraycopy(values, 0, mine, 0, mine.length));
    }

    @Override
    public void scale(double factor) {
        if (factor != 1) {
            float f = (float) factor;
            forEach(this, (mine, same) -> {
                for (int i = 0; i < mine.length; i++) {
                    mine[i] *= f;
                }
            });
        }
    }

    @Override
    public void blend(double keep, ArrayVector other, double factor) {
        float k = (float) keep;
        float f = (float) factor;
        forEach(other, (mine, values) -> {
            for (int i = 0; i < mine.length; i++) {
                mine[i] = k * mine[i] + f * values[i];
            }
        });
    }

    @Override
    public void blendSquares(double keep, ArrayVector other, double factor) {
        float k = (float) keep;
        float f = (float) factor;
        forEach(other, (mine, values) -> {
            for (int i = 0; i < mine.length; i++) {
                mine[i] = k * mine[i] + f * values[i] * values[i];
            }
        });
    }

    @Override
    public void addDivided(ArrayVector other, Diagonal<ArrayVector> by, double factor) {
        float f = (float) factor;
        float correction = (float) (1 / by.divisor());
        float epsilon = (float) by.epsilon();
        parameters.keySet().parallelStream().forEach(name -> {
            float[] mine = of(name);
            float[] values = other.of(name);
            float[] squares = by.squares().of(name);
            for (int i = 0; i < mine.length; i++) {
                mine[i] += f * values[i] / ((float) Math.sqrt(squares[i]) * correction + epsilon);
            }
        });
    }

    @Override
    public double dot(ArrayVector other) {
        return sum(name -> {
            float[] mine = of(name);
            float[] values = other.of(name);
            double sum = 0;
            for (int i = 0; i < mine.length; i++) {
                sum += (double) mine[i] * values[i];
            }
            return sum;
        });
    }

    @Override
    public double norm() {
        return Math.sqrt(dot(this));
    }

    @Override
    public double squareDivided(Diagonal<ArrayVector> by) {
        return sum(name -> {
            float[] mine = of(name);
            float[] squares = by.squares().of(name);
            double sum = 0;
            for (int i = 0; i < mine.length; i++) {
                sum += (double) mine[i] * mine[i] / (Math.sqrt(squares[i]) / by.divisor() + by.epsilon());
            }
            return sum;
        });
    }

    @Override
    public Map<String, Parameter> values() {
        return copyOf(parameters).parameters;
    }

    @Override
    public void restore(Map<String, Parameter> saved, UnaryOperator<String> name) {
        parameters.forEach((own, p) -> copyInto(saved.get(name.apply(own)), name.apply(own), p.data()));
    }

    private static void copyInto(Parameter saved, String name, float[] target) {
        if (saved == null || saved.data().length != target.length) {
            throw new TrainingException("The checkpoint has no values of the right size for \"" + name
                    + "\": it belongs to another network or optimiser");
        }
        System.arraycopy(saved.data(), 0, target, 0, target.length);
    }

    /** The heap is the collector's. */
    @Override
    public void close() {}
}
