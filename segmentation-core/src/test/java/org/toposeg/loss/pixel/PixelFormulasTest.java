package org.toposeg.loss.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;

/** Formulas of the papers worked out by hand for one voxel with p = 0.7, 0.2, 0.1 and for two of one channel. */
class PixelFormulasTest {

    private static final Shape VOXEL = new Shape(1, 3, 1, 1, 1);

    private static double of(String expression, int label) {
        float[] target = new float[3];
        target[label] = 1;
        LossBatch batch = LossBatch.of(VOXEL, new float[] {0.7f, 0.2f, 0.1f}, Space.PROBABILITIES, target);
        return Losses.parse(expression).evaluate(batch, null);
    }

    private static double binary(String expression) {
        return Losses.parse(expression)
                .evaluate(
                        LossBatch.of(
                                new Shape(1, 1, 1, 1, 2), new float[] {0.8f, 0.3f}, Space.PROBABILITIES, new float[] {
                                    1, 0
                                }),
                        null);
    }

    private static void is(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }

    @Test
    void cross_entropy_with_label_smoothing_and_weights_is_torchs() {
        is(of("ce", 1), -Math.log(0.2));
        is(of("ce(label_smoothing=0.3)", 1), -0.8 * Math.log(0.2) - 0.1 * (Math.log(0.7) + Math.log(0.1)));
        is(binary("ce"), -(Math.log(0.8) + Math.log(0.7)) / 2);
        is(binary("ce(class_weights=1;3)"), -(3 * Math.log(0.8) + Math.log(0.7)) / 4);
        is(binary("ce(class_weights=1;3, divide_by_weights=false)"), -(3 * Math.log(0.8) + Math.log(0.7)) / 2);
    }

    @Test
    void dual_focal_adds_the_strongest_class_below_the_true_one() {
        is(of("dual_focal(gamma=2)", 0), -Math.pow(1 - 0.7 + 0.2, 2) * Math.log(0.7));
        is(of("dual_focal(gamma=2)", 1), -Math.pow(1 - 0.2 + 0.1, 2) * Math.log(0.2));
        is(of("dual_focal(gamma=2)", 2), -Math.pow(1 - 0.1, 2) * Math.log(0.1));
    }

    @Test
    void asymmetric_clips_easy_background() {
        double foreground = -0.2 * Math.log(0.8);
        double background = -Math.pow(0.25, 4) * Math.log(0.75);
        is(binary("asymmetric"), (foreground + background) / 2);
        is(binary("asymmetric(asl_sum=true)"), foreground + background);
        is(binary("asymmetric(clip=0.4)"), foreground / 2);
    }

    @Test
    void generalised_cross_entropy_runs_through_the_comp_sum_family() {
        is(of("gce", 1), (1 - Math.pow(0.2, 0.7)) / 0.7);
        is(of("gce(q=0)", 1), -Math.log(0.2));
        is(of("gce(q=1)", 1), 0.8);
        is(of("gce(q=-1)", 1), 1 / 0.2 - 1);
    }

    @Test
    void active_passive_is_normalised_plus_reverse_cross_entropy() {
        double logs = Math.log(0.7) + Math.log(0.2) + Math.log(0.1);
        is(of("nce_rce(beta=0)", 1), Math.log(0.2) / logs);
        is(of("nce_rce(alpha=0)", 1), -0.8 * Math.log(1e-4));
        is(of("nce_rce(alpha=10, beta=0.1, log_zero=-4)", 1), 10 * Math.log(0.2) / logs + 0.1 * 0.8 * 4);
    }

    @Test
    void squentropy_adds_the_mean_square_of_the_wrong_logits() {
        float[] z = {2, -1, 0.5f};
        LossBatch batch = LossBatch.of(VOXEL, z, Space.LOGITS, new float[] {1, 0, 0});
        double entropy = Math.log(Math.exp(2) + Math.exp(-1) + Math.exp(0.5)) - 2;
        is(Losses.parse("squentropy").evaluate(batch, null), entropy + (1 + 0.25) / 2);
        LossBatch one = LossBatch.of(new Shape(1, 1, 1, 1, 1), new float[] {3}, Space.LOGITS, new float[] {1});
        is(Losses.parse("squentropy").evaluate(one, null), Math.log1p(Math.exp(-3)) + 9 / 4.0);
    }

    @Test
    void focal_of_soft_labels_is_the_mean_over_the_labels() {
        LossBatch soft =
                LossBatch.of(new Shape(1, 1, 1, 1, 1), new float[] {0.8f}, Space.PROBABILITIES, new float[] {0.25f});
        is(Losses.parse("focal").evaluate(soft, null), -0.25 * 0.04 * Math.log(0.8) - 0.75 * 0.64 * Math.log(0.2));
    }

    @Test
    void certain_logits_lose_no_digits() {
        LossBatch batch = LossBatch.of(new Shape(1, 1, 1, 1, 1), new float[] {40}, Space.LOGITS, new float[] {1});
        is(Losses.parse("ce").evaluate(batch, null), Math.exp(-40));
        is(Losses.parse("ce").evaluate(batch.withPrediction(new float[] {-90}, Space.LOGITS), null), 90);
    }

    private static double ofLogits(String expression, float... logits) {
        float[] target = new float[logits.length];
        target[0] = 1;
        LossBatch batch = LossBatch.of(new Shape(1, logits.length, 1, 1, 1), logits, Space.LOGITS, target);
        float[] gradient = new float[logits.length];
        double value = Losses.parse(expression).evaluate(batch, gradient);
        for (float slope : gradient) {
            assertThat(slope).isFinite();
        }
        return value;
    }

    /** log p_0 is -x up to exp(-x): (1 - p^q)/q is 1/q where p^q is 0, and 0 where p is 1. */
    @Test
    void generalised_cross_entropy_of_certain_logits_is_the_limit_of_its_formula() {
        for (float x : new float[] {200, 1e3f, 1e4f, 1e5f, 1e16f, 3e38f}) {
            is(ofLogits("gce", 0, x), (1 - Math.exp(0.7 * -x)) / 0.7);
            is(ofLogits("gce(q=3)", 0, x), 1.0 / 3);
            assertThat(ofLogits("gce", x, 0)).isZero();
        }
        is(ofLogits("gce(q=-0.1)", 0, 700), (Math.exp(70) - 1) / 0.1);
        is(ofLogits("gce", 0, 30), (1 - Math.exp(-21)) / 0.7);
    }

    /** Of C equal logits p is 1/C however large they are: nce is 1/C, rce -(C-1)/C·A with A = log 1e-4. */
    @Test
    void equal_logits_mean_equal_probabilities_however_large_they_are() {
        for (float x : new float[] {0, 1e7f, 1e16f, 1e30f, -1e16f}) {
            is(ofLogits("ce", x, x), Math.log(2));
            is(ofLogits("ce", x, x, x), Math.log(3));
            is(ofLogits("nce_rce", x, x), 0.5 + 0.5 * Math.log(1e4));
            is(ofLogits("nce_rce", x, x, x), 1.0 / 3 + 2.0 / 3 * Math.log(1e4));
        }
    }
}
