package org.toposeg.cli.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.workflow.loss.LossEntry;
import org.toposeg.workflow.loss.LossMarkdown;
import tools.jackson.databind.JsonNode;

class LossCommandTest {

    @TempDir
    private Path folder;

    private String file(String name, int[] shape, float... values) {
        Path file = folder.resolve(name);
        NpyFile.write(new NpyArray(shape, values), file);
        return file.toString();
    }

    private static JsonNode json(String... arguments) {
        CommandRun run = CommandRun.of((Object[]) arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.json();
    }

    @Test
    void prints_value_options_and_time_and_writes_the_gradient() {
        String p = file("p.npy", new int[] {1, 2}, 0.8f, 0.3f);
        String t = file("t.npy", new int[] {1, 2}, 1, 0);
        String g = folder.resolve("g.npy").toString();
        JsonNode result = json(
                "loss",
                "ce",
                "--prediction",
                p,
                "--target",
                t,
                "--option",
                "label_smoothing=0",
                "--gradient",
                g,
                "--json");
        assertThat(result.get("loss").asString()).isEqualTo("ce");
        assertThat(result.get("value").asDouble()).isCloseTo(-(Math.log(0.8) + Math.log(0.7)) / 2, within(1e-7));
        assertThat(result.get("options").get("divide_by_weights").asBoolean()).isTrue();
        assertThat(result.get("seconds").asDouble()).isPositive();
        assertThat(result.get("space").asString()).isEqualTo("probabilities");
        NpyArray gradient = NpyFile.read(Path.of(g));
        assertThat(gradient.shape()).containsExactly(1, 2);
        assertThat(gradient.data()).containsExactly(new float[] {-1 / 1.6f, 1 / 1.4f}, within(1e-6f));
    }

    @Test
    void class_indices_with_and_without_a_channel_axis_are_one_hot() {
        String p = file("p.npy", new int[] {1, 3, 1, 2}, 5, -1, 0, 2, -3, 0.5f);
        String oneHot = file("o.npy", new int[] {1, 3, 1, 2}, 1, 0, 0, 0, 0, 1);
        double expected = json("loss", "dice + 0.5*ce", "--prediction", p, "--target", oneHot, "--json")
                .get("value")
                .asDouble();
        for (int[] shape : new int[][] {{1, 1, 1, 2}, {1, 1, 2}}) {
            String t = file("t.npy", shape, 0, 2);
            JsonNode result = json("loss", "dice + 0.5*ce", "--prediction", p, "--target", t, "--json");
            assertThat(result.get("value").asDouble()).isEqualTo(expected);
            assertThat(result.get("space").asString()).isEqualTo("logits");
        }
    }

    @Test
    void voxels_of_the_ignored_label_do_not_count() {
        String p = file("p.npy", new int[] {1, 2, 1, 2}, 0, 3, 0, -3);
        String t = file("t.npy", new int[] {1, 1, 2}, 1, 255);
        JsonNode result = json("loss", "ce", "--prediction", p, "--target", t, "--ignore-label", "255", "--json");
        assertThat(result.get("value").asDouble()).isCloseTo(Math.log(2), within(1e-7));
    }

    @Test
    void the_space_can_be_told() {
        String p = file("p.npy", new int[] {1, 1}, 0);
        String t = file("t.npy", new int[] {1, 1}, 1);
        JsonNode result = json("loss", "ce", "--prediction", p, "--target", t, "--space", "logits", "--json");
        assertThat(result.get("value").asDouble()).isCloseTo(Math.log(2), within(1e-7));
    }

    @Test
    void wrong_calls_are_refused_in_a_sentence() {
        String p = file("p.npy", new int[] {1, 3, 1, 2}, 5, -1, 0, 2, -3, 0.5f);
        String t = file("t.npy", new int[] {1, 1, 1, 2}, 0, 7);
        refused(2, "there is no loss 'dise' (did you mean 'dice'?); known are", "dise", p, t);
        refused(
                2,
                "there is no option 'gama' of loss focal (did you mean 'gamma'?)",
                "focal",
                p,
                t,
                "--option",
                "gama=2");
        refused(2, "put the options of an expression into its brackets", "dice + ce", p, t, "--option", "batch=true");
        refused(1, "which is no class of 0 to 2", "dice", p, t);
        refused(1, "class indices of shape", "dice", p, file("u.npy", new int[] {2}, 0, 1));
        String good = file("good.npy", new int[] {1, 1, 1, 2}, 0, 2);
        String nowhere = folder.resolve("no/g.npy").toString();
        refused(2, "is not a folder", "ce", p, good, "--gradient", nowhere);
        refused(2, "--epoch must be a number of at least 0, got NaN", "dice", p, good, "--epoch", "NaN");
        String half = file("half.npy", new int[] {1}, 0.5f);
        refused(1, "holds 0.5 where a group is a whole number", "febs", p, good, "--groups", half);
        assertThat(CommandRun.of("loss").code()).isEqualTo(2);
    }

    private static void refused(int code, String message, String loss, String p, String t, String... more) {
        List<String> arguments = new ArrayList<>(List.of("loss", loss, "--prediction", p, "--target", t));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void the_list_describes_every_loss() {
        JsonNode losses = json("loss", "list", "--json").get("losses");
        assertThat(losses).anySatisfy(loss -> {
            assertThat(loss.get("name").asString()).isEqualTo("dice");
            assertThat(loss.get("family").asString()).isEqualTo("overlap");
            assertThat(loss.get("dimensions").toString()).isEqualTo("[2,3]");
            assertThat(loss.get("options").get(0).get("name").asString()).isEqualTo("smooth_nr");
            assertThat(loss.get("options").get(0).get("default").asDouble()).isEqualTo(1e-5);
        });
    }

    @Test
    void the_reference_documentation_lists_the_losses_as_they_are() throws IOException {
        Path file = Path.of("..", "docs", "reference", "losses.md");
        String text = Files.readString(file);
        assertThat(text)
                .as("out of date: run ./toposeg loss list --update docs/reference/losses.md")
                .isEqualTo(LossMarkdown.replaced(file, text, LossEntry.all()));
    }
}
