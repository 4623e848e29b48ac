package org.toposeg.cli.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.io.ImageDescription;
import org.toposeg.io.ImageFormats;
import org.toposeg.model.Bundle;
import org.toposeg.volume.Grid;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg info}: what an image is and where it lies, in LPS millimetres. */
@Command(
        name = "info",
        description = "Print identity and geometry of an image, series, segmentation or model bundle.",
        mixinStandardHelpOptions = true)
public final class InfoCommand implements CliCommand {

    @Mixin
    private Output output;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description = "An image file, a folder with a DICOM series, or a bundle.")
    private Path path;

    @Option(names = "--devices", description = "List the devices of this machine and what each engine can use.")
    private boolean devices;

    @Option(
            names = "--series",
            paramLabel = "CHOICE",
            defaultValue = "",
            description = "Number or UID of one of several DICOM series, with /N its N-th volume.")
    private String series;

    @Override
    public Integer call() {
        if (devices == (path != null)) {
            throw new InvalidRequestException("'toposeg info' takes either a path or --devices.");
        }
        if (devices) {
            output.print(DeviceList.facts(), DeviceList::text);
            return DONE;
        }
        Map<String, Object> facts = facts();
        output.print(
                facts,
                () -> facts.entrySet().stream()
                        .map(e -> "%-10s %s".formatted(e.getKey(), e.getValue()))
                        .collect(Collectors.joining("\n")));
        return DONE;
    }

    private Map<String, Object> facts() {
        if (Files.isRegularFile(path.resolve("model.json"))) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("kind", "bundle");
            facts.put("card", Bundle.open(path).card());
            return facts;
        }
        return facts(ImageFormats.of(path).describe(path, series));
    }

    private static Map<String, Object> facts(ImageDescription image) {
        Grid grid = image.grid();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", image.kind());
        facts.put("size", List.of(grid.size().x(), grid.size().y(), grid.size().z()));
        facts.put("spacing", list(grid.spacing().toArray()));
        facts.put("origin", list(grid.origin().toArray()));
        double[][] rows = grid.direction().rows();
        facts.put("direction", List.of(list(rows[0]), list(rows[1]), list(rows[2])));
        facts.put("dataType", image.dataType());
        facts.put("modality", image.modality());
        facts.put("channels", image.channels());
        facts.put("identity", image.identity());
        facts.put("warnings", image.warnings());
        return facts;
    }

    private static List<Double> list(double[] values) {
        // Adding 0 turns -0.0 into 0.0.
        return List.of(values[0] + 0.0, values[1] + 0.0, values[2] + 0.0);
    }
}
