package org.toposeg.train.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.TrainingException;
import org.toposeg.train.optim.ParameterVector.Diagonal;

/** What every engine's vector does; an engine's test extends this. */
public abstract class ParameterVectorContract<V extends ParameterVector<V>> {

    /** A vector of these parameters. */
    protected abstract V vector(Map<String, Parameter> parameters);

    /** Of a parameter of two numbers and another of one. */
    protected final V vector(float a, float b, float c) {
        return vector(Map.of(
                "one", new Parameter(new int[] {2}, new float[] {a, b}),
                "two", new Parameter(new int[] {1}, new float[] {c})));
    }

    private static void assertIs(ParameterVector<?> vector, double a, double b, double c) {
        assertThat(vector.values().get("one").data())
                .containsExactly(new float[] {(float) a, (float) b}, within(1e-6f));
        assertThat(vector.values().get("two").data()).containsExactly(new float[] {(float) c}, within(1e-6f));
    }

    @Test
    void computes_element_by_element() {
        V x = vector(1, 2, 3);
        x.blend(2, vector(4, -5, 6), 0.5);
        assertIs(x, 4, 1.5, 9);
        x.blendSquares(1, vector(1, 2, -3), -1);
        assertIs(x, 3, -2.5, 0);
        x.scale(-2);
        assertIs(x, -6, 5, 0);
        x.set(vector(7, 8, 9));
        assertIs(x, 7, 8, 9);
        x.clear();
        assertIs(x, 0, 0, 0);
    }

    @Test
    void divides_by_the_diagonal_of_adam() {
        Diagonal<V> diagonal = new Diagonal<>(vector(4, 9, 16), 0.5, 1);
        V x = vector(1, 1, 1);
        x.addDivided(vector(5, 7, 9), diagonal, 2);
        assertIs(x, 1 + 2 * 5 / 5.0, 1 + 2 * 7 / 7.0, 1 + 2 * 9 / 9.0);
        assertThat(vector(5, 7, 9).squareDivided(diagonal)).isCloseTo(5 + 7 + 9, within(1e-5));
    }

    @Test
    void multiplies_over_all_parameters() {
        assertThat(vector(1, 2, 3).dot(vector(4, -5, 6))).isEqualTo(4 - 10 + 18);
        assertThat(vector(1, 2, 2).norm()).isCloseTo(3, within(1e-6));
        assertThat(vector(1, Float.POSITIVE_INFINITY, 2).norm()).isInfinite();
    }

    @Test
    void takes_back_what_it_gave_and_nothing_else() {
        V x = vector(1, 2, 3);
        V y = x.zeros();
        y.restore(x.values(), name -> name);
        assertIs(y, 1, 2, 3);
        assertThatThrownBy(() -> y.restore(x.values(), name -> name + "/mean"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("/mean");
        y.close();
    }
}
