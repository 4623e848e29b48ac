package org.toposeg.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.datasets.DataSets;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.preprocess.CaseSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VesselsCommandTest {

    @TempDir
    private Path folder;

    private Plan planOf(Object... options) {
        Object[] call = new Object[options.length + 2];
        call[0] = "vessels";
        call[1] = folder.resolve("data");
        System.arraycopy(options, 0, call, 2, options.length);
        CommandRun made = CommandRun.of(call);
        assertThat(made.code()).as(made.err()).isZero();
        CommandRun planned = CommandRun.of("plan", folder.resolve("data"), "-o", folder.resolve("plan.json"));
        assertThat(planned.code()).as(planned.err()).isZero();
        return PlanFile.read(folder.resolve("plan.json"));
    }

    @Test
    void volumes_can_be_planned_and_are_found_thin() {
        Plan plan = planOf("--cases", 5, "--size", "40x36x32", "--spacing", "0.5x0.5x0.8", "--seed", 3);
        CaseSource cases = DataSets.open(folder.resolve("data"));
        assertThat(cases.cases()).containsExactly("vessels_3", "vessels_4", "vessels_5", "vessels_6", "vessels_7");
        assertThat(cases.load("vessels_3").labels().labels()).containsExactly(1);
        assertThat(plan.network().dimensions()).isEqualTo(3);
        assertThat(plan.fingerprint().geometry().medianSize()).containsExactly(40, 36, 32);
        assertThat(plan.preprocessing().targetSpacing()).containsExactly(0.5, 0.5, 0.8);
        assertThat(plan.fingerprint().thickness()).hasSize(1);
        assertThat(plan.reasons()).anySatisfy(r -> assertThat(r.choice()).isEqualTo("thin structures"));
    }

    @Test
    void planar_images_can_be_planned_and_the_graph_says_what_they_are() {
        Plan plan = planOf("--cases", 4, "--dimensions", 2, "--size", "96x80", "--method", "fractal", "--ring");
        assertThat(plan.network().dimensions()).isEqualTo(2);
        JsonNode graph = JsonMapper.shared().readTree(folder.resolve("data/graphsTr/vessels_1.json"));
        assertThat(graph.path("method").asString()).isEqualTo("fractal");
        assertThat(graph.path("seed").asInt()).isEqualTo(1);
        assertThat(graph.path("graphBetti").toString()).isEqualTo("[1,1,0]");
        assertThat(graph.path("labelBetti").toString()).isEqualTo("[1,1,0]");
        assertThat(graph.path("edges").size()).isEqualTo(graph.path("nodes").size());
        assertThat(folder.resolve("data/centrelinesTr/vessels_4.nii.gz")).isRegularFile();
    }

    @Test
    void a_wrong_call_says_what_is_wrong() {
        assertThat(CommandRun.of("vessels", folder, "--size", "64x64").err())
                .contains("--size must be 3 numbers with x between them, such as 96x96x64, got 64x64");
        assertThat(CommandRun.of("vessels", folder, "--size", "64x64x8").err()).contains("at least 32 voxels");
        assertThat(CommandRun.of("vessels", folder, "--spacing", "1x0x1").err())
                .contains("spacing must be finite and > 0");
        assertThat(CommandRun.of("vessels", folder, "--size", "64x64x64.5").err())
                .contains("whole numbers, got 64.5");
        assertThat(CommandRun.of("vessels", folder, "--dimensions", "4").err()).contains("2 or 3, got 4");
        assertThat(CommandRun.of("vessels", folder, "--cases", "0").code()).isEqualTo(2);
    }
}
