package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.toposeg.io.raster.RasterFiles;
import org.toposeg.io.raster.RasterImage;
import org.toposeg.volume.Grid;

/** PNG, JPEG and GIF: one slice of 1 mm, grey or in three colours. */
public final class PictureFormat implements ImageFormat {

    @Override
    public String name() {
        return "PNG, JPEG, GIF";
    }

    @Override
    public List<String> endings() {
        return List.of(".png", ".jpg", ".jpeg", ".gif");
    }

    @Override
    public Match match(ImageStart start) {
        return RasterFiles.isPicture(start.bytes()) ? Match.CONTENT : Match.NONE;
    }

    @Override
    public boolean isPlaced() {
        return false;
    }

    @Override
    public LoadedImage read(Path path, String series) {
        return image(RasterFiles.read(path));
    }

    /** Of a coloured palette the labels are the numbers of its colours. */
    @Override
    public LabelImage readLabels(Path path, Supplier<Grid> grid) {
        return LabelImage.of(image(RasterFiles.readIndices(path)).toLabels(path));
    }

    @Override
    public int channels(Path path) {
        return RasterFiles.pictureChannels(path);
    }

    static LoadedImage image(RasterImage image) {
        return new LoadedImage(
                "raster",
                image.volumes(),
                "",
                image.dataType(),
                image.colour(),
                Map.of(),
                image.warnings(),
                ImageHeader.NONE);
    }
}
