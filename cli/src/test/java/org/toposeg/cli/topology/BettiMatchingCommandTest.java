package org.toposeg.cli.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;
import tools.jackson.databind.JsonNode;

class BettiMatchingCommandTest {

    /** A ring of width 1 in 7 × 7 voxels, and the same ring with a gap. */
    private static final String[] RING = {".......", ".#####.", ".#...#.", ".#...#.", ".#...#.", ".#####.", "......."};

    @TempDir
    private Path folder;

    private static float[] ring(float gap, int slices) {
        float[] image = new float[49 * slices];
        for (int i = 0; i < image.length; i++) {
            image[i] = RING[i / 7 % 7].charAt(i % 7) == '#' ? 1 : 0;
        }
        for (int z = 0; z < slices; z++) {
            image[49 * z + 7 * 3 + 1] = gap;
        }
        return image;
    }

    private Path npy(String name, float[] data, int... shape) {
        Path file = folder.resolve(name);
        NpyFile.write(new NpyArray(shape, data), file);
        return file;
    }

    private Path nifti(String name, float[] data, Size size, double x) {
        Path file = folder.resolve(name);
        ImageFiles.write(
                new Volume(new Grid(size, new Vec3(1, 1, 2), new Vec3(x, 0, 0), Direction.IDENTITY), data), file);
        return file;
    }

    private static JsonNode json(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.json();
    }

    /** One loop each; the prediction's closes at 0.25, so the matched births cost 2 (1 - 0.25)². */
    private static void assertRing(JsonNode result, int dimensions) {
        assertThat(result.get("dimensions")).hasSize(dimensions);
        JsonNode loops = result.get("dimensions").get(1);
        assertThat(loops.get("dimension").asInt()).isEqualTo(1);
        assertThat(loops.get("matched").asInt()).isEqualTo(1);
        assertThat(loops.get("unmatchedPrediction").asInt()).isZero();
        assertThat(loops.get("unmatchedTarget").asInt()).isZero();
        assertThat(result.get("loss").asDouble()).isCloseTo(2 * 0.75 * 0.75, within(1e-9));
        assertThat(result.get("error")).hasSize(dimensions);
        assertThat(result.get("error").get(1).asInt()).isZero();
        assertThat(result.get("seconds").asDouble()).isPositive();
    }

    @Test
    void finds_a_ring_in_arrays_and_images_of_two_and_three_dimensions() {
        assertRing(
                json(
                        "betti-matching",
                        "--prediction",
                        npy("p.npy", ring(0.25f, 1), 7, 7),
                        "--target",
                        npy("t.npy", ring(1, 1), 7, 7),
                        "--json"),
                2);
        assertRing(
                json(
                        "betti-matching",
                        "--prediction",
                        npy("p3.npy", ring(0.25f, 2), 1, 1, 2, 7, 7),
                        "--target",
                        npy("t3.npy", ring(1, 2), 2, 7, 7),
                        "--json"),
                3);
        assertRing(
                json(
                        "betti-matching",
                        "--prediction",
                        nifti("p.nii.gz", ring(0.25f, 2), new Size(7, 7, 2), 0),
                        "--target",
                        nifti("t.nii", ring(1, 2), new Size(7, 7, 2), 0),
                        "--json"),
                3);
        assertRing(
                json(
                        "betti-matching",
                        "--prediction",
                        nifti("p2.nii.gz", ring(0.25f, 1), new Size(7, 7, 1), 0),
                        "--target",
                        npy("t2.npy", ring(1, 1), 7, 7),
                        "--json"),
                2);
    }

    @Test
    void a_label_makes_a_mask() {
        float[] labels = ring(1, 1);
        for (int i = 0; i < labels.length; i++) {
            labels[i] *= 3;
        }
        Path file = npy("labels.npy", labels, 7, 7);
        JsonNode result = json("betti-matching", "--prediction", file, "--target", file, "--label", 3, "--json");
        assertThat(result.get("dimensions").get(1).get("matched").asInt()).isEqualTo(1);
        assertThat(result.get("loss").asDouble()).isZero();
        CommandRun plain = CommandRun.of("betti-matching", "--prediction", file, "--target", file, "--json");
        assertThat(plain.code()).isZero();
        assertThat(plain.err()).contains("Not all values lie between 0 and 1");
        assertThat(plain.json().get("error").get(1).asInt()).isZero();
    }

    @Test
    void options_are_those_of_the_loss_and_a_wrong_one_is_a_wrong_call() {
        Path p = npy("p.npy", ring(0, 1), 7, 7);
        Path t = npy("t.npy", ring(1, 1), 7, 7);
        JsonNode published =
                json("betti-matching", "--prediction", p, "--target", t, "--option", "matching=published", "--json");
        assertThat(published.get("dimensions").get(1).get("unmatchedTarget").asInt())
                .isEqualTo(1);
        CommandRun wrong =
                CommandRun.of("betti-matching", "--prediction", p, "--target", t, "--option", "matching=all");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err().trim())
                .isEqualTo(
                        "toposeg: option matching of loss betti_matching must be one of strict, published, published_2d_original, got 'all'.");
    }

    private static void assertRefused(String sentence, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().trim()).contains(sentence).doesNotContain("\n");
    }

    @Test
    void what_cannot_be_compared_is_refused_in_one_sentence() {
        Path good = npy("good.npy", ring(1, 1), 7, 7);
        float[] nan = ring(1, 1);
        nan[8] = Float.NaN;
        assertRefused(
                "persistent homology needs finite values, got NaN at voxel (1, 1, 0).",
                "betti-matching",
                "--prediction",
                npy("nan.npy", nan, 7, 7),
                "--target",
                good);
        assertRefused(
                "has 7 × 7 × 2 voxels but",
                "betti-matching",
                "--prediction",
                npy("two.npy", ring(1, 2), 2, 7, 7),
                "--target",
                good);
        assertRefused(
                "that is not empty",
                "betti-matching",
                "--prediction",
                npy("none.npy", new float[0], 0, 7),
                "--target",
                good);
        assertRefused(
                "give an image (y, x) or a volume (z, y, x)",
                "betti-matching",
                "--prediction",
                npy("many.npy", ring(1, 4), 2, 2, 7, 7),
                "--target",
                good);
        assertRefused(
                "lies on another grid than",
                "betti-matching",
                "--prediction",
                nifti("here.nii", ring(1, 2), new Size(7, 7, 2), 0),
                "--target",
                nifti("there.nii", ring(1, 2), new Size(7, 7, 2), 3));
        assertRefused("missing.npy", "betti-matching", "--prediction", folder.resolve("missing.npy"), "--target", good);
    }
}
