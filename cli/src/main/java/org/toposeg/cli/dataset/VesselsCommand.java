package org.toposeg.cli.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.datasets.vessel.VesselDataSet;
import org.toposeg.datasets.vessel.VesselOptions;
import org.toposeg.datasets.vessel.VesselOptions.Method;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg vessels}: a data set of vessels whose course and topology are known. */
@Command(
        name = "vessels",
        description = "Generate a data set of vessels (images like angiograms, labels, centre lines and graphs).",
        mixinStandardHelpOptions = true)
public final class VesselsCommand implements CliCommand {

    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    private Path folder;

    @Option(names = "--cases", defaultValue = "10", description = "Number of cases (${DEFAULT-VALUE}).")
    private int cases;

    @Option(
            names = "--dimensions",
            defaultValue = "3",
            description = "3 for volumes, 2 for planar images (${DEFAULT-VALUE}).")
    private int dimensions;

    @Option(names = "--size", paramLabel = "XxYxZ", description = "Voxels (96x96x96, in a plane 256x256).")
    private String size;

    @Option(names = "--spacing", paramLabel = "XxYxZ", description = "mm (0.6x0.6x0.6, in a plane 0.3x0.3).")
    private String spacing;

    @Option(
            names = "--method",
            defaultValue = "colonisation",
            description = "colonisation (towards the tissue, radii by Murray's law) or fractal (${DEFAULT-VALUE}).")
    private Method method;

    @Option(names = "--ring", description = "Let them leave a ring, as in the circle of Willis: one loop.")
    private boolean ring;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the first case (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        requireUsable();
        VesselOptions options = options();
        int[] done = new int[1];
        try (ProgressBar bar = new ProgressBar("generating")) {
            VesselDataSet.write(
                    folder, seed, cases, options, (name, vessels) -> bar.update(++done[0] / (double) cases, name));
        }
        output.print(
                Map.of("output", folder.toString(), "cases", cases),
                () -> cases + " cases written to " + folder + ". Plan with: toposeg plan " + folder);
        return DONE;
    }

    private void requireUsable() {
        if (cases < 1 || cases > 100_000) {
            throw new InvalidRequestException("--cases must lie between 1 and 100000, got " + cases + ".");
        }
        if (dimensions != 2 && dimensions != 3) {
            throw new InvalidRequestException("--dimensions must be 2 or 3, got " + dimensions + ".");
        }
        if (Files.exists(folder.resolve("dataset.json"))) {
            throw new InvalidRequestException(folder + " holds a data set already; choose another folder.");
        }
    }

    private VesselOptions options() {
        boolean planar = dimensions == 2;
        double[] n = numbers("--size", size != null ? size : planar ? "256x256" : "96x96x96");
        double[] mm = numbers("--spacing", spacing != null ? spacing : planar ? "0.3x0.3" : "0.6x0.6x0.6");
        try {
            return new VesselOptions(
                    new Size(whole(n[0]), whole(n[1]), planar ? 1 : whole(n[2])),
                    new Vec3(mm[0], mm[1], planar ? 1 : mm[2]),
                    method,
                    ring);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage() + ".");
        }
    }

    /** As many numbers as there are dimensions. */
    private double[] numbers(String option, String text) {
        try {
            double[] numbers = Arrays.stream(text.split("x", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length == dimensions) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one sentence for every unusable text.
        }
        throw new InvalidRequestException(option + " must be " + dimensions + " numbers with x between them, such as "
                + (dimensions == 2 ? "256x256" : "96x96x64") + ", got " + text + ".");
    }

    private static int whole(double number) {
        if (number != Math.rint(number)) {
            throw new InvalidRequestException("--size must hold whole numbers, got " + number + ".");
        }
        return (int) number;
    }
}
