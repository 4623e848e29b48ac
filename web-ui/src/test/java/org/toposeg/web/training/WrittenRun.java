package org.toposeg.web.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A run's folder as the trainer leaves it while it goes. */
public record WrittenRun(Path folder) {

    private static final String PLAN = """
        {"format": 1, "name": "Two balls",
         "labels": [{"value": 0, "name": "background"}, {"value": 1, "name": "Bright"}, {"value": 2, "name": "Dark"}],
         "network": {"architecture": "unet", "features": [8, 16]}, "window": {"patch": [16, 16, 16]},
         "training": {"loss": "dice + ce", "epochs": 20, "iterationsPerEpoch": 10, "validateEvery": 2,
                      "fold": %d, "folds": 5, "seed": 7},
         "reasons": [{"choice": "batch", "value": "2", "why": "at least 2 <b>"}]}
        """;

    public static WrittenRun in(Path folder, int fold) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("plan.json"), PLAN.formatted(fold));
        WrittenRun run = new WrittenRun(folder);
        run.say("running");
        Path heartbeat = Files.writeString(folder.resolve("progress.json"), "{\"step\": 1, \"steps\": 200}");
        // Nobody renews it: it must not grow old while a slow machine gets to it.
        Files.setLastModifiedTime(heartbeat, FileTime.from(Instant.now().plusSeconds(3600)));
        return run;
    }

    public void say(String state) throws IOException {
        Files.writeString(
                folder.resolve("run.json"),
                "{\"state\": \"" + state + "\", \"software\": \"toposeg 0.1\", \"seed\": 7,"
                        + " \"machine\": {\"cores\": \"2\"}, \"training\": [\"a\", \"b\"], \"heldOut\": [\"c\"]}");
    }

    /** Line of an epoch; every second one is validated. */
    public static String line(int epoch) {
        return line(epoch, 2.0 / epoch);
    }

    public static String line(int epoch, double loss) {
        double dice = 1 - 0.8 / epoch;
        return String.format(
                Locale.ROOT,
                "{\"epoch\":%d,\"step\":%d,\"loss\":%f,\"learningRate\":1.0E-3,\"seconds\":%d,\"waitedSeconds\":0.5,%s}",
                epoch,
                10 * epoch,
                loss,
                6 * epoch,
                epoch % 2 == 0
                        ? "\"dice\":{\"1\":" + dice + ",\"2\":" + dice / 2 + "},\"meanDice\":" + 0.75 * dice
                        : "\"dice\":null,\"meanDice\":null");
    }

    public void append(String text) throws IOException {
        Files.writeString(folder.resolve("metrics.jsonl"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public void epochs(int from, int to) throws IOException {
        for (int epoch = from; epoch <= to; epoch++) {
            append(line(epoch) + "\n");
        }
    }

    /** A picture of one colour. */
    public void example(int epoch, int rgb) throws IOException {
        BufferedImage picture = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        for (int v = 0; v < 200 * 100; v++) {
            picture.setRGB(v % 200, v / 200, rgb);
        }
        Path file = folder.resolve("examples/epoch-%05d.png".formatted(epoch));
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
