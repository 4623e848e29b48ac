package org.toposeg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.quality.Finding;
import org.toposeg.quality.QualityReport;
import org.toposeg.quality.QualityReport.Check;
import org.toposeg.quality.QualityReport.Skipped;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shipped hippocampus model with plans of this and of earlier versions. */
class ModelQualityTest {

    private static final String ONE_PIECE = """
            [{"label": 1, "cases": 8, "absent": 0, "pieces": {"least": 1, "median": 1, "greatest": 1},
              "loops": {"least": 0, "median": 0, "greatest": 0}, "cavities": {"least": 0, "median": 0, "greatest": 0},
              "volumeMl": {"least": 1, "median": 1.5, "greatest": 2}}]
            """;

    @TempDir
    private Path folder;

    private LabelMap twoPieces;

    @BeforeEach
    void copyTheModel() throws IOException {
        Path shipped = Path.of("hippocampus");
        for (String name : new String[] {"model.json", "model.onnx"}) {
            Files.copy(shipped.resolve(name), folder.resolve(name));
        }
        ObjectNode card = (ObjectNode) JsonMapper.shared().readTree(folder.resolve("model.json"));
        card.remove("sha256");
        Files.writeString(folder.resolve("model.json"), card.toString());
        twoPieces = LabelMap.zeros(Grid.of(new Size(40, 30, 20), new Vec3(1, 1, 1)));
        for (int v = 0; v < twoPieces.data().length; v++) {
            int x = v % 40;
            int y = v / 40 % 30;
            int z = v / 1200;
            boolean inside = y > 10 && y < 20 && z > 5 && z < 15 && (x > 4 && x < 14 || x > 20 && x < 30);
            twoPieces.data()[v] = (short) (inside ? 1 : 0);
        }
    }

    private QualityReport withStructures(String structures) throws IOException {
        ObjectNode plan = (ObjectNode) JsonMapper.shared().readTree(Path.of("hippocampus/plan.json"));
        ObjectNode fingerprint = (ObjectNode) plan.get("fingerprint");
        fingerprint.remove("structures");
        if (structures != null) {
            fingerprint.set("structures", JsonMapper.shared().readTree(structures));
        }
        Files.writeString(folder.resolve("plan.json"), plan.toString());
        return new ModelQuality(Bundle.open(folder)).of(twoPieces);
    }

    @Test
    void topology_is_compared_with_the_training_labels_that_the_plan_describes() throws IOException {
        QualityReport report = withStructures(ONE_PIECE);

        assertThat(report.findings())
                .extracting(Finding::sentence)
                .contains("Anterior has 2 pieces; in training it had 1.");
        assertThat(report.skipped()).extracting(Skipped::check).doesNotContain(Check.PLAUSIBILITY);
    }

    @Test
    void a_plan_of_an_earlier_version_is_read_and_says_why_topology_is_not_compared() throws IOException {
        QualityReport report = withStructures(null);

        assertThat(report.findings()).extracting(Finding::kind).doesNotContain(Finding.Kind.IMPLAUSIBLE_TOPOLOGY);
        assertThat(report.skipped())
                .filteredOn(skipped -> skipped.check() == Check.PLAUSIBILITY)
                .singleElement()
                .extracting(Skipped::why)
                .asString()
                .contains("plan does not say what structures were like in training");
    }

    @Test
    void a_model_from_elsewhere_has_no_plan_and_is_checked_all_the_same() {
        QualityReport report = new ModelQuality(Bundle.open(folder)).of(twoPieces);

        assertThat(report.findings()).extracting(Finding::kind).contains(Finding.Kind.STRAY_PIECE);
        assertThat(report.skipped()).extracting(Skipped::check).contains(Check.PLAUSIBILITY);
    }
}
