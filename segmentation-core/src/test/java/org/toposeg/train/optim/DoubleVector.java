package org.toposeg.train.optim;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.toposeg.network.graph.Weights.Parameter;

/** One parameter in double precision, so that update rules can be held to formulas to the last digits. */
final class DoubleVector implements ParameterVector<DoubleVector> {

    private static final String NAME = "w";

    final double[] data;

    DoubleVector(double... data) {
        this.data = data;
    }

    @Override
    public DoubleVector zeros() {
        return new DoubleVector(new double[data.length]);
    }

    @Override
    public void clear() {
        Arrays.fill(data, 0);
    }

    @Override
    public void set(DoubleVector other) {
        System.arraycopy(other.data, 0, data, 0, data.length);
    }

    @Override
    public void scale(double factor) {
        Arrays.setAll(data, i -> factor * data[i]);
    }

    @Override
    public void blend(double keep, DoubleVector other, double factor) {
        Arrays.setAll(data, i -> keep * data[i] + factor * other.data[i]);
    }

    @Override
    public void blendSquares(double keep, DoubleVector other, double factor) {
        Arrays.setAll(data, i -> keep * data[i] + factor * other.data[i] * other.data[i]);
    }

    private static double at(Diagonal<DoubleVector> d, int i) {
        return Math.sqrt(d.squares().data[i]) / d.divisor() + d.epsilon();
    }

    @Override
    public void addDivided(DoubleVector other, Diagonal<DoubleVector> by, double factor) {
        Arrays.setAll(data, i -> data[i] + factor * other.data[i] / at(by, i));
    }

    @Override
    public double dot(DoubleVector other) {
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += data[i] * other.data[i];
        }
        return sum;
    }

    @Override
    public double norm() {
        return Math.sqrt(dot(this));
    }

    @Override
    public double squareDivided(Diagonal<DoubleVector> by) {
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += data[i] * data[i] / at(by, i);
        }
        return sum;
    }

    @Override
    public Map<String, Parameter> values() {
        float[] values = new float[data.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) data[i];
        }
        return Map.of(NAME, new Parameter(new int[] {values.length}, values));
    }

    @Override
    public void restore(Map<String, Parameter> saved, UnaryOperator<String> name) {
        float[] values = saved.get(name.apply(NAME)).data();
        Arrays.setAll(data, i -> values[i]);
    }

    @Override
    public void close() {}
}
