package org.toposeg.cli.topology;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.loss.persistence.BettiMatchingLoss;
import org.toposeg.topology.matching.BettiMatching;
import org.toposeg.topology.matching.BettiMatchingOptions;
import org.toposeg.topology.matching.BettiMatchingResult;
import org.toposeg.topology.matching.DimensionMatching;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.loss.FeatureTables;
import org.toposeg.workflow.loss.ImagePair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code toposeg betti-matching}: which topological features of two arrays lie in the same place. */
@Command(
        name = "betti-matching",
        description = "Match the topological features of a prediction and a target (Stucki et al. 2023).",
        mixinStandardHelpOptions = true)
public final class BettiMatchingCommand implements CliCommand {

    private static final double NANO = 1e-9;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--prediction",
            required = true,
            paramLabel = "P",
            description =
                    "Mask or probabilities: an array (.npy) of shape (y, x) or (z, y, x), or an image (NIfTI, PNG,"
                            + " TIFF).")
    private Path prediction;

    @Option(names = "--target", required = true, paramLabel = "T", description = "Likewise, of the same size.")
    private Path target;

    @Option(
            names = "--label",
            paramLabel = "N",
            description = "Compare the voxels with this label (default: values as they are).")
    private Integer label;

    @Option(
            names = "--ignore-position",
            description = "Compare voxel by voxel though the files disagree on where the voxels lie.")
    private boolean ignorePosition;

    @Option(
            names = "--option",
            paramLabel = "K=V",
            description = "An option of the loss betti_matching, such as filtration=sublevel or construction=T.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--features", description = "Also list the features with their values and voxels (z, y, x).")
    private boolean features;

    @Override
    public Integer call() {
        BettiMatchingOptions asked = options();
        ImagePair pair = ImagePair.read(prediction, target, label, ignorePosition);
        if (!pair.isOfProbabilities()) {
            spec.commandLine()
                    .getErr()
                    .println("Not all values lie between 0 and 1 as those of masks and probabilities do; they are taken"
                            + " as they are (--label N makes a mask of one label).");
        }
        long start = System.nanoTime();
        BettiMatchingResult result = match(pair, asked);
        double loss = result.loss();
        report(result, loss, (System.nanoTime() - start) * NANO, pair.size());
        return DONE;
    }

    private BettiMatchingResult match(ImagePair pair, BettiMatchingOptions asked) {
        try {
            return BettiMatching.match(pair.prediction(), pair.target(), pair.size(), asked);
        } catch (IllegalArgumentException e) {
            throw new InputException(prediction + " and " + target + " cannot be matched: " + e.getMessage(), e);
        }
    }

    private BettiMatchingOptions options() {
        try {
            return BettiMatchingLoss.matching(new BettiMatchingLoss().info().read(options));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private void report(BettiMatchingResult result, double loss, double seconds, Size size) {
        List<Map<String, Object>> dimensions = new ArrayList<>();
        for (DimensionMatching d : result.dimensions()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("dimension", d.dimension());
            row.put("matched", total(result, d.dimension(), m -> m.matched().size()));
            row.put(
                    "unmatchedPrediction",
                    total(result, d.dimension(), m -> m.unmatchedPrediction().size()));
            row.put(
                    "unmatchedTarget",
                    total(result, d.dimension(), m -> m.unmatchedTarget().size()));
            dimensions.add(row);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dimensions", dimensions);
        document.put("loss", loss);
        document.put("error", result.error());
        document.put("seconds", seconds);
        if (features) {
            document.put("features", FeatureTables.of(result, size));
        }
        output.print(document, () -> text(dimensions, loss, seconds));
    }

    private static int total(BettiMatchingResult result, int dimension, ToIntFunction<DimensionMatching> count) {
        return result.levels().stream()
                .mapToInt(level -> count.applyAsInt(level.dimensions().get(dimension)))
                .sum();
    }

    private static String text(List<Map<String, Object>> dimensions, double loss, double seconds) {
        String rows = dimensions.stream()
                .map(row -> "dimension %s: %s matched, %s only in the prediction, %s only in the target"
                        .formatted(row.values().toArray()))
                .collect(Collectors.joining("\n"));
        return "%s%nloss %.6f (%.3f s)".formatted(rows, loss, seconds);
    }
}
