package org.toposeg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.infer.Prediction;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.plan.PlanFile;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class BundleTest {

    private static final String SMALL = """
        {"channels": ["MRI"], "labels": {"0": "background", "5": "vessel"},
         "input": {"layout": "NCDHW", "spacing": [1, 1, 2], "normalisation": "z-score"},
         "window": {"patch": [4, 8, 8]}}
        """;

    private static final String COMPLETE = SMALL.strip().replaceAll("}$", "") + """
        , "name": "Thin vessels", "version": "2.0.0", "description": "d", "intendedUse": "research",
         "limitations": "few cases", "licence": "CC0",
         "training": {"data": "phantoms", "dataLicence": "CC0"},
         "metrics": [{"label": 5, "name": "vessel", "metric": "dice", "value": 0.5, "cases": 3, "on": "phantoms"}]}
        """;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void foreignModel() throws IOException {
        model = Files.createDirectory(folder.resolve("foreign"));
        NetworkSpec spec = NetworkSpec.of(
                "unet",
                3,
                1,
                2,
                new NetworkSpec.Pyramid(
                        List.of(2, 4),
                        List.of(List.of(3, 3, 3), List.of(3, 3, 3)),
                        List.of(List.of(1, 1, 1), List.of(2, 2, 2))));
        OnnxFile.write(spec, WeightInitializer.initialize(spec, 1), model.resolve("model.onnx"));
    }

    private void card(String json) throws IOException {
        Files.writeString(model.resolve("model.json"), json);
    }

    @Test
    void an_onnx_file_with_a_small_card_segments_on_the_inputs_own_grid() throws IOException {
        card(SMALL);
        Grid grid = Grid.of(new Size(11, 9, 7), new Vec3(0.8, 0.8, 1.5));
        Volume image = Volume.zeros(grid);
        for (int v = 0; v < image.data().length; v++) {
            image.data()[v] = v % 17;
        }
        try (LoadedModel loaded = Bundle.open(model).load("onnx")) {
            Prediction result = loaded.pipeline().segment(List.of(image), true, done -> {});
            assertThat(result.labels().grid()).isEqualTo(grid);
            assertThat(Arrays.stream(result.labels().labels())).allMatch(label -> label == 5);
            float sum = result.probabilities().get(0).data()[100]
                    + result.probabilities().get(1).data()[100];
            assertThat(sum).isEqualTo(1, within(1e-5f));
        }
    }

    @Test
    void what_is_needed_to_run_is_asked_for_by_name() throws IOException {
        card("{\"channels\": [\"MRI\"], \"labels\": {\"0\": \"background\", \"1\": \"x\"}}");
        assertThatThrownBy(() -> Bundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("input")
                .hasMessageContaining("window.patch");
    }

    @Test
    void a_misspelt_field_is_refused() throws IOException {
        card(SMALL.replace("\"channels\"", "\"chanels\""));
        assertThatThrownBy(() -> Bundle.open(model)).hasMessageContaining("chanels");
    }

    @Test
    void the_registry_refuses_a_model_whose_card_does_not_say_what_it_is_worth() throws IOException {
        card(SMALL);
        ModelRegistry registry = new ModelRegistry(folder.resolve("own"), List.of());
        assertThatThrownBy(() -> registry.add(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("intendedUse")
                .hasMessageContaining("limitations")
                .hasMessageContaining("metrics");
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void a_complete_model_is_imported_found_by_name_exported_and_imported_again() throws IOException {
        card(COMPLETE);
        ModelRegistry registry = new ModelRegistry(folder.resolve("own"), List.of());
        registry.add(model);
        assertThat(registry.find("thin-vessels").card().about().version()).isEqualTo("2.0.0");
        Path zip = folder.resolve("out.zip");
        registry.export("thin-vessels", zip);
        ModelRegistry other = new ModelRegistry(folder.resolve("other"), List.of());
        assertThat(other.add(zip).card().network().labels()).containsEntry(5, "vessel");
        assertThat(other.list()).hasSize(1);
    }

    @Test
    void a_changed_network_is_not_run() throws IOException {
        card(COMPLETE.strip().replaceAll("}$", "") + ", \"sha256\": {\"model.onnx\": \"00\"}}");
        assertThatThrownBy(() -> Bundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() throws IOException {
        card(COMPLETE);
        ModelRegistry registry = new ModelRegistry(folder.resolve("own"), List.of(folder));
        assertThatThrownBy(() -> registry.find("liver"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("foreign");
    }

    @Test
    void axes_in_another_order_are_turned_and_turned_back() {
        int[] shape = {1, 2, 3, 4, 5};
        float[] data = new float[120];
        for (int v = 0; v < 120; v++) {
            data[v] = v;
        }
        Layout layout = new Layout("NDHWC");
        float[] turned = layout.fromStandard(data, shape);
        assertThat(layout.shape(shape)).containsExactly(1, 3, 4, 5, 2);
        // element (n 0, c 1, d 2, h 3, w 4) is 119; channels last it stands at ((2·4 + 3)·5 + 4)·2 + 1
        assertThat(turned[((2 * 4 + 3) * 5 + 4) * 2 + 1]).isEqualTo(119);
        assertThat(layout.toStandard(turned, shape)).containsExactly(data);
    }

    @Test
    void a_shipped_plan_is_written_back_to_the_very_bytes_that_its_card_vouches_for() throws IOException {
        Path shipped = Path.of("hippocampus/plan.json");
        PlanFile.write(folder.resolve("plan.json"), PlanFile.read(shipped));
        assertThat(folder.resolve("plan.json")).hasSameTextualContentAs(shipped);
    }
}
