package org.toposeg.cli.topology;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.UsageException;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.homology.BettiMatchingLoss;
import org.toposeg.topology.matching.BettiMatching;
import org.toposeg.topology.matching.BettiMatchingOptions;
import org.toposeg.topology.matching.BettiMatchingResult;
import org.toposeg.topology.matching.DimensionMatching;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Size;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code toposeg betti-matching}: which topological features of two arrays lie in the same place. */
@Command(
        name = "betti-matching",
        description = "Match the topological features of a prediction and a target (Stucki et al. 2023).",
        mixinStandardHelpOptions = true)
public final class BettiMatchingCommand implements CliCommand {

    private static final double NANO = 1e-9;

    @Mixin
    private Output output;

    @Option(
            names = "--prediction",
            required = true,
            paramLabel = "P.npy",
            description = "Array of shape (y, x) or (z, y, x).")
    private Path prediction;

    @Option(names = "--target", required = true, paramLabel = "T.npy", description = "Array of the same shape.")
    private Path target;

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
        NpyArray p = NpyFile.read(prediction);
        NpyArray t = NpyFile.read(target);
        Size size = size(p, prediction);
        if (!Arrays.equals(p.shape(), t.shape())) {
            throw new ImageException(prediction + " has shape " + Arrays.toString(p.shape()) + " but " + target
                    + " has shape " + Arrays.toString(t.shape()) + "; compare arrays of one shape.");
        }
        long start = System.nanoTime();
        BettiMatchingResult result = BettiMatching.match(p.data(), t.data(), size, asked);
        double loss = result.loss();
        report(result, loss, (System.nanoTime() - start) * NANO, size);
        return DONE;
    }

    private BettiMatchingOptions options() {
        try {
            return BettiMatchingLoss.matching(LossOptions.of(new BettiMatchingLoss().info(), options));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** Leading axes of size 1 are batch and channel. */
    private static Size size(NpyArray array, Path file) {
        int[] shape = array.shape();
        int skip = 0;
        while (shape.length - skip > 2 && shape[skip] == 1) {
            skip++;
        }
        int axes = shape.length - skip;
        if (axes > 3 || array.data().length == 0) {
            throw new ImageException(file + " has shape " + Arrays.toString(shape)
                    + "; give an image (y, x) or a volume (z, y, x) that is not empty.");
        }
        return new Size(from(shape, 1), from(shape, 2), axes == 3 ? from(shape, 3) : 1);
    }

    private static int from(int[] shape, int last) {
        return shape.length >= last ? shape[shape.length - last] : 1;
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
