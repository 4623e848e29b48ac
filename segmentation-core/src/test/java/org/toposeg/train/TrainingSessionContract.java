package org.toposeg.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;

/** What every engine's training session does; an engine's test extends this. */
public abstract class TrainingSessionContract {

    private static final NetworkSpec SPEC = TestNetworks.spec("unet", 3, 4, 3, false);
    private static final int[] PATCH = {8, 8, 8};
    private static final float[] IMAGES = TestNetworks.noise(2 * 2 * 512, 11);

    private final TrainingEngine engine;

    /** @param engine by its name */
    protected TrainingSessionContract(String engine) {
        this.engine = ServiceLoader.load(TrainingEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.name().equals(engine))
                .findFirst()
                .orElseThrow();
    }

    private TrainingSession open(String rule, long seed) {
        return open(rule, SPEC, seed, 2);
    }

    /** @param rule name of an optimiser, with "sam" behind it or not */
    private TrainingSession open(String rule, NetworkSpec spec, long seed, int batch) {
        String[] words = rule.split(" ");
        OptimizerSettings optimizer = Optimizers.defaults(words[0]).withSam(words.length > 1 ? 0.05 : 0);
        return engine.open(spec, WeightInitializer.initialize(spec, seed), optimizer, batch, PATCH);
    }

    /** MoMo limits its step itself. */
    private static double rate(String name) {
        return name.equals("momo") ? 1 : 0.01;
    }

    /** Half the mean squared difference from a fixed pattern. */
    static double squares(float[][] outputs, float[][] gradients) {
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
        try (TrainingSession a = open(name, 1);
                TrainingSession b = open(name, 1)) {
            double first = a.step(IMAGES, TrainingSessionContract::squares, rate(name));
            assertThat(b.step(IMAGES, TrainingSessionContract::squares, rate(name)))
                    .isEqualTo(first);
            double last = first;
            for (int step = 0; step < 12; step++) {
                last = a.step(IMAGES, TrainingSessionContract::squares, rate(name));
                b.step(IMAGES, TrainingSessionContract::squares, rate(name));
            }
            assertThat(last).isLessThan(0.8 * first);
            assertSame(a.weights(), b.weights());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "sgd sam", "adamw", "momo", "momo-adam"})
    void a_restored_session_goes_on_as_if_it_had_never_stopped(String name) {
        try (TrainingSession a = open(name, 1);
                TrainingSession b = open(name, 2)) {
            for (int step = 0; step < 3; step++) {
                a.step(IMAGES, TrainingSessionContract::squares, 0.01);
            }
            b.restore(a.weights(), a.optimizerState());
            for (int step = 0; step < 3; step++) {
                a.step(IMAGES, TrainingSessionContract::squares, 0.01);
                b.step(IMAGES, TrainingSessionContract::squares, 0.01);
            }
            assertSame(a.weights(), b.weights());
            assertSame(a.optimizerState(), b.optimizerState());
            assertThat(b.predict(IMAGES)).isEqualTo(a.predict(IMAGES));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "sgd sam", "adamw", "momo", "momo-adam"})
    void passes_of_one_sample_make_the_steps_of_the_batch_of_two(String name) {
        try (TrainingSession large = open(name, 1);
                TrainingSession small = open(name, SPEC, 1, 1)) {
            for (int step = 0; step < 3; step++) {
                double expected = large.step(IMAGES, TrainingSessionContract::squares, 0.01);
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
        try (TrainingSession slow = open("adamw", spec, 1, 2);
                TrainingSession fast = open("sgd", spec, 1, 2)) {
            slow.step(IMAGES, TrainingSessionContract::squares, 1e-6);
            fast.step(IMAGES, TrainingSessionContract::squares, 1);
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
        try (TrainingSession plain = open("sgd", spec, 1, 2);
                TrainingSession sam = open("sgd sam", spec, 1, 2)) {
            plain.step(IMAGES, TrainingSessionContract::squares, 0.01);
            sam.step(IMAGES, TrainingSessionContract::squares, 0.01);
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
        try (TrainingSession session = open("adamw", SPEC.with(Norm.BATCH, 0.5), 1, 2)) {
            session.step(IMAGES, TrainingSessionContract::squares, 0.01, 7);
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
                    try (TrainingSession session = open("adamw", spec, 1, 2)) {
                        return session.step(IMAGES, TrainingSessionContract::squares, 0.01, seed);
                    }
                })
                .toArray();
        assertThat(losses[1]).isEqualTo(losses[0]);
        assertThat(losses[2]).isNotEqualTo(losses[0]);
    }

    private static void assertSame(Weights a, Weights b) {
        assertThat(b.parameters().keySet()).isEqualTo(a.parameters().keySet());
        a.parameters()
                .forEach((name, p) ->
                        assertThat(b.parameters().get(name).data()).as(name).isEqualTo(p.data()));
    }
}
