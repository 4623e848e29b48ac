package org.toposeg.cli.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.CommandRun;
import org.toposeg.io.ImageFiles;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped hippocampus model on six cases of its held-out fold. */
class CalibrateCommandTest {

    private static final List<String> IDS = List.of("048", "050", "212", "282", "337", "361");

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void copyModel() throws IOException {
        model = Files.createDirectory(folder.resolve("model"));
        try (Stream<Path> files = Files.list(Path.of("../models/hippocampus"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName().toString()));
            }
        }
    }

    private static Path shared(String name) {
        return SharedFolder.data("hippocampus/" + name);
    }

    /** Six cases that the model has not seen. */
    private Path data() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        for (String part : List.of("imagesTr", "labelsTr")) {
            Files.createDirectory(data.resolve(part));
            for (String id : IDS) {
                String name = part + "/hippocampus_" + id + ".nii.gz";
                Files.copy(shared(name), data.resolve(name));
            }
        }
        String pairs = IDS.stream().map(id -> """
            {"image": "imagesTr/hippocampus_%1$s.nii.gz", "label": "labelsTr/hippocampus_%1$s.nii.gz"}
            """.formatted(id)).collect(Collectors.joining(","));
        Files.writeString(data.resolve("dataset.json"), """
            {"name": "six of the held-out", "modality": {"0": "MRI"},
             "labels": {"0": "background", "1": "Anterior", "2": "Posterior"}, "training": [%s]}
            """.formatted(pairs));
        return data;
    }

    @Test
    void a_real_model_is_too_sure_and_less_so_afterwards() throws IOException {
        CommandRun run = CommandRun.of("calibrate", model, data(), "--alpha", "0.3", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.path("temperature").asDouble()).isBetween(1.0, 2.0);
        assertThat(report.path("after").path("nll").asDouble())
                .isLessThan(report.path("before").path("nll").asDouble());
        assertThat(report.path("fitted")).hasSize(3);
        assertThat(report.path("guarantees").path(0).path("threshold").asDouble())
                .isBetween(0.0, 1.0);
        assertThat(report.path("volumes")).hasSize(6);
        JsonNode stored = JsonMapper.shared().readTree(model.resolve("calibration.json"));
        assertThat(stored.path("familiar").path("cases")).hasSize(6);
    }

    @Test
    void prediction_keeps_the_promises_of_the_calibration() throws IOException {
        assertThat(CommandRun.of("calibrate", model, data(), "--alpha", "0.3").code())
                .isZero();
        Path image = shared("imagesTr/hippocampus_368.nii.gz");
        Path result = folder.resolve("result.nii.gz");
        CommandRun run = CommandRun.of("predict", model, image, "-o", result, "--guarantee", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode promise = run.json().path("cases").path(0).path("guarantees").path("1");
        LabelMap sensitive = ImageFiles.readLabels(folder.resolve("result_sensitive_1.nii.gz"));
        LabelMap reference = ImageFiles.readLabels(shared("labelsTr/hippocampus_368.nii.gz"));
        long missed = 0;
        long wanted = 0;
        for (int v = 0; v < reference.data().length; v++) {
            wanted += reference.data()[v] == 1 ? 1 : 0;
            missed += reference.data()[v] == 1 && sensitive.data()[v] == 0 ? 1 : 0;
        }
        assertThat((double) missed / wanted).isLessThan(0.3);
        JsonNode quality = run.json().path("cases").path(0).path("quality");
        assertThat(quality.path("predictedDice").path("1").asDouble()).isBetween(0.6, 1.0);
        assertThat(promise.path("sentence").asString()).contains("misses at most 30 %");
        assertThat(promise.path("volumeLowMl").asDouble())
                .isLessThan(promise.path("volumeHighMl").asDouble());
    }

    @Test
    void too_few_cases_promise_nothing_and_say_how_many_are_needed() throws IOException {
        CommandRun run = CommandRun.of("calibrate", model, data(), "--alpha", "0.05", "--dry-run");
        assertThat(run.out()).contains("too few to promise anything at 5 %; at least 19 are needed");
        assertThat(model.resolve("calibration.json")).doesNotExist();
    }

    @Test
    void what_cannot_be_done_is_one_sentence() {
        Path image = folder.resolve("image.nii.gz");
        ImageFiles.write(Volume.zeros(Grid.of(new Size(32, 32, 32), new Vec3(1, 1, 1))), image);
        CommandRun uncalibrated =
                CommandRun.of("predict", model, image, "-o", folder.resolve("r.nii.gz"), "--guarantee");
        assertThat(uncalibrated.code()).isEqualTo(CliCommand.FAILED);
        assertThat(uncalibrated.err()).contains("run 'toposeg calibrate' first");
        assertThat(CommandRun.of("calibrate", model, folder, "--alpha", "1").code())
                .isEqualTo(CliCommand.WRONG_CALL);
        assertThat(CommandRun.of("calibrate", model, folder.resolve("none")).code())
                .isEqualTo(CliCommand.FAILED);
    }
}
