package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import org.toposeg.io.raster.RasterFiles;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** TIFF pictures and ImageJ's stacks and hyperstacks. */
public final class TiffFormat implements ImageFormat {

    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public List<String> endings() {
        return List.of(".tif", ".tiff");
    }

    @Override
    public List<String> writtenEndings() {
        return endings();
    }

    @Override
    public Match match(ImageStart start) {
        return RasterFiles.isTiff(start.bytes()) ? Match.CONTENT : Match.NONE;
    }

    @Override
    public boolean isPlaced() {
        return false;
    }

    @Override
    public LoadedImage read(Path path, String series) {
        return PictureFormat.image(RasterFiles.read(path));
    }

    /** A calibrated hyperstack of 4-byte floats. */
    @Override
    public void write(LoadedImage image, Path target) {
        RasterFiles.writeTiff(image.channels(), target);
    }

    @Override
    public void writeLabels(LabelMap labels, Path target, ImageHeader like) {
        Volume volume = Volume.zeros(labels.grid());
        for (int v = 0; v < volume.data().length; v++) {
            volume.data()[v] = labels.label(v);
        }
        RasterFiles.writeTiff(List.of(volume), target);
    }
}
