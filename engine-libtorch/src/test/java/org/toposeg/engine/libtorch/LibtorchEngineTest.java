package org.toposeg.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.Losses;
import org.toposeg.network.Architectures;
import org.toposeg.network.MemoryEstimate;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;

class LibtorchEngineTest {

    private static final int BATCH = 2;
    private static final OptimizerSettings SGD =
            OptimizerSettings.of("sgd").withMomentum(0.9).withWeightDecay(1e-4).withClipNorm(1);

    private static final EngineOptions SPLIT = new EngineOptions("cpu,cpu", EngineOptions.Precision.FP32, true, 0);

    private final TrainingEngine libtorch = engine("libtorch");
    private final TrainingEngine nd4j = engine("nd4j");

    private static TrainingEngine engine(String name) {
        return ServiceLoader.load(TrainingEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NetworkSpec network(int dimensions) {
        return network("unet", dimensions);
    }

    private static NetworkSpec network(String architecture, int dimensions) {
        List<Integer> ones = java.util.Collections.nCopies(dimensions, 1);
        List<Integer> twos = java.util.Collections.nCopies(dimensions, 2);
        List<Integer> threes = java.util.Collections.nCopies(dimensions, 3);
        return NetworkSpec.of(
                architecture,
                dimensions,
                1,
                2,
                new NetworkSpec.Pyramid(List.of(4, 8), List.of(threes, threes), List.of(ones, twos)));
    }

    private static int[] patch(int dimensions) {
        return dimensions == 2 ? new int[] {8, 12} : new int[] {8, 4, 12};
    }

    private static float[] images(int dimensions) {
        int size = BATCH;
        for (int s : patch(dimensions)) {
            size *= s;
        }
        Random random = new Random(7);
        float[] images = new float[size];
        for (int i = 0; i < size; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }

    /** Half the mean squared distance of the logits from 1. */
    private static double objective(float[][] outputs, float[][] gradients) {
        double loss = 0;
        int n = outputs[0].length;
        for (int i = 0; i < n; i++) {
            float difference = outputs[0][i] - 1;
            loss += difference * difference / 2.0 / n;
            gradients[0][i] = difference / n;
        }
        return loss;
    }

    private static void assertClose(Weights a, Weights b, float tolerance) {
        assertThat(a.parameters().keySet()).isEqualTo(b.parameters().keySet());
        a.parameters()
                .forEach((name, p) -> assertThat(p.data())
                        .as(name)
                        .containsExactly(b.parameters().get(name).data(), within(tolerance)));
    }

    private static Stream<Arguments> networks() {
        return Architectures.names().stream()
                .flatMap(name -> Stream.of(2, 3)
                        .filter(dimensions -> isDefined(name, dimensions))
                        .map(dimensions -> Arguments.of(name, dimensions)));
    }

    private static boolean isDefined(String name, int dimensions) {
        try {
            Architectures.named(name).check(network(name, dimensions));
            return true;
        } catch (NetworkException e) {
            return false;
        }
    }

    /** The second prediction shows that the gradients agreed too. */
    @ParameterizedTest
    @MethodSource("networks")
    void predicts_and_learns_what_the_nd4j_engine_does(String architecture, int dimensions) {
        NetworkSpec spec = network(architecture, dimensions);
        Weights weights = WeightInitializer.initialize(spec, 1);
        try (TrainingSession a = libtorch.open(spec, weights, SGD, BATCH, patch(dimensions));
                TrainingSession b = nd4j.open(spec, weights, SGD, BATCH, patch(dimensions))) {
            assertThat(a.predict(images(dimensions))).containsExactly(b.predict(images(dimensions)), within(1e-4f));
            a.step(images(dimensions), LibtorchEngineTest::objective, 1e-2);
            b.step(images(dimensions), LibtorchEngineTest::objective, 1e-2);
            assertThat(a.predict(images(dimensions))).containsExactly(b.predict(images(dimensions)), within(1e-3f));
        }
    }

    private static OptimizerSettings rule(String words) {
        String name = words.split(" ")[0];
        OptimizerSettings rule = name.equals("sgd") ? SGD : Optimizers.defaults(name);
        return rule.withSam(words.endsWith(" sam") ? 0.05 : 0);
    }

    /** Running means and variances are among the weights. */
    @ParameterizedTest
    @CsvSource({
        "sgd, instance, 0",
        "adamw, instance, 0",
        "sgd sam, instance, 0.3",
        "adamw, group:2, 0.3",
        "sgd, batch, 0",
        "adamw sam, batch, 0.3",
        "momo, instance, 0",
        "momo-adam, instance, 0",
        "momo-adam sam, batch, 0.3"
    })
    void takes_the_same_steps_as_the_nd4j_engine(String optimizer, String norm, double dropout) {
        NetworkSpec spec = network(3).with(Norm.parse(norm), dropout);
        Weights weights = WeightInitializer.initialize(spec, 1);
        try (TrainingSession a = libtorch.open(spec, weights, rule(optimizer), BATCH, patch(3));
                TrainingSession b = nd4j.open(spec, weights, rule(optimizer), BATCH, patch(3))) {
            for (int step = 0; step < 5; step++) {
                double lossA = a.step(images(3), LibtorchEngineTest::objective, 1e-3, step);
                double lossB = b.step(images(3), LibtorchEngineTest::objective, 1e-3, step);
                assertThat(lossA).isCloseTo(lossB, within(1e-3 * lossB));
            }
            assertClose(a.weights(), b.weights(), 2e-3f);
            assertThat(a.predict(images(3))).containsExactly(b.predict(images(3)), within(1e-2f));
        }
    }

    @Test
    void its_loss_curve_is_that_of_the_nd4j_engine_over_fifty_steps() {
        Weights weights = WeightInitializer.initialize(network(3), 1);
        try (TrainingSession a = libtorch.open(network(3), weights, SGD, BATCH, patch(3));
                TrainingSession b = nd4j.open(network(3), weights, SGD, BATCH, patch(3))) {
            for (int step = 0; step < 50; step++) {
                double lossA = a.step(images(3), LibtorchEngineTest::objective, 1e-2);
                double lossB = b.step(images(3), LibtorchEngineTest::objective, 1e-2);
                assertThat(lossA).as("step " + step).isCloseTo(lossB, within(1e-3 * lossB));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"instance, 0", "instance, 0.3", "group:2, 0.3"})
    void a_batch_split_over_two_devices_gives_the_steps_of_one(String norm, double dropout) {
        NetworkSpec spec = network(3).with(Norm.parse(norm), dropout);
        Weights weights = WeightInitializer.initialize(spec, 1);
        try (TrainingSession one = libtorch.open(spec, weights, SGD, BATCH, patch(3));
                TrainingSession two = libtorch.open(spec, weights, SGD, BATCH, patch(3), SPLIT)) {
            for (int step = 0; step < 5; step++) {
                double lossOne = one.step(images(3), LibtorchEngineTest::objective, 1e-2, step);
                double lossTwo = two.step(images(3), LibtorchEngineTest::objective, 1e-2, step);
                assertThat(lossTwo).isCloseTo(lossOne, within(1e-5 * lossOne));
            }
            assertClose(two.weights(), one.weights(), 1e-5f);
        }
    }

    @Test
    void over_two_devices_the_running_statistics_are_of_the_first_ones_share() {
        NetworkSpec spec = network(3).with(Norm.BATCH, 0);
        Weights weights = WeightInitializer.initialize(spec, 1);
        float[] share = Arrays.copyOf(images(3), images(3).length / 2);
        try (TrainingSession first = libtorch.open(spec, weights, SGD, 1, patch(3));
                TrainingSession two = libtorch.open(spec, weights, SGD, BATCH, patch(3), SPLIT)) {
            first.step(share, LibtorchEngineTest::objective, 1e-2);
            two.step(images(3), LibtorchEngineTest::objective, 1e-2);
            for (String name : List.of("encoder.0.0.norm.mean", "decoder.0.1.norm.variance")) {
                assertThat(two.weights().parameters().get(name).data())
                        .containsExactly(first.weights().parameters().get(name).data(), within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dice + ce", "dice + 0.5*cldice(iterations=2) + 0.3*tversky", "tversky"})
    void losses_on_the_device_give_the_steps_of_losses_in_java(String expression) {
        Weights weights = WeightInitializer.initialize(network(3), 1);
        TrainingSession.Objective objective = named(expression);
        try (TrainingSession inJava = libtorch.open(network(3), weights, SGD, BATCH, patch(3));
                TrainingSession onDevice =
                        new LibtorchSession(network(3), weights, SGD, BATCH, patch(3), EngineOptions.DEFAULT, true)) {
            for (int step = 0; step < 5; step++) {
                double expected = inJava.step(images(3), objective, 1e-2);
                assertThat(onDevice.step(images(3), objective, 1e-2)).isCloseTo(expected, within(1e-4 * expected));
            }
            assertClose(onDevice.weights(), inJava.weights(), 1e-4f);
        }
    }

    private static TrainingSession.Objective named(String expression) {
        LossBatch.Shape shape = new LossBatch.Shape(BATCH, 2, 8, 4, 12);
        float[] target = new float[shape.elements()];
        for (int v = 0; v < shape.batch() * shape.voxels(); v++) {
            int c = images(3)[v] > 0 ? 1 : 0;
            target[(v / shape.voxels() * 2 + c) * shape.voxels() + v % shape.voxels()] = 1;
        }
        Loss loss = Losses.parse(expression);
        LossBatch batch = LossBatch.of(shape, target, LossBatch.Space.LOGITS, target);
        return new TrainingSession.Objective() {
            @Override
            public double evaluate(float[][] outputs, float[][] gradients) {
                return loss.evaluate(batch.withPrediction(outputs[0], LossBatch.Space.LOGITS), gradients[0]);
            }

            @Override
            public List<Part> parts() {
                return List.of(new Part(0, 1, loss, batch));
            }
        };
    }

    @Test
    void a_batch_smaller_than_the_number_of_devices_is_refused() {
        EngineOptions split = new EngineOptions("cpu,cpu,cpu", EngineOptions.Precision.FP32, true, 0);
        Weights weights = WeightInitializer.initialize(network(3), 1);
        assertThatThrownBy(() -> libtorch.open(network(3), weights, SGD, BATCH, patch(3), split))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batch of 2 cannot be split over 3 devices");
    }

    @Test
    void a_step_beyond_the_memory_limit_is_refused_with_what_would_fit() {
        int[] patch = {32, 32, 32};
        long enough = MemoryEstimate.ofStep(network(3), 1, patch, 4);
        EngineOptions limited = new EngineOptions("cpu", EngineOptions.Precision.FP32, true, enough);
        Weights weights = WeightInitializer.initialize(network(3), 1);
        assertThatThrownBy(() -> libtorch.open(network(3), weights, SGD, 4, patch, limited))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("batch of 4 and patch 32×32×32")
                .hasMessageContaining("a batch of 1 would fit");
    }

    @Test
    void lists_the_processor_and_says_what_a_gpu_would_need() {
        assertThat(libtorch.devices()).anySatisfy(device -> {
            assertThat(device.name()).isEqualTo("cpu");
            assertThat(device.precisions()).contains(EngineOptions.Precision.BF16);
            assertThat(device.memory()).isPositive();
        });
        assertThat(libtorch.devices())
                .filteredOn(device -> device.precisions().isEmpty())
                .allSatisfy(device -> assertThat(device.description()).contains("NVIDIA driver"));
    }

    @ParameterizedTest
    @CsvSource({"2, instance", "3, instance", "2, group:2", "3, group:2", "2, batch", "3, batch"})
    void infers_from_an_exported_model_what_onnx_runtime_infers(int dimensions, String norm, @TempDir Path folder) {
        Path file = folder.resolve("model.onnx");
        NetworkSpec spec = network(dimensions).with(Norm.parse(norm), 0.5);
        OnnxFile.write(spec, WeightInitializer.initialize(spec, 3), file);
        int[] shape = new int[dimensions + 2];
        shape[0] = BATCH;
        shape[1] = 1;
        System.arraycopy(patch(dimensions), 0, shape, 2, dimensions);
        try (InferenceEngine.Predictor a = inference("libtorch").load(file);
                InferenceEngine.Predictor b = inference("onnx").load(file)) {
            assertThat(a.predict(images(dimensions), shape))
                    .containsExactly(b.predict(images(dimensions), shape), within(1e-4f));
        }
    }

    private static InferenceEngine inference(String name) {
        return ServiceLoader.load(InferenceEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_run_started_on_nd4j_goes_on_here() {
        Weights weights = WeightInitializer.initialize(network(3), 1);
        try (TrainingSession from = nd4j.open(network(3), weights, SGD, BATCH, patch(3));
                TrainingSession to = libtorch.open(network(3), weights, SGD, BATCH, patch(3))) {
            from.step(images(3), LibtorchEngineTest::objective, 1e-2);
            from.step(images(3), LibtorchEngineTest::objective, 1e-2);
            to.restore(from.weights(), from.optimizerState());
            double there = from.step(images(3), LibtorchEngineTest::objective, 1e-2);
            double here = to.step(images(3), LibtorchEngineTest::objective, 1e-2);
            assertThat(here).isCloseTo(there, within(1e-4));
            assertClose(to.weights(), from.weights(), 1e-4f);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sgd, instance, 0",
        "sgd sam, group:2, 0.3",
        "adamw, batch, 0.3",
        "momo, instance, 0.3",
        "momo-adam sam, batch, 0"
    })
    void resumes_to_the_same_bits(String optimizer, String norm, double dropout) {
        NetworkSpec spec = network(3).with(Norm.parse(norm), dropout);
        Weights weights = WeightInitializer.initialize(spec, 1);
        try (TrainingSession a = libtorch.open(spec, weights, rule(optimizer), 1, patch(3));
                TrainingSession b = libtorch.open(spec, weights, rule(optimizer), 1, patch(3))) {
            a.step(samples(), 1e-2);
            b.restore(a.weights(), a.optimizerState());
            a.step(samples(), 1e-2);
            b.step(samples(), 1e-2);
            assertClose(a.weights(), b.weights(), 0f);
            assertClose(a.optimizerState(), b.optimizerState(), 0f);
        }
    }

    /** The batch's samples as passes of their own; the objective is a mean over samples. */
    private static List<MicroBatch> samples() {
        int half = images(3).length / BATCH;
        return IntStream.range(0, BATCH)
                .mapToObj(n -> new MicroBatch(
                        Arrays.copyOfRange(images(3), n * half, (n + 1) * half), LibtorchEngineTest::objective, n))
                .toList();
    }

    @Test
    void passes_sam_and_clipping_work_on_split_batches_in_bf16() {
        EngineOptions split = new EngineOptions("cpu,cpu", EngineOptions.Precision.BF16, true, 0);
        Weights weights = WeightInitializer.initialize(network(3), 1);
        MicroBatch pass = new MicroBatch(images(3), LibtorchEngineTest::objective);
        try (TrainingSession session = libtorch.open(network(3), weights, SGD.withSam(0.05), BATCH, patch(3), split)) {
            double first = session.step(List.of(pass, pass), 0.1);
            double last = first;
            for (int step = 0; step < 15; step++) {
                last = session.step(List.of(pass, pass), 0.1);
            }
            assertThat(last).isLessThan(first / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance", "group:2", "batch"})
    void learns_in_bf16(String norm) {
        EngineOptions bf16 = new EngineOptions("cpu", EngineOptions.Precision.BF16, true, 0);
        NetworkSpec spec = network(3).with(Norm.parse(norm), 0);
        Weights weights = WeightInitializer.initialize(spec, 1);
        try (TrainingSession session = libtorch.open(spec, weights, SGD, BATCH, patch(3), bf16)) {
            double first = session.step(images(3), LibtorchEngineTest::objective, 0.1);
            double last = first;
            for (int step = 0; step < 20; step++) {
                last = session.step(images(3), LibtorchEngineTest::objective, 0.1);
            }
            assertThat(last).isLessThan(first / 2);
        }
    }

    @Test
    void a_device_that_is_not_there_is_refused_and_nothing_falls_back() {
        Weights weights = WeightInitializer.initialize(network(3), 1);
        EngineOptions cuda = new EngineOptions("cuda:99", EngineOptions.Precision.FP32, true, 0);
        assertThatThrownBy(() -> libtorch.open(network(3), weights, SGD, BATCH, patch(3), cuda))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cuda:99");
    }

    @Test
    void weights_of_another_architecture_are_refused() {
        Weights weights = WeightInitializer.initialize(network(2), 1);
        try (TrainingSession session = libtorch.open(network(3), weights, SGD, BATCH, patch(3))) {
            assertThatThrownBy(() -> session.predict(images(3))).isInstanceOf(RuntimeException.class);
        }
    }
}
