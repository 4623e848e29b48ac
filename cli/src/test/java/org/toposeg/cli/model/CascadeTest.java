package org.toposeg.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.io.ImageFiles;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelRegistry;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.volume.LabelMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The plan's configurations through the commands, on phantoms; the networks are small and hardly trained. */
class CascadeTest {

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void phantoms() {
        data = folder.resolve("data");
        done("phantoms", data, "--count", 6, "--size", 32);
    }

    private static CommandRun done(Object... words) {
        CommandRun run = CommandRun.of(words);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** A plan of two levels of few channels and 3 steps of 2 patches. */
    private Path smallPlan(String configuration) {
        Path file = folder.resolve("plan.json");
        done("plan", data, "-o", file, "--configuration", configuration);
        ObjectNode plan = (ObjectNode) PlanFile.JSON.readTree(file.toFile());
        shrink((ObjectNode) plan.get("network"));
        if (plan.get("firstStage") instanceof ObjectNode first) {
            shrink((ObjectNode) first.get("network"));
            first.put("innerFolds", 2).put("batch", 2);
        }
        ((ObjectNode) plan.get("training")).put("batch", 2).put("epochs", 1).put("iterationsPerEpoch", 3);
        PlanFile.write(file, plan);
        return file;
    }

    private static void shrink(ObjectNode network) {
        network.putArray("features").add(4).add(8);
        for (String sizes : new String[] {"kernels", "strides"}) {
            JsonNode all = network.get(sizes);
            network.putArray(sizes).add(all.get(0)).add(all.get(1));
        }
    }

    @Test
    void a_cascade_is_planned_trained_handed_on_and_run_as_one_model() throws IOException {
        Path run = folder.resolve("run");
        done(
                "train",
                smallPlan("cascade"),
                "-o",
                run,
                "--engine",
                "nd4j",
                "--card",
                "licence=CC0",
                "--card",
                "dataLicence=CC0");
        Bundle bundle = Bundle.open(run.resolve("bundle"));
        assertThat(bundle.card().sha256()).containsKeys("stage-1/model.onnx", "stage-1/plan.json");
        assertThat(bundle.plan().orElseThrow().network().inputChannels()).isEqualTo(3);
        assertThat(bundle.firstStage()
                        .orElseThrow()
                        .plan()
                        .orElseThrow()
                        .network()
                        .inputChannels())
                .isEqualTo(1);

        Path part = run.resolve("stage-1");
        CommandRun alone = CommandRun.of(
                "train", part.resolve("plan.json"), "-o", part, "--engine", "nd4j", "--data", data, "--resume");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("part of the cascade in " + run);

        Path zip = folder.resolve("cascade.zip");
        new ModelRegistry(folder.resolve("none"), List.of())
                .export(run.resolve("bundle").toString(), zip);
        Bundle imported = new ModelRegistry(folder.resolve("models"), List.of()).add(zip);
        Path image = firstImage();
        LabelMap own = predicted(run.resolve("bundle"), image, "own");
        assertThat(predicted(imported.folder(), image, "imported").data()).isEqualTo(own.data());
        assertThat(own.grid().size())
                .isEqualTo(ImageFiles.read(image).channels().getFirst().grid().size());

        Path network = imported.folder().resolve("stage-1/model.onnx");
        byte[] bytes = Files.readAllBytes(network);
        bytes[bytes.length / 2] ^= 1;
        Files.write(network, bytes);
        CommandRun refused = CommandRun.of("predict", imported.folder(), image, "-o", folder.resolve("x"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("stage-1", "SHA-256");
    }

    private LabelMap predicted(Path model, Path image, String name) {
        Path out = folder.resolve(name + ".nii.gz");
        done("predict", model, image, "-o", out);
        return ImageFiles.readLabels(out);
    }

    private Path firstImage() throws IOException {
        try (var images = Files.list(data.resolve("imagesTr"))) {
            return images.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void a_planar_plan_of_volumes_is_trained_on_slices_and_predicts_volumes() throws IOException {
        Path run = folder.resolve("run");
        done("train", smallPlan("2d"), "-o", run, "--engine", "nd4j");
        Plan plan = PlanFile.read(run.resolve("plan.json"));
        assertThat(plan.window().patch().getFirst()).isEqualTo(1);
        Path image = firstImage();
        LabelMap labels = predicted(run.resolve("bundle"), image, "slices");
        assertThat(labels.grid().size().z()).isEqualTo(32);
    }

    @Test
    void a_cascade_does_not_start_from_another_model_and_an_unknown_configuration_is_refused() {
        CommandRun from = CommandRun.of(
                "train", smallPlan("cascade"), "-o", folder.resolve("run"), "--engine", "nd4j", "--from", "phantom");
        assertThat(from.code()).isEqualTo(2);
        assertThat(from.err()).contains("--from", "cascade");
        CommandRun unknown = CommandRun.of("plan", data, "-o", folder.resolve("p.json"), "--configuration", "4d");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("4d", "cascade");
    }
}
