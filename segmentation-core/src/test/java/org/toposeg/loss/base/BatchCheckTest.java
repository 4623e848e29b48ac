package org.toposeg.loss.base;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;

class BatchCheckTest {

    private static final Shape SHAPE = new Shape(1, 2, 1, 100, 200);

    private static LossBatch probabilities(int at, float value) {
        float[] p = new float[SHAPE.elements()];
        p[at] = value;
        return LossBatch.of(SHAPE, p, Space.PROBABILITIES, new float[SHAPE.elements()]);
    }

    private static void refused(LossBatch batch, String message) {
        assertThatThrownBy(() -> BatchCheck.check(batch))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void names_the_place_of_a_number_that_is_none() {
        refused(probabilities(20_203, Float.NaN), "the prediction is NaN at sample 0, channel 1, voxel (0, 1, 3)");
        refused(
                probabilities(39_999, Float.NaN)
                        .withPrediction(probabilities(39_999, -Float.NaN).prediction(), Space.LOGITS),
                "(0, 99, 199)");
        refused(
                probabilities(0, 0)
                        .withPrediction(
                                probabilities(5, Float.NEGATIVE_INFINITY).prediction(), Space.LOGITS),
                "-Infinity");
    }

    @Test
    void probabilities_are_from_0_to_1_and_logits_are_not() {
        refused(probabilities(7, 1.0001f), "1.0001");
        refused(probabilities(7, -1e-30f), "-1.0E-30");
        assertThatCode(() -> BatchCheck.check(probabilities(7, 1))).doesNotThrowAnyException();
        assertThatCode(() -> BatchCheck.check(probabilities(7, -0f))).doesNotThrowAnyException();
        assertThatCode(() -> BatchCheck.check(probabilities(0, 0)
                        .withPrediction(probabilities(7, -300).prediction(), Space.LOGITS)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_target_out_of_range_and_sizes_that_differ_are_refused() {
        LossBatch good = probabilities(0, 0);
        refused(
                LossBatch.of(
                        SHAPE,
                        good.prediction(),
                        Space.PROBABILITIES,
                        probabilities(3, 2).prediction()),
                "the target is 2.0");
        refused(
                LossBatch.of(SHAPE, new float[3], Space.LOGITS, good.target()),
                "the prediction has 3 values where the shape wants 40000");
        refused(new LossBatch(SHAPE, good.prediction(), Space.LOGITS, good.target(), new byte[5], null), "ignore mask");
        refused(good.withSampleWeights(new float[] {-1}), "weight");
        refused(LossBatch.of(new Shape(1, 1, 1, 0, 5), new float[0], Space.LOGITS, new float[0]), "at least one");
    }
}
