package org.toposeg.loss.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Agreement;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class TopoLossTest {

    /**
     * The published class overwrites its checked filtration by the text that it was given and then takes the prediction as it is:
     * its numbers are those of sublevel sets whatever was asked for.
     */
    @Test
    void gives_what_topolosses_gives_with_an_exact_assignment() {
        LossVectors.check(
                "topoloss",
                c -> c.has("filtration") ? Losses.create("topoloss", Map.of("filtration", "sublevel")) : null);
    }

    @Test
    void superlevel_is_sublevel_of_one_minus_both() {
        for (int seed = 0; seed < 10; seed++) {
            compareLevels(exact(new Shape(2, 1, 1, 9, 8), seed));
            compareLevels(exact(new Shape(1, 2, 5, 4, 6), seed));
        }
    }

    /** All values differ and are multiples of 1/1024, so that one minus them is not rounded. */
    private static LossBatch exact(Shape shape, int seed) {
        Random random = new Random(seed);
        return LossBatch.of(shape, ranks(shape, random), Space.PROBABILITIES, ranks(shape, random));
    }

    private static float[] ranks(Shape shape, Random random) {
        List<Integer> ranks = new ArrayList<>(IntStream.range(1, 1024).boxed().toList());
        Collections.shuffle(ranks, random);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ranks.get(i) / 1024f;
        }
        return values;
    }

    private static void compareLevels(LossBatch batch) {
        float[] p = new float[batch.prediction().length];
        float[] t = new float[p.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = 1 - batch.prediction()[i];
            t[i] = 1 - batch.target()[i];
        }
        float[] above = new float[p.length];
        float[] below = new float[p.length];
        double value = Losses.create("topoloss", Map.of()).evaluate(batch, above);
        double reversed = Losses.create("topoloss", Map.of("filtration", "sublevel"))
                .evaluate(batch.with(batch.shape(), p, t, null), below);
        double[] expected = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            expected[i] = -below[i];
        }
        Agreement.value(value, reversed);
        Agreement.gradient(above, expected);
    }

    @Test
    void gives_what_hus_code_gives() {
        ReferenceVectors.check("topoloss", c -> c.hasInput("x"), c -> Agreement.withCase(c, hu(c), image(c)));
    }

    private static Loss hu(VectorCase c) {
        return Losses.create(
                "topoloss",
                Map.of(
                        "form", "hu",
                        "hu_patch", c.text("topo_size"),
                        "hu_least", c.text("pers_thresh"),
                        "hu_perfect", c.text("pers_thresh_perfect")));
    }

    private static LossBatch image(VectorCase c) {
        int[] axes = c.input("x").shape();
        return LossBatch.of(
                new Shape(1, 1, 1, axes[0], axes[1]),
                c.input("x").floats(),
                Space.LOGITS,
                c.input("target").floats());
    }

    @Test
    void the_mean_of_both_filtrations_is_both() {
        LossBatch batch = Batches.probabilities(new Shape(2, 2, 1, 12, 9), 1);
        double sum = 0;
        for (String filtration : new String[] {"superlevel", "sublevel"}) {
            sum += Losses.create("topoloss", Map.of("filtration", filtration)).evaluate(batch, null);
        }
        assertThat(Losses.create("topoloss", Map.of("filtration", "both")).evaluate(batch, null))
                .isCloseTo(sum / 2, within(1e-12));
    }

    @Test
    void gradients_are_those_of_the_values() {
        for (String connectivity : new String[] {"cross", "full"}) {
            Loss loss = Losses.create("topoloss", Map.of("connectivity", connectivity));
            FiniteDifferences.check(loss, Batches.logits(new Shape(2, 1, 1, 7, 6), 1), 5e-3);
            FiniteDifferences.check(loss, Batches.logits(new Shape(1, 3, 3, 3, 3), 2), 5e-4);
        }
    }

    @Test
    void hus_form_is_for_images() {
        assertThatThrownBy(() -> Losses.create("topoloss", Map.of("form", "hu"))
                        .evaluate(Batches.logits(new Shape(1, 1, 2, 5, 6), 1), null))
                .hasMessageContaining("is for images");
    }
}
