package org.toposeg.train.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Norm;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.Weights;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;

class Nd4jTrainingSessionTest {

    private static final NetworkSpec SPEC = TestNetworks.spec("unet", 3, 4, 3, false);
    private static final int[] PATCH = {8, 8, 8};
    private static final float[] IMAGES = TestNetworks.noise(2 * 2 * 512, 11);

    private static TrainingSession open(OptimizerSettings optimizer, long seed) {
        return open(SPEC, optimizer, seed);
    }

    private static TrainingSession open(NetworkSpec spec, OptimizerSettings optimizer, long seed) {
        return open(spec, optimizer, seed, 2);
    }

    private static TrainingSession open(NetworkSpec spec, OptimizerSettings optimizer, long seed, int batch) {
        TrainingEngine engine = ServiceLoader.load(TrainingEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.name().equals("nd4j"))
                .findFirst()
                .orElseThrow();
        return engine.open(spec, WeightInitializer.initialize(spec, seed), optimizer, batch, PATCH);
    }

    private static OptimizerSettings optimizer(String name) {
        String[] words = name.split(" ");
        return Optimizers.defaults(words[0]).withSam(words.length > 1 ? 0.05 : 0);
    }

    /** MoMo limits its step itself. */
    private static double rate(String name) {
        return name.equals("momo") ? 1 : 0.01;
    }

    /** Half the mean squared difference from a fixed pattern. */
    private static double squares(float[][] outputs, float[][] gradients) {
        return squares(outputs, gradients, 0);
    }

    /** From the pattern's part that begins there. */
    private static double squares(float[][] outputs, float[][] gradients, int begin) {
        double loss = 0;
        int n = outputs[0].length;
        for (int i = 0; i < n; i++) {
            double d = outputs[0][i] - Math.cos(0.01 * (begin + i));
            loss += d * d / (2 * n);
            gradients[0][i] = (float) (d / n);
        }
        return loss;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adamw", "adamw sam", "momo", "momo-adam"})
    void training_lowers_the_loss_and_two_equal_runs_agree_to_the_last_bit(String name) {
        try (TrainingSession a = open(optimizer(name), 1);
                TrainingSession b = open(optimizer(name), 1)) {
            double first = a.step(IMAGES, Nd4jTrainingSessionTest::squares, rate(name));
            assertThat(b.step(IMAGES, Nd4jTrainingSessionTest::squares, rate(name)))
                    .isEqualTo(first);
            double last = first;
            for (int step = 0; step < 12; step++) {
                last = a.step(IMAGES, Nd4jTrainingSessionTest::squares, rate(name));
                b.step(IMAGES, Nd4jTrainingSessionTest::squares, rate(name));
            }
            assertThat(last).isLessThan(0.8 * first);
            assertSame(a.weights(), b.weights());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "sgd sam", "adamw", "momo", "momo-adam"})
    void a_restored_session_goes_on_as_if_it_had_never_stopped(String name) {
        try (TrainingSession a = open(optimizer(name), 1);
                TrainingSession b = open(optimizer(name), 2)) {
            for (int step = 0; step < 3; step++) {
                a.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01);
            }
            b.restore(a.weights(), a.optimizerState());
            for (int step = 0; step < 3; step++) {
                a.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01);
                b.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01);
            }
            assertSame(a.weights(), b.weights());
            assertSame(a.optimizerState(), b.optimizerState());
            assertThat(b.predict(IMAGES)).isEqualTo(a.predict(IMAGES));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "sgd sam", "adamw", "momo", "momo-adam"})
    void passes_of_one_sample_make_the_steps_of_the_batch_of_two(String name) {
        try (TrainingSession large = open(optimizer(name), 1);
                TrainingSession small = open(SPEC, optimizer(name), 1, 1)) {
            for (int step = 0; step < 3; step++) {
                double expected = large.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01);
                assertThat(small.step(samples(), 0.01)).isCloseTo(expected, within(1e-5 * expected));
            }
            large.weights()
                    .parameters()
                    .forEach((parameter, p) -> assertThat(
                                    small.weights().parameters().get(parameter).data())
                            .as(parameter)
                            .containsExactly(p.data(), within(2e-4f)));
        }
    }

    /** The batch's samples one by one, each compared with its own part of the pattern. */
    private static List<MicroBatch> samples() {
        int half = IMAGES.length / 2;
        return List.of(
                new MicroBatch(Arrays.copyOf(IMAGES, half), (outputs, gradients) -> squares(outputs, gradients, 0)),
                new MicroBatch(
                        Arrays.copyOfRange(IMAGES, half, 2 * half),
                        (outputs, gradients) -> squares(outputs, gradients, outputs[0].length)));
    }

    @Test
    void running_statistics_follow_the_batch_and_not_the_optimiser() {
        NetworkSpec spec = SPEC.with(Norm.BATCH, 0);
        try (TrainingSession slow = open(spec, Optimizers.defaults("adamw"), 1);
                TrainingSession fast = open(spec, Optimizers.defaults("sgd"), 1)) {
            slow.step(IMAGES, Nd4jTrainingSessionTest::squares, 1e-6);
            fast.step(IMAGES, Nd4jTrainingSessionTest::squares, 1);
            Map<String, Weights.Parameter> learned = slow.weights().learned();
            Map<String, Weights.Parameter> running = slow.weights().parameters();
            running.keySet().removeAll(learned.keySet());
            assertThat(running).hasSize(2 * 10).allSatisfy((name, p) -> {
                assertThat(p.data()).doesNotContain(name.endsWith("mean") ? 0 : 1);
                assertThat(fast.weights().parameters().get(name).data()).isEqualTo(p.data());
            });
            assertThat(slow.optimizerState().parameters()).hasSize(2 * learned.size() + 1);
        }
    }

    @Test
    void running_statistics_are_those_of_the_weights_from_which_sam_goes_uphill() {
        NetworkSpec spec = SPEC.with(Norm.BATCH, 0);
        try (TrainingSession plain = open(spec, optimizer("sgd"), 1);
                TrainingSession sam = open(spec, optimizer("sgd sam"), 1)) {
            plain.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01);
            sam.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01);
            Map<String, Weights.Parameter> expected = plain.weights().parameters();
            expected.keySet().removeIf(Weights::isLearned);
            assertThat(expected)
                    .hasSize(2 * 10)
                    .allSatisfy((name, p) -> assertThat(
                                    sam.weights().parameters().get(name).data())
                            .isEqualTo(p.data()));
        }
    }

    @Test
    void with_batch_norm_a_prediction_does_not_depend_on_the_other_samples() {
        float[] others = IMAGES.clone();
        Arrays.fill(others, IMAGES.length / 2, IMAGES.length, 5);
        try (TrainingSession session = open(SPEC.with(Norm.BATCH, 0.5), Optimizers.defaults("adamw"), 1)) {
            session.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01, 7);
            float[] expected = session.predict(IMAGES);
            float[] predicted = session.predict(others);
            assertThat(Arrays.copyOf(predicted, predicted.length / 2))
                    .isEqualTo(Arrays.copyOf(expected, expected.length / 2));
        }
    }

    @Test
    void steps_with_one_seed_drop_the_same_channels_and_with_another_seed_others() {
        NetworkSpec spec = SPEC.with(Norm.INSTANCE, 0.5);
        double[] losses = IntStream.of(7, 7, 8)
                .mapToDouble(seed -> {
                    try (TrainingSession session = open(spec, Optimizers.defaults("adamw"), 1)) {
                        return session.step(IMAGES, Nd4jTrainingSessionTest::squares, 0.01, seed);
                    }
                })
                .toArray();
        assertThat(losses[1]).isEqualTo(losses[0]);
        assertThat(losses[2]).isNotEqualTo(losses[0]);
    }

    @Test
    void a_batch_norm_of_one_value_is_refused() {
        NetworkSpec spec = TestNetworks.spec("unet", 3, 4, 3, false).with(Norm.BATCH, 0);
        Weights weights = WeightInitializer.initialize(spec, 1);
        try (TrainingSession session =
                new Nd4jTrainingEngine().open(spec, weights, Optimizers.defaults("adamw"), 1, new int[] {4, 4, 4})) {
            assertThatThrownBy(
                            () -> session.step(TestNetworks.noise(2 * 64, 1), Nd4jTrainingSessionTest::squares, 0.01))
                    .hasMessageContaining("more than one value");
        }
    }

    @Test
    void a_patch_that_the_strides_do_not_divide_is_refused() {
        assertThatThrownBy(() -> new Nd4jTrainingEngine()
                        .open(SPEC, WeightInitializer.initialize(SPEC, 1), Optimizers.defaults("adamw"), 1, new int[] {
                            8, 6, 8
                        }))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("[4, 4, 4]");
    }

    private static void assertSame(Weights a, Weights b) {
        assertThat(b.parameters().keySet()).isEqualTo(a.parameters().keySet());
        a.parameters()
                .forEach((name, p) ->
                        assertThat(b.parameters().get(name).data()).as(name).isEqualTo(p.data()));
    }
}
