package org.toposeg.io.raster;

import ij.io.FileInfo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.toposeg.dicom.codec.DamageWarnings;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/**
 * Reads TIFFs with compressed pixels by the JDK's reader, page by page. ImageJ gives what it has where they are damaged,
 * and waits for ever for the rest of a deflated strip.
 */
final class PackedTiff {

    private PackedTiff() {}

    /** @param grid of one page, with the calibration */
    static RasterImage read(Path file, FileInfo first, Grid grid, List<String> warnings) throws IOException {
        List<RasterImage> pages = pages(file);
        int channels = pages.getFirst().volumes().size();
        Size page = pages.getFirst().volumes().getFirst().grid().size();
        Size size = new Size(page.x(), page.y(), pages.size());
        List<Volume> volumes = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            volumes.add(Volume.zeros(new Grid(size, grid.spacing(), grid.origin(), grid.direction())));
        }
        for (int z = 0; z < pages.size(); z++) {
            List<Volume> found = pages.get(z).volumes();
            if (found.size() != channels || !found.getFirst().grid().size().equals(page)) {
                throw new InputException(
                        file + " has pages of different sizes or colours; store each in its own file.");
            }
            for (int c = 0; c < channels; c++) {
                float[] from = found.get(c).data();
                System.arraycopy(from, 0, volumes.get(c).data(), z * from.length, from.length);
            }
        }
        if (first.whiteIsZero && channels == 1) {
            invert(volumes.getFirst().data(), first);
        }
        return new RasterImage(volumes, pages.getFirst().dataType(), channels == 3, warnings);
    }

    private static void invert(float[] values, FileInfo first) {
        int most = first.fileType == FileInfo.BITMAP ? 1 : (1 << 8 * first.getBytesPerPixel()) - 1;
        for (int v = 0; v < values.length; v++) {
            values[v] = most - values[v];
        }
    }

    private static List<RasterImage> pages(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, false, true);
            DamageWarnings warnings = DamageWarnings.of(reader);
            List<RasterImage> pages = new ArrayList<>();
            int count = reader.getNumImages(true);
            for (int page = 0; page < count; page++) {
                BufferedImage image = reader.read(page);
                pages.add(RasterFiles.picture(image));
            }
            warnings.damage().ifPresent(why -> {
                throw new InputException(file + " is damaged (" + why + "); copy it again.");
            });
            return pages;
        } finally {
            reader.dispose();
        }
    }
}
