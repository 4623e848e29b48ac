package org.toposeg.infer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.onnx.OnnxFile;

class ExportCheckTest {

    @TempDir
    Path folder;

    private static Map<String, InferenceEngine> engines() {
        return ServiceLoader.load(InferenceEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(InferenceEngine::name, Function.identity()));
    }

    private static float[] images(int[] shape) {
        return TestNetworks.noise(Arrays.stream(shape).reduce(1, (a, b) -> a * b), 9);
    }

    @ParameterizedTest
    @CsvSource({
        "unet, 2, false",
        "unet, 3, false",
        "unet, 2, true",
        "unet, 3, true",
        "unet-maxpool, 2, false",
        "unet-residual, 2, false",
        "unet-residual, 3, true",
        "unet-attention, 2, true",
        "unet-attention, 3, false",
        "unet-maxpool, 3, true",
        "unet-2.5d, 3, false",
        "slab-pair, 3, false",
        "mcanet, 2, false",
        "mcanet, 3, false"
    })
    void onnx_runtime_computes_what_samediff_computes(String architecture, int dimensions, boolean deepSupervision) {
        NetworkSpec spec = TestNetworks.spec(architecture, dimensions, 4, 3, deepSupervision);
        int[] shape = dimensions == 2 ? new int[] {2, 2, 12, 20} : new int[] {2, 2, 8, 12, 4};
        Path file = folder.resolve("model.onnx");
        double difference = ExportCheck.export(spec, TestNetworks.perturbed(spec, 4), file, images(shape), shape);
        assertThat(difference).isLessThan(ExportCheck.TOLERANCE);
        assertThat(file).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({
        "unet, 2, group",
        "unet, 3, group:2",
        "unet, 3, batch",
        "unet-residual, 2, batch",
        "unet-attention, 3, batch",
        "unet-attention, 2, group:2"
    })
    void every_norm_exports_and_dropout_is_left_out(String architecture, int dimensions, String norm) {
        NetworkSpec spec =
                TestNetworks.spec(architecture, dimensions, 4, 2, false).with(Norm.parse(norm), 0.3);
        int[] shape = dimensions == 2 ? new int[] {2, 2, 12, 20} : new int[] {2, 2, 8, 12, 4};
        Path file = folder.resolve("model.onnx");
        Weights weights = TestNetworks.perturbed(spec, 4);
        assertThat(ExportCheck.export(spec, weights, file, images(shape), shape))
                .isLessThan(ExportCheck.TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unet", "unet-maxpool", "unet-residual", "unet-attention", "unet-2.5d", "slab-pair", "mcanet"})
    void thick_slices_export_too(String architecture) {
        NetworkSpec spec = TestNetworks.anisotropic(architecture);
        int[] shape = {1, 1, 4, 16, 12};
        Weights weights = TestNetworks.perturbed(spec, 4);
        assertThat(ExportCheck.export(spec, weights, folder.resolve("m.onnx"), images(shape), shape))
                .isLessThan(ExportCheck.TOLERANCE);
    }

    @Test
    void both_engines_run_the_same_file_at_sizes_it_was_not_checked_at() {
        NetworkSpec spec = TestNetworks.spec("unet", 3, 4, 3, false);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(spec, TestNetworks.perturbed(spec, 4), file);
        int[] shape = {1, 2, 12, 8, 20};
        try (InferenceEngine.Predictor onnx = engines().get("onnx").load(file);
                InferenceEngine.Predictor nd4j = engines().get("nd4j").load(file)) {
            float[] expected = onnx.predict(images(shape), shape);
            assertThat(expected).hasSize(3 * 12 * 8 * 20);
            assertThat(nd4j.predict(images(shape), shape)).containsExactly(expected, offset(1e-4f));
        }
    }

    @ParameterizedTest
    @CsvSource({"instance, 0", "group:2, 0.25", "batch, 0"})
    void a_file_gives_its_specification_and_weights_back_to_the_last_bit(String norm, double dropout) {
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 3, false).with(Norm.parse(norm), dropout);
        Weights weights = TestNetworks.perturbed(spec, 4);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(spec, weights, file);
        OnnxFile read = OnnxFile.read(file);
        assertThat(read.spec()).isEqualTo(spec);
        assertThat(read.weights().parameters().keySet())
                .isEqualTo(weights.parameters().keySet());
        weights.parameters().forEach((name, p) -> {
            assertThat(read.weights().parameters().get(name).shape()).isEqualTo(p.shape());
            assertThat(read.weights().parameters().get(name).data()).isEqualTo(p.data());
        });
    }

    @Test
    void weights_that_give_no_numbers_are_not_exported_and_leave_no_file() {
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 3, false);
        Weights weights = TestNetworks.perturbed(spec, 4);
        weights.parameters().get("output.0.bias").data()[1] = Float.NaN;
        int[] shape = {1, 2, 8, 8};
        assertThatThrownBy(() -> ExportCheck.export(spec, weights, folder.resolve("m.onnx"), images(shape), shape))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("differ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_belongs_to_other_weights_is_told_apart() {
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 3, false);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(spec, TestNetworks.perturbed(spec, 5), file);
        int[] shape = {1, 2, 8, 8};
        assertThat(ExportCheck.difference(spec, TestNetworks.perturbed(spec, 4), file, images(shape), shape))
                .isGreaterThan(ExportCheck.TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onnx", "nd4j"})
    void a_truncated_file_is_refused_by_name(String engine) throws IOException {
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 3, false);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(spec, TestNetworks.perturbed(spec, 5), file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> engines().get(engine).load(file))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("model.onnx");
    }

    @Test
    void an_input_with_the_wrong_number_of_channels_is_refused() {
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 3, false);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(spec, TestNetworks.perturbed(spec, 5), file);
        try (InferenceEngine.Predictor predictor = engines().get("onnx").load(file)) {
            assertThatThrownBy(() -> predictor.predict(new float[64], new int[] {1, 1, 8, 8}))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("[-1, 2, -1, -1]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "onnx,cuda:7,profile cuda",
        "onnx,tensorrt,use --device cpu",
        "onnx,gpu,knows cpu",
        "nd4j,cuda,--engine onnx or libtorch"
    })
    void a_device_that_is_not_there_is_refused_and_nothing_falls_back(String engine, String device, String said) {
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 3, false);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(spec, TestNetworks.perturbed(spec, 5), file);
        assertThatThrownBy(() -> engines().get(engine).load(file, device))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }
}
