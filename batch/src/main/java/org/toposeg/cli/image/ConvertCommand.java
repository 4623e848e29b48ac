package org.toposeg.cli.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.UsageException;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.LoadedImage;
import org.toposeg.io.raster.RasterFiles;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.LabelMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg convert}: from any image that can be read to NIfTI, TIFF or DICOM SEG, by the name of the result. */
@Command(
        name = "convert",
        description = "Convert a DICOM series, NIfTI, TIFF or picture to NIfTI (.nii, .nii.gz), TIFF (.tif) or,"
                + " for a label map with its --source series, to DICOM SEG (.dcm).",
        mixinStandardHelpOptions = true)
public final class ConvertCommand implements CliCommand {

    @Mixin
    private Output output;

    @Parameters(index = "0", paramLabel = "IN", description = "Image file or folder with a DICOM series.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "Result; its ending names the format.")
    private Path out;

    @Option(names = "--source", paramLabel = "SERIES", description = "The DICOM series that a label map belongs to.")
    private Path source;

    @Override
    public Integer call() {
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
            toNifti();
        } else if (name.endsWith(".tif") || name.endsWith(".tiff")) {
            RasterFiles.writeTiff(ImageFiles.read(in).channels(), out);
        } else if (name.endsWith(".dcm")) {
            toSegmentation();
        } else {
            throw new UsageException(out + " has no known ending; use .nii, .nii.gz, .tif or .dcm.");
        }
        output.print(Map.of("output", out.toString()), () -> "wrote " + out);
        return DONE;
    }

    private void toNifti() {
        if (ImageFiles.isDicomSegmentation(in)) {
            ImageFiles.writeLabels(ImageFiles.readLabels(in), out);
            return;
        }
        LoadedImage image = ImageFiles.read(in);
        if (image.channels().size() != 1) {
            throw new ImageException(in + " has " + image.channels().size()
                    + " channels or points in time; a NIfTI file is written of one only.");
        }
        ImageFiles.write(image.channels().getFirst(), out);
    }

    private void toSegmentation() {
        if (source == null) {
            throw new UsageException("a DICOM SEG needs --source, the folder of the series that was segmented.");
        }
        LabelMap labels = ImageFiles.readLabels(in);
        DicomVolume series = SeriesReader.read(source);
        List<Segment> segments = Arrays.stream(labels.labels())
                .mapToObj(label -> Segment.named(label, "label " + label))
                .toList();
        if (segments.isEmpty()) {
            throw new ImageException(in + " holds no label but background; there is nothing to write.");
        }
        new SegmentationWriter(series.series(), series.stack(), Producer.model("toposeg convert", "1"))
                .write(labels, segments, out);
    }
}
