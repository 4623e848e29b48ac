package org.toposeg.train.optim;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.toposeg.network.graph.Weights.Parameter;

/**
 * All parameters of a network, or as many numbers of another meaning (their gradient, a moment), as one vector, which an
 * engine keeps where it computes. Operations are in place and between vectors of the same network; scalars are doubles,
 * so that every engine rounds the same numbers.
 *
 * @param <V> the engine's own type
 */
public interface ParameterVector<V extends ParameterVector<V>> extends AutoCloseable {

    /**
     * The diagonal matrix D = diag(√squares / divisor + epsilon) by which Adam divides.
     *
     * @param squares moving average of the squared gradient
     */
    record Diagonal<V>(V squares, double divisor, double epsilon) {}

    /** A new vector of zeros, which the caller closes. */
    V zeros();

    /** this ← 0, whatever it held. */
    void clear();

    /** this ← other. */
    void set(V other);

    /** this ← factor · this. */
    void scale(double factor);

    /** this ← keep · this + factor · other. */
    void blend(double keep, V other, double factor);

    /** this ← keep · this + factor · other², element by element. */
    void blendSquares(double keep, V other, double factor);

    /** this ← this + factor · D⁻¹ · other. */
    void addDivided(V other, Diagonal<V> by, double factor);

    /** ⟨this, other⟩. */
    double dot(V other);

    /** √⟨this, this⟩, not finite if an element is not. */
    double norm();

    /** ⟨this, D⁻¹ · this⟩. */
    double squareDivided(Diagonal<V> by);

    /** A copy by the parameters' names. */
    Map<String, Parameter> values();

    /**
     * Takes the values of a checkpoint.
     *
     * @param saved a checkpoint's arrays
     * @param name under which the values of a parameter are saved
     * @throws org.toposeg.train.TrainingException if values are missing or of another size
     */
    void restore(Map<String, Parameter> saved, UnaryOperator<String> name);

    /** Frees the memory of a vector that {@link #zeros()} made. */
    @Override
    void close();
}
