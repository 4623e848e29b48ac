package org.toposeg.cli.image;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormat;
import org.toposeg.io.ImageFormats;
import org.toposeg.io.ImageHeader;
import org.toposeg.io.LoadedImage;
import org.toposeg.io.raster.RasterFiles;
import org.toposeg.volume.LabelMap;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.study.LabelSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toposeg convert}: from any image that can be read to NIfTI, TIFF or DICOM SEG, by the name of the result. */
@Command(
        name = "convert",
        description = "Convert a DICOM series, NIfTI, TIFF or picture to NIfTI (.nii, .nii.gz), TIFF (.tif) or,"
                + " for a label map with its --source series, to DICOM SEG (.dcm).",
        mixinStandardHelpOptions = true)
public final class ConvertCommand implements CliCommand {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Parameters(index = "0", paramLabel = "IN", description = "Image file or folder with a DICOM series.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "Result; its ending names the format.")
    private Path out;

    @Option(
            names = "--source",
            paramLabel = "SERIES",
            description = "The DICOM series that a label map or RT structure set belongs to.")
    private Path source;

    @Option(
            names = "--series",
            paramLabel = "CHOICE",
            defaultValue = "",
            description = "Number or UID of one of several DICOM series, with /N its N-th volume.")
    private String series;

    @Option(
            names = "--name",
            paramLabel = "LABEL=NAME",
            description = "What a label stands for in a DICOM SEG, such as 1=liver; may be repeated.")
    private Map<Integer, String> names = new LinkedHashMap<>();

    @Option(
            names = "--segment",
            paramLabel = "LABEL",
            description = "Only this segment of a DICOM SEG, whose segments may overlap.")
    private Integer segment;

    @Option(
            names = "--volume",
            paramLabel = "INDEX",
            description = "Only this volume (a point in time, from 0) of an image with several.")
    private Integer volume;

    @Option(names = "--overlay", paramLabel = "LABELS", description = "Label map to show over a TIFF.")
    private Path overlay;

    @Option(names = "--suv", description = "PET: standardised uptake values by body weight instead of Bq/ml.")
    private boolean suv;

    /** What was assumed or left out; the same that {@code info} says. */
    private final Set<String> warnings = new LinkedHashSet<>();

    @Override
    public Integer call() {
        if (segment != null && !out.toString().toLowerCase(Locale.ROOT).matches(".*\\.nii(\\.gz)?")) {
            throw new InvalidRequestException("--segment writes NIfTI; end " + out + " with .nii or .nii.gz.");
        }
        ImageFormat format = ImageFormats.forTarget(out)
                .orElseThrow(() -> new InvalidRequestException(
                        out + " has no known ending; use one of " + ImageFormats.writtenEndings() + "."));
        if (format.needsSeries()) {
            toSegmentation();
        } else if (segment != null) {
            format.writeLabels(segment(), out, ImageHeader.NONE);
        } else if (overlay != null) {
            withOverlay();
        } else {
            convert(format);
        }
        warnings.forEach(warning -> spec.commandLine().getErr().println("toposeg: warning: " + warning));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("output", out.toString());
        said.put("warnings", List.copyOf(warnings));
        output.print(said, () -> "wrote " + out);
        return DONE;
    }

    private void convert(ImageFormat format) {
        LabelSource labels = new LabelSource(in, source, series);
        if (labels.isLabels()) {
            format.writeLabels(labels.single(), out, ImageHeader.NONE);
            warnings.addAll(labels.warnings());
        } else if (volume == null && !suv && ImageFormats.of(in) == format) {
            format.copy(in, out);
            warnings.addAll(format.describe(in, "").warnings());
        } else {
            format.write(image(), out);
        }
    }

    private LabelMap segment() {
        if (!LabelSource.isSegmentation(in)) {
            throw new InvalidRequestException("--segment is for a DICOM segmentation, and " + in + " is none.");
        }
        LabelSource labels = new LabelSource(in, source, series);
        LabelMap alone = labels.segment(segment);
        warnings.addAll(labels.warnings());
        return alone;
    }

    private void withOverlay() {
        if (!out.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?")) {
            throw new InvalidRequestException("--overlay is shown over a TIFF; end " + out + " with .tif.");
        }
        LabelSource labels = new LabelSource(overlay, source, series);
        RasterFiles.writeTiff(image().channels(), labels.single(), out);
        warnings.addAll(labels.warnings());
    }

    private LoadedImage image() {
        LoadedImage image = readImage();
        warnings.addAll(image.warnings());
        return image;
    }

    private LoadedImage readImage() {
        if (volume != null) {
            if (suv) {
                throw new InvalidRequestException("--volume and --suv cannot be used together.");
            }
            return ImageFiles.readVolume(in, series, volume);
        }
        return suv ? ImageFiles.of(SeriesReader.read(in, series).toSuv()) : ImageFiles.read(in, series);
    }

    private void toSegmentation() {
        if (source == null) {
            throw new InvalidRequestException(
                    "a DICOM SEG needs --source, the folder of the series that was segmented.");
        }
        LabelSource labels = new LabelSource(in, source, series);
        labels.writeSegmentation(names, out);
        warnings.addAll(labels.warnings());
    }
}
