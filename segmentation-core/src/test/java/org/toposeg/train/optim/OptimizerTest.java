package org.toposeg.train.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.TrainingException;

class OptimizerTest {

    private static final double[] START = {2, -1, 4};
    private static final float[][] CENTRES = {{0, 1, 0.5f}, {1, 0, -1}, {-0.5f, 0.25f, 2}};
    private static final OptimizerSettings PLAIN = OptimizerSettings.of("sgd");

    /** One step of a formula. */
    private interface Formula {
        void step(Published rule, double[] w, double loss, double[] gradient);
    }

    private static Optimizer<DoubleVector> optimizer(OptimizerSettings spec, Bowl bowl) {
        return new Optimizer<>(spec, bowl, LossScale.none());
    }

    /** Twelve steps around changing centres. */
    private static void assertFollows(OptimizerSettings spec, double learningRate, Formula formula) {
        Bowl bowl = new Bowl(START.clone());
        Optimizer<DoubleVector> optimizer = optimizer(spec, bowl);
        Published rule = new Published();
        double[] w = START.clone();
        for (int k = 0; k < 12; k++) {
            float[] centre = CENTRES[k % CENTRES.length];
            double loss = Bowl.loss(w, centre);
            assertThat(optimizer.step(List.of(Bowl.at(centre)), learningRate)).isCloseTo(loss, within(1e-12));
            formula.step(rule, w, loss, Bowl.gradient(w, centre));
            assertThat(bowl.weights.data).as("step " + k).containsExactly(w, within(1e-12));
        }
    }

    @Test
    void sgd_follows_pytorchs_formula() {
        assertFollows(
                OptimizerSettings.of("sgd").withMomentum(0.9).withWeightDecay(0.02),
                0.05,
                (rule, w, f, g) -> rule.sgd(w, g, 0.05, 0.9, 0.02));
    }

    @Test
    void adamw_follows_pytorchs_formula() {
        assertFollows(
                OptimizerSettings.of("adamw").withBetas(0.9, 0.99).withWeightDecay(0.02),
                0.1,
                (rule, w, f, g) -> rule.adamW(w, g, 0.1, 0.9, 0.99, 0.02));
    }

    /** With the learning rate of 1 the model's bound limits steps, with 0.05 the learning rate does. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, false, false",
        "1, 0.1, 0.5, false, false",
        "1, 0.1, 0, true, false",
        "1, 0, 0, false, true",
        "1, 0.1, -1, true, true",
        "0.05, 0.1, 0, true, false",
        "0.05, 0, 3, false, true"
    })
    void momo_follows_its_authors_code(
            double rate, double decay, double bound, boolean biasCorrection, boolean estimate) {
        OptimizerSettings spec = OptimizerSettings.of("momo")
                .withMomentum(0.9)
                .withWeightDecay(decay)
                .withMomo(new OptimizerSettings.Momo(bound, estimate, biasCorrection));
        assertFollows(
                spec, rate, (rule, w, f, g) -> rule.momo(w, f, g, rate, 0.9, decay, bound, biasCorrection, estimate));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, false", "1, 0.1, 0.5, false", "1, 0.1, 0, true", "0.05, 0.1, 0, false", "0.05, 0, 3, true"})
    void momo_adam_follows_its_authors_code(double rate, double decay, double bound, boolean estimate) {
        OptimizerSettings spec = OptimizerSettings.of("momo-adam")
                .withBetas(0.9, 0.99)
                .withWeightDecay(decay)
                .withMomo(new OptimizerSettings.Momo(bound, estimate, false));
        assertFollows(spec, rate, (rule, w, f, g) -> rule.momoAdam(w, f, g, rate, 0.9, 0.99, decay, bound, estimate));
    }

    /** Without momentum MoMo is Polyak's step, which with the true bound of 1 halves a parabola's distance. */
    @Test
    void momo_without_momentum_takes_polyaks_step() {
        Bowl bowl = new Bowl(2, 0, 0);
        OptimizerSettings spec =
                OptimizerSettings.of("momo").withMomo(OptimizerSettings.Momo.DEFAULT.withLowerBound(1));
        optimizer(spec, bowl).step(List.of(Bowl.at(0, 0, 0)), 100);
        assertThat(bowl.weights.data).containsExactly(new double[] {1, 0, 0}, within(1e-12));
    }

    @Test
    void momo_stays_where_there_is_no_gradient() {
        Bowl bowl = new Bowl(0, 0, 0);
        optimizer(Optimizers.defaults("momo"), bowl).step(List.of(Bowl.at(0, 0, 0)), 1);
        assertThat(bowl.weights.data).containsExactly(0, 0, 0);
    }

    @Test
    void sam_descends_from_the_start_along_the_gradient_of_the_point_uphill() {
        Bowl bowl = new Bowl(START.clone());
        double first = optimizer(PLAIN.withSam(0.5), bowl).step(List.of(Bowl.at(CENTRES[0])), 0.1);
        double[] g = Bowl.gradient(START, CENTRES[0]);
        double norm = Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
        double[] expected = new double[3];
        for (int i = 0; i < 3; i++) {
            double curvature = Bowl.CURVATURE[i];
            expected[i] = START[i] - 0.1 * (g[i] + curvature * 0.5 * g[i] / norm);
        }
        assertThat(bowl.weights.data).containsExactly(expected, within(1e-12));
        assertThat(first).isEqualTo(Bowl.loss(START, CENTRES[0]));
        assertThat(bowl.statistics().data).as("passes that count").containsExactly(1);
    }

    @Test
    void momo_within_sam_models_the_loss_uphill() {
        Bowl bowl = new Bowl(1, 0, 0);
        OptimizerSettings polyak = OptimizerSettings.of("momo").withSam(1);
        optimizer(polyak, bowl).step(List.of(Bowl.at(0, 0, 0)), 100);
        // Loss 3 and slope 2 at 2, the weight before 1: the step is 3 / 2².
        assertThat(bowl.weights.data).containsExactly(new double[] {1 - 3.0 / 4 * 2, 0, 0}, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void micro_batches_make_the_step_of_their_mean_gradient(double radius) {
        Bowl many = new Bowl(START.clone());
        List<MicroBatch> all = List.of(Bowl.at(CENTRES[0]), Bowl.at(CENTRES[1]), Bowl.at(CENTRES[2]));
        double loss =
                optimizer(Optimizers.defaults("adamw").withSam(radius), many).step(all, 0.1);
        Bowl one = new Bowl(START.clone());
        float[] middle = {0.5f / 3, 1.25f / 3, 0.5f};
        optimizer(Optimizers.defaults("adamw").withSam(radius), one).step(List.of(Bowl.at(middle)), 0.1);
        assertThat(many.weights.data).containsExactly(one.weights.data, within(1e-6));
        assertThat(loss)
                .isCloseTo(
                        (Bowl.loss(START, CENTRES[0]) + Bowl.loss(START, CENTRES[1]) + Bowl.loss(START, CENTRES[2]))
                                / 3,
                        within(1e-12));
    }

    /** The gradients 10 and -9 cancel to a mean of 0.5, which is within the limit although each is not. */
    @Test
    void clipping_takes_the_mean_gradient() {
        Bowl bowl = new Bowl(0, 0, 0);
        OptimizerSettings clipped = OptimizerSettings.of("sgd").withClipNorm(1);
        optimizer(clipped, bowl).step(List.of(Bowl.at(-10, 0, 0), Bowl.at(9, 0, 0)), 1);
        assertThat(bowl.weights.data).containsExactly(new double[] {-0.5, 0, 0}, within(1e-12));
        optimizer(clipped, bowl).step(List.of(Bowl.at(-10.5f, 0, 0)), 1);
        assertThat(bowl.weights.data).containsExactly(new double[] {-1.5, 0, 0}, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void a_scaled_gradient_that_overflows_costs_a_step_and_halves_the_scale(double radius) {
        Bowl bowl = new Bowl(1, 0, 0);
        // 65536 times the gradient of 1 overflows; so does, uphill, 32768 times the gradient of 1.5.
        bowl.greatest = 40_000;
        Optimizer<DoubleVector> optimizer = new Optimizer<>(PLAIN.withSam(radius), bowl, LossScale.dynamic());
        int skipped = radius == 0 ? 1 : 2;
        for (int k = 0; k < skipped; k++) {
            optimizer.step(List.of(Bowl.at(0, 0, 0)), 0.1);
            assertThat(bowl.weights.data).containsExactly(1, 0, 0);
        }
        optimizer.step(List.of(Bowl.at(0, 0, 0)), 0.1);
        assertThat(bowl.weights.data).containsExactly(new double[] {1 - 0.1 * (1 + radius), 0, 0}, within(1e-12));

        Bowl next = new Bowl(1, 0, 0);
        Optimizer<DoubleVector> resumed = new Optimizer<>(PLAIN.withSam(radius), next, LossScale.dynamic());
        resumed.restore(optimizer.state());
        resumed.step(List.of(Bowl.at(0, 0, 0)), 0.1);
        assertThat(next.lastScale).isEqualTo(65536 / Math.pow(2, skipped));
    }

    @Test
    void the_scale_divides_out_of_micro_batches() {
        Bowl scaled = new Bowl(START.clone());
        Bowl plain = new Bowl(START.clone());
        List<MicroBatch> two = List.of(Bowl.at(CENTRES[0]), Bowl.at(CENTRES[1]));
        OptimizerSettings clipped =
                OptimizerSettings.of("sgd").withMomentum(0.9).withClipNorm(0.5);
        new Optimizer<>(clipped, scaled, LossScale.dynamic()).step(two, 0.1);
        optimizer(clipped, plain).step(two, 0.1);
        assertThat(scaled.weights.data).containsExactly(plain.weights.data, within(1e-12));
    }

    @Test
    void a_state_of_another_rule_and_an_unknown_rule_are_refused() {
        Weights state =
                optimizer(Optimizers.defaults("adamw"), new Bowl(START.clone())).state();
        assertThatThrownBy(() -> optimizer(Optimizers.defaults("momo-adam"), new Bowl(START.clone()))
                        .restore(state))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("another optimiser");
        OptimizerSettings unknown = OptimizerSettings.of("lion");
        assertThatThrownBy(() -> optimizer(unknown, new Bowl(START.clone())))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("adamw, momo, momo-adam, sgd");
    }
}
