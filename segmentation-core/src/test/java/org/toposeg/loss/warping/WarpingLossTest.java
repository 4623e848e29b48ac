package org.toposeg.loss.warping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Agreement;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class WarpingLossTest {

    @Test
    void gives_what_hus_code_gives() {
        ReferenceVectors.check(
                "warping", c -> Agreement.withCase(c, Losses.create("warping", Map.of("hu", "true")), batch(c)));
    }

    private static LossBatch batch(VectorCase c) {
        int[] axes = c.input("target").shape();
        float[] label = c.input("target").floats();
        float[] target = new float[2 * label.length];
        for (int v = 0; v < label.length; v++) {
            target[v] = 1 - label[v];
            target[label.length + v] = label[v];
        }
        Shape shape = new Shape(1, 2, 1, axes[0], axes[1]);
        return LossBatch.of(shape, c.input("logits").floats(), Space.LOGITS, target);
    }

    @Test
    void a_thicker_bar_costs_nothing_and_a_broken_one_does() {
        Shape shape = new Shape(1, 1, 3, 5, 9);
        float[] bar = new float[135];
        float[] thick = new float[135];
        float[] broken = new float[135];
        for (int v = 0; v < 135; v++) {
            int y = v / 9 % 5;
            int z = v / 45;
            bar[v] = y == 2 && z == 1 ? 1 : 0;
            thick[v] = y >= 1 && y <= 3 && z <= 1 ? 5 : -5;
            broken[v] = bar[v] == 1 && v % 9 != 4 ? 5 : -5;
        }
        assertThat(Losses.create("warping", Map.of()).evaluate(LossBatch.of(shape, thick, Space.LOGITS, bar), null))
                .isZero();
        assertThat(Losses.create("warping", Map.of()).evaluate(LossBatch.of(shape, broken, Space.LOGITS, bar), null))
                .isPositive();
    }
}
