package org.toposeg.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.plan.PlanFile;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.quality.Finding.Voxel;
import org.toposeg.quality.QualityReport.Check;
import org.toposeg.quality.QualityReport.Skipped;
import org.toposeg.quality.StructureRange.Range;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;
import tools.jackson.databind.JsonNode;

/** A vessel along x with faults at known places. */
class QualityCheckTest {

    private static final Grid GRID = new Grid(
            new Size(60, 20, 18),
            new Vec3(0.5, 0.5, 1),
            new Vec3(-10, 5, 30),
            new Direction(new Vec3(-1, 0, 0), new Vec3(0, 0, 1), new Vec3(0, 1, 0)));

    private static final Map<Integer, String> NAMES = Map.of(1, "vessel");

    private final LabelMap labels = LabelMap.zeros(GRID);

    private void tube(int from, int to) {
        fill(from, to, 8, 13, 8, 13, 1);
    }

    private void fill(int x0, int x1, int y0, int y1, int z0, int z1, int label) {
        for (int k = z0; k < z1; k++) {
            for (int j = y0; j < y1; j++) {
                for (int i = x0; i < x1; i++) {
                    labels.data()[GRID.size().index(i, j, k)] = (short) label;
                }
            }
        }
    }

    private List<Finding> findings(Kind kind) {
        return findings(QualityInput.of(labels, NAMES), kind);
    }

    private static List<Finding> findings(QualityInput input, Kind kind) {
        return QualityCheck.of(input).findings().stream()
                .filter(f -> f.kind() == kind)
                .toList();
    }

    @Test
    void a_sound_vessel_has_no_findings() {
        tube(2, 55);

        assertThat(QualityCheck.of(QualityInput.of(labels, NAMES)).findings()).isEmpty();
    }

    @Test
    void a_stray_piece_is_found_with_its_place_in_the_patient() {
        tube(2, 55);
        fill(50, 52, 1, 3, 1, 2, 1);

        List<Finding> stray = findings(Kind.STRAY_PIECE);

        assertThat(stray).hasSize(1);
        Finding piece = stray.getFirst();
        assertThat(labels.at(piece.voxel().x(), piece.voxel().y(), piece.voxel().z()))
                .isEqualTo(1);
        assertThat(piece.voxel().y()).isBetween(1, 2);
        assertThat(piece.position())
                .isEqualTo(GRID.toPatient(
                        piece.voxel().x(), piece.voxel().y(), piece.voxel().z()));
        assertThat(piece.sentence()).isEqualTo("A piece of vessel of 4 voxels (0.001 ml) lies apart from the rest.");
        assertThat(piece.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void a_gap_between_two_ends_is_a_broken_vessel_and_one_between_neighbours_is_not() {
        tube(2, 26);
        tube(30, 55);

        List<Finding> broken = findings(Kind.BROKEN_VESSEL);

        assertThat(broken).hasSize(1);
        assertThat(broken.getFirst().voxel().x()).isBetween(25, 30);
        assertThat(broken.getFirst().severity()).isEqualTo(Severity.HIGH);

        LabelMap parallel = LabelMap.zeros(GRID);
        for (int i = 2; i < 55; i++) {
            for (int j = 6; j < 8; j++) {
                parallel.data()[GRID.size().index(i, j, 9)] = 1;
                parallel.data()[GRID.size().index(i, j + 4, 9)] = 1;
            }
        }
        assertThat(findings(QualityInput.of(parallel, NAMES), Kind.BROKEN_VESSEL))
                .isEmpty();
    }

    @Test
    void an_enclosed_hole_is_found_unless_another_structure_fills_it() {
        fill(5, 20, 4, 16, 4, 16, 1);
        fill(9, 12, 8, 11, 8, 11, 0);
        fill(14, 16, 8, 10, 8, 10, 2);

        List<Finding> holes = findings(Kind.HOLE);

        assertThat(holes).hasSize(1);
        assertThat(holes.getFirst().voxel()).isEqualTo(new Voxel(10, 9, 9));
        assertThat(holes.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void low_probability_inside_counts_and_along_the_boundary_does_not() {
        fill(5, 25, 4, 16, 4, 16, 1);
        Volume probability = Volume.zeros(GRID);
        for (int v = 0; v < labels.data().length; v++) {
            probability.data()[v] = labels.data()[v] == 1 ? 0.99f : 0.01f;
        }
        for (int j = 4; j < 16; j++) {
            for (int k = 4; k < 16; k++) {
                probability.data()[GRID.size().index(5, j, k)] = 0.51f;
            }
        }
        assertThat(findings(withProbability(probability), Kind.LOW_CONFIDENCE)).isEmpty();

        for (int i = 10; i < 14; i++) {
            for (int j = 8; j < 12; j++) {
                probability.data()[GRID.size().index(i, j, 9)] = 0.55f;
            }
        }
        List<Finding> unsure = findings(withProbability(probability), Kind.LOW_CONFIDENCE);
        assertThat(unsure).hasSize(1);
        assertThat(unsure.getFirst().sentence()).contains("16 voxels").contains("0.55");
    }

    /** The probability of the vessel; background has the rest. */
    private QualityInput withProbability(Volume vessel) {
        float[] own = vessel.data().clone();
        double expected = 0;
        for (int v = 0; v < own.length; v++) {
            expected += own[v];
            own[v] = labels.data()[v] == 1 ? own[v] : 1 - own[v];
        }
        return QualityInput.of(labels, NAMES).with(new Confidence(own, Map.of(1, expected), true));
    }

    @Test
    void the_predicted_dice_is_the_expected_overlap() {
        tube(2, 55);
        Volume probability = Volume.zeros(GRID);
        int voxels = 0;
        for (int v = 0; v < labels.data().length; v++) {
            probability.data()[v] = labels.data()[v] == 1 ? 0.5f : 0;
            voxels += labels.data()[v];
        }

        QualityReport report = QualityCheck.of(withProbability(probability));

        Confidence known = withProbability(probability).confidence();
        Confidence uncalibrated = new Confidence(known.probability(), known.expectedVoxels(), false);
        assertThat(QualityCheck.of(QualityInput.of(labels, NAMES).with(uncalibrated))
                        .predictedDice())
                .isEmpty();
        // 2 · 0.5 n / (n + 0.5 n)
        assertThat(voxels).isPositive();
        assertThat(report.predictedDice().get(1)).isCloseTo(2.0 / 3, within(1e-6));
        assertThat(report.findings()).anySatisfy(f -> assertThat(f.kind()).isEqualTo(Kind.LOW_PREDICTED_DICE));
    }

    @Test
    void what_training_labels_never_had_is_implausible() {
        tube(2, 26);
        tube(30, 55);
        Range one = new Range(1, 1, 1);
        Range none = new Range(0, 0, 0);
        StructureRange usual = new StructureRange(1, 20, 0, one, none, none, new Range(1, 1.2, 2));

        List<Finding> all = QualityCheck.of(QualityInput.of(labels, NAMES).with(List.of(usual)))
                .findings();

        assertThat(all).anySatisfy(f -> {
            assertThat(f.kind()).isEqualTo(Kind.IMPLAUSIBLE_TOPOLOGY);
            assertThat(f.sentence()).isEqualTo("vessel has 2 pieces; in training it had 1.");
        });
        assertThat(all).anySatisfy(f -> {
            assertThat(f.kind()).isEqualTo(Kind.IMPLAUSIBLE_SIZE);
            assertThat(f.sentence()).contains("0.306 ml").contains("1 to 2 ml");
        });
        assertThat(QualityCheck.of(QualityInput.of(LabelMap.zeros(GRID), NAMES).with(List.of(usual)))
                        .findings())
                .singleElement()
                .satisfies(f -> assertThat(f.sentence()).contains("vessel is missing"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void a_broken_vessel_is_found_whatever_its_width(int width) {
        fill(2, 26, 6, 6 + width, 6, 6 + width, 1);
        fill(29, 55, 6, 6 + width, 6, 6 + width, 1);

        assertThat(findings(Kind.BROKEN_VESSEL)).singleElement().satisfies(gap -> {
            assertThat(gap.voxel().x()).isBetween(26, 28);
            assertThat(gap.voxel().y()).isBetween(6, 6 + width);
            assertThat(gap.voxel().z()).isBetween(6, 6 + width);
        });
    }

    @Test
    void the_middle_line_of_a_vessel_is_as_long_as_it_and_that_of_a_lump_is_not_told() {
        fill(2, 42, 6, 8, 6, 8, 1);
        Centreline line =
                QualityCheck.of(QualityInput.of(labels, NAMES)).centrelines().get(1);

        // 40 voxels of 0.5 mm, of which thinning takes at most a width from each end
        assertThat(line.lengthMm()).isBetween(18.0, 20.0);
        assertThat(line.branches()).isEqualTo(1);
        assertThat(line.ends()).isEqualTo(2);
        assertThat(line.junctions()).isZero();

        fill(2, 42, 6, 8, 6, 8, 0);
        fill(10, 20, 5, 15, 5, 15, 1);
        assertThat(QualityCheck.of(QualityInput.of(labels, NAMES)).centrelines())
                .isEmpty();
    }

    @Test
    void what_cannot_be_looked_at_is_said() {
        tube(2, 55);

        assertThat(QualityCheck.of(QualityInput.of(labels, NAMES)).skipped())
                .extracting(Skipped::check)
                .containsExactly(Check.CONFIDENCE, Check.PREDICTED_DICE, Check.PLAUSIBILITY, Check.FAMILIARITY);
        assertThat(QualityCheck.of(withProbability(Volume.zeros(GRID)).with(List.of()))
                        .skipped())
                .extracting(Skipped::check)
                .containsExactly(Check.FAMILIARITY);
    }

    @Test
    void a_report_reads_back_from_its_json() {
        tube(2, 26);
        tube(30, 55);
        QualityReport report = QualityCheck.of(withProbability(Volume.zeros(GRID)));

        String json = PlanFile.JSON.writeValueAsString(report);

        assertThat(PlanFile.JSON.readValue(json, QualityReport.class)).isEqualTo(report);
        JsonNode first = PlanFile.JSON.readTree(json).path("findings").get(0);
        assertThat(first.path("severity").asString()).isEqualTo("high");
        assertThat(first.path("voxel").size()).isEqualTo(3);
        assertThat(first.path("position")).hasSize(3).allMatch(JsonNode::isNumber);
    }
}
