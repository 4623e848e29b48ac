package org.toposeg.cli.loss;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.loss.LossBatchFiles;
import org.toposeg.workflow.loss.LossEntry;
import org.toposeg.workflow.loss.LossMarkdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg loss NAME}. */
@Command(
        name = "loss",
        description = "Value and gradient of a loss on arrays; 'toposeg loss list' shows them all.",
        mixinStandardHelpOptions = true)
public final class LossCommand implements CliCommand {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A loss, or an expression such as \"dice + 0.5*ce\".")
    private String name;

    @Option(
            names = "--prediction",
            paramLabel = "P.npy",
            description = "Array of shape N,C,H,W or N,C,D,H,W; H,W and D,H,W are one sample of one channel.")
    private Path prediction;

    @Option(
            names = "--target",
            paramLabel = "T.npy",
            description = "Array of the prediction's shape in [0,1], or class indices of shape N,1,... or N,...")
    private Path target;

    @Option(
            names = "--option",
            paramLabel = "K=V",
            description = "An option of the loss, e.g. gamma=2; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--gradient", paramLabel = "G.npy", description = "Write d value / d prediction there.")
    private Path gradient;

    @Option(
            names = "--space",
            description = "What the prediction is, logits or probabilities (probabilities if every value is in [0,1]).")
    private Space space;

    @Option(
            names = "--ignore",
            paramLabel = "M.npy",
            description = "Array N,... that is not 0 where a voxel does not count.")
    private Path ignore;

    @Option(names = "--ignore-label", paramLabel = "L", description = "Class index of voxels that do not count.")
    private Float ignoreLabel;

    @Option(names = "--weights", paramLabel = "W.npy", description = "A factor for each of the N samples.")
    private Path weights;

    @Option(names = "--groups", paramLabel = "G.npy", description = "The group of each of the N samples, for febs.")
    private Path groups;

    @Option(names = "--epoch", description = "The epoch for which schedules of an expression are evaluated.")
    private Double epoch;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (name == null || prediction == null || target == null) {
            throw new InvalidRequestException("give NAME --prediction P.npy --target T.npy, or 'toposeg loss list'.");
        }
        Loss loss = loss();
        if (gradient != null) {
            requireFolder(gradient);
        }
        NpyArray p = NpyFile.read(prediction);
        LossBatch batch = new LossBatchFiles(ignoreLabel, ignore, weights, groups).batch(prediction, p, target, space);
        float[] slope = new float[p.data().length];
        long start = System.nanoTime();
        double value = loss.evaluate(batch, slope);
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (gradient != null) {
            NpyFile.write(new NpyArray(p.shape(), slope), gradient);
        }
        Map<String, Object> document = document(batch, p, value, seconds);
        output.print(document, () -> text(document));
        return DONE;
    }

    private static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new InvalidRequestException(folder + " is not a folder; make it or choose another --gradient.");
        }
    }

    private boolean isName() {
        return name.matches("\\w+");
    }

    private Loss loss() {
        if (!isName() && !options.isEmpty()) {
            throw new InvalidRequestException(
                    "put the options of an expression into its brackets, such as focal(gamma=2); --option"
                            + " goes with a single name.");
        }
        if (epoch != null && !(epoch >= 0 && Double.isFinite(epoch))) {
            throw new InvalidRequestException("--epoch must be a number of at least 0, got " + epoch + ".");
        }
        try {
            Loss loss = isName() ? Losses.create(name, options) : Losses.parse(name);
            return epoch == null ? loss : loss.at(epoch);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private Map<String, Object> document(LossBatch batch, NpyArray p, double value, double seconds) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("loss", name);
        document.put("value", value);
        document.put(
                "options", isName() ? Losses.find(name).info().read(options).written() : Map.of());
        document.put("seconds", seconds);
        document.put("space", batch.space().name().toLowerCase(Locale.ROOT));
        document.put("shape", p.shape());
        if (gradient != null) {
            document.put("gradient", gradient.toString());
        }
        return document;
    }

    private static String text(Map<String, Object> d) {
        return "%s = %s  (%s, %s, %.3f s)"
                .formatted(
                        d.get("loss"),
                        d.get("value"),
                        d.get("space"),
                        Arrays.stream((int[]) d.get("shape"))
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining("x")),
                        (double) d.get("seconds"));
    }

    @Command(name = "list", description = "Every loss with its options.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Output listOutput,
            @Option(
                            names = "--update",
                            paramLabel = "FILE.md",
                            description = "Write the list between the marks in a Markdown file instead.")
                    Path file) {
        List<LossEntry> entries = LossEntry.all();
        if (file != null) {
            LossMarkdown.update(file, entries);
        }
        listOutput.print(
                Map.of("losses", entries),
                () -> file == null
                        ? entries.stream().map(LossEntry::text).collect(Collectors.joining("\n\n"))
                        : "Updated " + file);
        return DONE;
    }
}
