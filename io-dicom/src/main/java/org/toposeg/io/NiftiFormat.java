package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.toposeg.io.nifti.NiftiCopy;
import org.toposeg.io.nifti.NiftiHeader;
import org.toposeg.io.nifti.NiftiImage;
import org.toposeg.io.nifti.NiftiReader;
import org.toposeg.io.nifti.NiftiWriter;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;

/** NIfTI-1, NIfTI-2 and Analyze pairs, packed or not. */
public final class NiftiFormat implements ImageFormat {

    private static final List<String> PAIR = List.of(".hdr.gz", ".img", ".img.gz");

    /** Labels of the image get its affine byte for byte. */
    private record Header(NiftiHeader nifti) implements ImageHeader {}

    @Override
    public String name() {
        return "NIfTI";
    }

    @Override
    public List<String> endings() {
        return List.of(".nii.gz", ".nii", ".hdr");
    }

    @Override
    public List<String> writtenEndings() {
        return List.of(".nii.gz", ".nii");
    }

    @Override
    public Match match(ImageStart start) {
        if (NiftiReader.isMarked(start.bytes())) {
            return Match.CONTENT;
        }
        return Stream.concat(endings().stream(), PAIR.stream()).anyMatch(start::isNamed) ? Match.NAME : Match.NONE;
    }

    @Override
    public LoadedImage read(Path path, String series) {
        return image(NiftiReader.read(path));
    }

    @Override
    public LoadedImage readVolume(Path path, String series, int index) {
        return image(NiftiReader.read(path, index));
    }

    @Override
    public int channels(Path path) {
        return NiftiReader.channels(path);
    }

    private static LoadedImage image(NiftiImage image) {
        String description = image.header().description();
        return new LoadedImage(
                "nifti",
                image.volumes(),
                "",
                image.header().type().label(),
                image.header().type().samples() > 1,
                description.isEmpty() ? Map.of() : Map.of("description", description),
                image.warnings(),
                new Header(image.header()));
    }

    @Override
    public LabelImage readLabels(Path path, Supplier<Grid> image) {
        return LabelImage.of(NiftiReader.readLabels(path));
    }

    /** With the smallest type that holds the values exactly; colours of 8 bits as RGB voxels, time as the fourth dimension. */
    @Override
    public void write(LoadedImage image, Path target) {
        NiftiWriter.write(image.channels(), image.colour(), image.timeStep(), target);
    }

    @Override
    public void writeLabels(LabelMap labels, Path target, ImageHeader like) {
        if (like instanceof Header header) {
            NiftiWriter.write(labels, target, header.nifti());
        } else {
            NiftiWriter.write(labels, target);
        }
    }

    @Override
    public void copy(Path from, Path target) {
        NiftiCopy.copy(from, target);
    }
}
