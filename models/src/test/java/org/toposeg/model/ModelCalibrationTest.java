package org.toposeg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.calibrate.CalibrationMethod;
import org.toposeg.calibrate.ProbabilityScaling;
import org.toposeg.file.Sha256;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class ModelCalibrationTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void model() throws IOException {
        NetworkSpec spec = NetworkSpec.of(
                "unet",
                3,
                1,
                2,
                new NetworkSpec.Pyramid(
                        List.of(2, 4),
                        List.of(List.of(3, 3, 3), List.of(3, 3, 3)),
                        List.of(List.of(1, 1, 1), List.of(2, 2, 2))));
        OnnxFile.write(spec, WeightInitializer.initialize(spec, 1), folder.resolve("model.onnx"));
        Files.writeString(folder.resolve("model.json"), """
            {"channels": ["MRI"], "labels": {"0": "background", "5": "vessel"},
             "input": {"layout": "NCDHW", "spacing": [1, 1, 1], "normalisation": "z-score"},
             "window": {"patch": [4, 8, 8]}, "sha256": {"model.onnx": "%s"}}
            """.formatted(Sha256.of(folder.resolve("model.onnx"))));
    }

    private static ModelCalibration temperature(double t) {
        return new ModelCalibration(
                ModelCalibration.FORMAT,
                "phantoms",
                new ProbabilityScaling(CalibrationMethod.TEMPERATURE, List.of(Math.log(t))),
                new ModelCalibration.Cases(List.of("a"), List.of("b")),
                new ModelCalibration.TopLabelError(0.1, 0.02),
                List.of(new ModelCalibration.MissedVoxels(5, 0.1, 0.25, 20, 0.05)),
                List.of(new ModelCalibration.VolumeRange(5, 0.1, null, 3)),
                null);
    }

    private static float[] vessel(Bundle bundle) {
        Volume image = Volume.zeros(Grid.of(new Size(8, 8, 4), new Vec3(1, 1, 1)));
        Random random = new Random(4);
        for (int v = 0; v < image.data().length; v++) {
            image.data()[v] = (float) random.nextGaussian();
        }
        try (LoadedModel loaded = bundle.load("onnx")) {
            return loaded.pipeline()
                    .segment(List.of(image), true, done -> {})
                    .probabilities()
                    .get(1)
                    .data();
        }
    }

    @Test
    void a_stored_temperature_is_applied_at_prediction() {
        Bundle plain = Bundle.open(folder);
        float[] before = vessel(plain);
        float[] after = vessel(plain.calibrate(temperature(3)));
        for (int v = 0; v < before.length; v++) {
            double logit = Math.log(before[v] / (1.0 - before[v]));
            assertThat((double) after[v]).isCloseTo(1 / (1 + Math.exp(-logit / 3)), within(1e-5));
        }
    }

    @Test
    void what_is_stored_is_read_back_and_vouched_for_by_the_card() {
        ModelCalibration stored = temperature(1.5);
        Bundle bundle = Bundle.open(folder).calibrate(stored);
        assertThat(bundle.calibration()).contains(stored);
        assertThat(bundle.card().sha256()).containsKeys("model.onnx", "calibration.json");
        assertThat(bundle.calibrate(temperature(2)).calibration()).contains(temperature(2));
    }

    @Test
    void a_changed_or_unreadable_calibration_is_refused() throws IOException {
        Bundle.open(folder).calibrate(temperature(1.5));
        Files.writeString(folder.resolve("calibration.json"), "{}");
        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("SHA-256");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(folder.resolve("model.onnx"), other.resolve("model.onnx"));
        Files.writeString(
                other.resolve("model.json"),
                Files.readString(folder.resolve("model.json")).replaceAll("(?s)\"sha256\".*?\\}", "\"sha256\": null"));
        Files.writeString(other.resolve("calibration.json"), "{\"format\": 99}");
        assertThatThrownBy(() -> Bundle.open(other).calibration()).hasMessageContaining("calibrate the model again");
    }

    @Test
    void a_model_without_calibration_has_none() {
        assertThat(Bundle.open(folder).calibration()).isEmpty();
    }
}
