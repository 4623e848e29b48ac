package org.toposeg.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.CommandRun;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;
import tools.jackson.databind.JsonNode;

/** Cubes on an anisotropic grid, compared by the command itself. */
class EvaluateCommandTest {

    private static final Grid GRID = Grid.of(new Size(24, 22, 20), new Vec3(0.5, 1, 2));

    @TempDir
    private Path folder;

    private Path prediction;
    private Path reference;

    /** Label 1 is a cube of 6 voxels, in the prediction one voxel further along x; label 2 is in the reference only. */
    @BeforeEach
    void cubes() {
        LabelMap p = LabelMap.zeros(GRID);
        LabelMap r = LabelMap.zeros(GRID);
        cube(p, 5, 6, 1);
        cube(r, 4, 6, 1);
        cube(r, 14, 3, 2);
        prediction = file("p.nii.gz", p);
        reference = file("r.nii.gz", r);
    }

    private static void cube(LabelMap map, int x, int edge, int label) {
        for (int k = 4; k < 4 + edge; k++) {
            for (int j = 4; j < 4 + edge; j++) {
                for (int i = x; i < x + edge; i++) {
                    map.data()[GRID.size().index(i, j, k)] = (short) label;
                }
            }
        }
    }

    private Path file(String name, LabelMap map) {
        Path file = folder.resolve(name);
        ImageFiles.writeLabels(map, file);
        return file;
    }

    private static JsonNode json(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(CliCommand.DONE);
        return run.json();
    }

    private JsonNode json() {
        return json("evaluate", "-p", prediction, "-r", reference, "--json");
    }

    /** The reference's axes are turned to z from the head down, x, y: the same voxels at the same places. */
    @Test
    void masks_stored_in_different_orientations_are_compared_where_they_lie() {
        JsonNode expected = json();
        LabelMap stored = ImageFiles.readLabels(reference);
        Grid turned = new Grid(
                new Size(20, 24, 22),
                new Vec3(2, 0.5, 1),
                GRID.toPatient(0, 0, 19),
                new Direction(new Vec3(0, 0, -1), new Vec3(1, 0, 0), new Vec3(0, 1, 0)));
        LabelMap map = LabelMap.zeros(turned);
        for (int index = 0; index < map.data().length; index++) {
            int a = index % 20;
            int b = index / 20 % 24;
            int c = index / (20 * 24);
            map.data()[index] = (short) stored.at(b, c, 19 - a);
        }
        reference = file("turned.nii.gz", map);

        assertThat(json().path("labels")).isEqualTo(expected.path("labels"));
    }

    @Test
    void a_shifted_cube_has_the_numbers_of_the_formulas() {
        JsonNode label = json().path("labels").path("1");

        assertThat(label.path("dice").asDouble()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(label.path("iou").asDouble()).isCloseTo(5.0 / 7, within(1e-12));
        assertThat(label.path("precision").asDouble()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(label.path("recall").asDouble()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(label.path("hd").asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(label.path("hd95").asDouble()).isCloseTo(0.5, within(1e-12));
        // On either cube the face that sticks out, 6 × 6 of the 152 surface voxels, is half a millimetre away, and so
        // is
        // the inner part of the opposite face, 4 × 4.
        assertThat(label.path("assd").asDouble()).isCloseTo(0.5 * (36 + 16) / 152, within(1e-12));
        assertThat(label.path("nsd").asDouble()).isEqualTo(1);
        assertThat(label.path("volumeMl").path("prediction").asDouble()).isCloseTo(0.216, within(1e-9));
        assertThat(label.path("volumeMl").path("reference").asDouble()).isCloseTo(0.216, within(1e-9));
        assertThat(numbers(label.path("betti").path("prediction"))).containsExactly(1, 0, 0);
        assertThat(numbers(label.path("bettiError"))).containsExactly(0, 0, 0);
        assertThat(label.path("euler").path("reference").asInt()).isEqualTo(1);
        assertThat(label.path("components").path("prediction").asInt()).isEqualTo(1);
        // Lee thinning, in scikit-image too, leaves nothing of a cube with an even edge.
        assertThat(label.path("why").path("cldice").asString()).contains("thinning left nothing");
    }

    private static List<Integer> numbers(JsonNode list) {
        return list.values().stream().map(JsonNode::asInt).toList();
    }

    @Test
    void a_distance_to_nothing_is_null_with_a_reason() {
        JsonNode label = json().path("labels").path("2");

        assertThat(label.path("dice").asDouble()).isZero();
        assertThat(label.path("hd95").isNull()).isTrue();
        assertThat(label.path("why").path("hd95").asString()).contains("the prediction is empty");
        assertThat(numbers(label.path("bettiError"))).containsExactly(1, 0, 0);
    }

    @Test
    void the_grid_is_in_lps_and_all_labels_together_are_one_foreground() {
        JsonNode document = json();

        assertThat(numbers(document.path("grid").path("size"))).containsExactly(24, 22, 20);
        assertThat(document.path("grid").path("spacing").get(2).asDouble()).isEqualTo(2);
        assertThat(document.path("grid").path("voxelVolumeMm3").asDouble()).isCloseTo(1, within(1e-6));
        assertThat(document.path("overall").path("foreground").path("dice").asDouble())
                .isCloseTo(2.0 * 180 / (216 + 216 + 27), within(1e-12));
        assertThat(document.path("overall").path("meanOverLabels").path("dice").asDouble())
                .isCloseTo(5.0 / 12, within(1e-12));
    }

    @Test
    void options_change_what_they_name() {
        JsonNode document = json(
                "evaluate",
                "-p",
                prediction,
                "-r",
                reference,
                "--json",
                "--metrics",
                "nsd,hd95",
                "--tolerance",
                "0.25",
                "--percentile",
                "10",
                "--option",
                "hd_definition=max_directed");

        JsonNode label = document.path("labels").path("1");
        assertThat(label.propertyNames())
                .contains("nsd", "hd95", "hdPercentile")
                .doesNotContain("dice");
        assertThat(label.path("nsd").asDouble()).isCloseTo(100.0 / 152, within(1e-12));
        assertThat(label.path("hdPercentile").asDouble()).isZero();
        assertThat(document.path("options").path("hd_definition").asString()).isEqualTo("max_directed");
    }

    @Test
    void named_labels_are_reported_whether_they_occur_or_not() throws IOException {
        Path names = Files.writeString(
                folder.resolve("dataset.json"), "{\"labels\": {\"background\": 0, \"a\": 1, \"b\": 2, \"c\": 3}}");

        JsonNode labels = json("evaluate", "-p", prediction, "-r", reference, "--task-labels", names, "--json")
                .path("labels");

        assertThat(labels.path("1").path("name").asString()).isEqualTo("a");
        assertThat(labels.path("3").path("dice").asDouble()).isEqualTo(1);
        assertThat(labels.path("3").path("why").path("dice").asString()).contains("both empty");
        JsonNode strict = json(
                "evaluate",
                "-p",
                prediction,
                "-r",
                reference,
                "--task-labels",
                names,
                "--both-empty",
                "undefined",
                "--json");
        assertThat(strict.path("labels").path("3").path("dice").isNull()).isTrue();
    }

    @Test
    void folders_are_paired_by_file_name_and_summarised() throws IOException {
        Path predictions = Files.createDirectories(folder.resolve("predictions"));
        Path references = Files.createDirectories(folder.resolve("references"));
        Files.copy(prediction, predictions.resolve("a.nii.gz"));
        Files.copy(reference, references.resolve("a.nii.gz"));
        Files.copy(reference, predictions.resolve("b.nii.gz"));
        Files.copy(reference, references.resolve("b.nii.gz"));
        Path csv = folder.resolve("scores.csv");

        CommandRun run = CommandRun.of("evaluate", "-p", predictions, "-r", references, "--csv", csv, "--json");

        assertThat(run.code()).isEqualTo(CliCommand.DONE);
        assertThat(run.json().path("cases").propertyNames()).containsExactly("a", "b");
        assertThat(run.json().path("means").path("1").path("dice").asDouble()).isCloseTo(11.0 / 12, within(1e-12));
        assertThat(run.json()
                        .path("summary")
                        .path("2")
                        .path("hd95")
                        .path("defined")
                        .asInt())
                .isEqualTo(1);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).startsWith("case,label,name,dice,iou,");
        assertThat(lines).hasSize(7);
        assertThat(lines.get(2)).startsWith("a,2,,0,0,");
        assertThat(lines.get(3)).startsWith("a,foreground,,");
        assertThat(run.json().path("overall").path("foreground").path("dice").asDouble())
                .isCloseTo((1 + 2.0 * 180 / (216 + 216 + 27)) / 2, within(1e-12));
    }

    @Test
    void a_case_without_counterpart_is_named_or_left_out_on_request() throws IOException {
        Path predictions = Files.createDirectories(folder.resolve("predictions"));
        Path references = Files.createDirectories(folder.resolve("references"));
        Files.copy(prediction, predictions.resolve("a.nii.gz"));
        Files.copy(reference, references.resolve("a.nii.gz"));
        Files.copy(reference, references.resolve("lost.nii.gz"));

        CommandRun refused = CommandRun.of("evaluate", "-p", predictions, "-r", references);
        CommandRun common = CommandRun.of("evaluate", "-p", predictions, "-r", references, "--common-only", "--json");

        assertThat(refused.code()).isEqualTo(CliCommand.FAILED);
        assertThat(refused.err()).contains("lost").contains("--common-only");
        assertThat(common.json().path("cases").propertyNames()).containsExactly("a");
    }

    @Test
    void another_grid_is_refused_unless_only_the_position_differs_and_is_to_be_ignored() {
        Path moved = file(
                "moved.nii.gz",
                new LabelMap(
                        new Grid(GRID.size(), GRID.spacing(), new Vec3(3, 0, 0), GRID.direction()),
                        new short[GRID.size().voxels()]));
        Path other = file("other.nii.gz", LabelMap.zeros(Grid.of(new Size(24, 22, 19), GRID.spacing())));

        CommandRun position = CommandRun.of("evaluate", "-p", moved, "-r", reference);
        CommandRun size = CommandRun.of("evaluate", "-p", other, "-r", reference);

        assertThat(position.code()).isEqualTo(CliCommand.FAILED);
        assertThat(position.err()).contains("moved.nii.gz").contains("--ignore-position");
        assertThat(size.err()).contains("24 × 22 × 19").doesNotContain("--ignore-position");
        assertThat(CommandRun.of("evaluate", "-p", moved, "-r", reference, "--ignore-position")
                        .code())
                .isEqualTo(CliCommand.DONE);
    }

    @Test
    void probabilities_are_no_labels() {
        Volume probabilities = Volume.zeros(GRID);
        probabilities.data()[7] = 0.5f;
        Path file = folder.resolve("probabilities.nii.gz");
        ImageFiles.write(probabilities, file);

        CommandRun run = CommandRun.of("evaluate", "-p", file, "-r", reference);

        assertThat(run.code()).isEqualTo(CliCommand.FAILED);
        assertThat(run.err()).contains("probabilities.nii.gz").contains("0.5");
    }

    @Test
    void what_is_not_known_is_a_wrong_call_that_lists_what_is() {
        CommandRun metric = CommandRun.of("evaluate", "-p", prediction, "-r", reference, "--metrics", "dise");
        CommandRun option = CommandRun.of("evaluate", "-p", prediction, "-r", reference, "--option", "speed=2");
        CommandRun missing = CommandRun.of("evaluate", "-p", prediction);

        assertThat(metric.code()).isEqualTo(CliCommand.WRONG_CALL);
        assertThat(metric.err()).contains("dise").contains("dice, iou");
        assertThat(option.code()).isEqualTo(CliCommand.WRONG_CALL);
        assertThat(option.err()).contains("speed").contains("tolerance");
        assertThat(missing.code()).isEqualTo(CliCommand.WRONG_CALL);
    }

    @Test
    void pictures_are_compared_in_the_plane() throws IOException {
        BufferedImage mask = new BufferedImage(20, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 3; i < 12; i++) {
            for (int j = 3; j < 12; j++) {
                boolean hole = i > 5 && i < 9 && j > 5 && j < 9;
                mask.getRaster().setSample(i, j, 0, hole ? 0 : 255);
            }
        }
        Path picture = folder.resolve("ring.png");
        ImageIO.write(mask, "png", picture.toFile());

        JsonNode label = json("evaluate", "-p", picture, "-r", picture, "--json")
                .path("labels")
                .path("255");

        assertThat(numbers(label.path("betti").path("prediction"))).containsExactly(1, 1);
        assertThat(label.path("hd").asDouble()).isZero();
        assertThat(label.path("cldice").asDouble()).isEqualTo(1);
    }
}
