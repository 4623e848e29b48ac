package org.toposeg.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.volume.InputException;

/** TIFFs as other programs write them. */
class ForeignTiffTest {

    private static final int SIDE = 32;

    @TempDir
    Path folder;

    /** Brighter to the right. */
    private Path written(String compression, boolean tiled) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.getRaster().setSample(x, y, 0, 4 * x);
            }
        }
        Path file = folder.resolve("picture.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(compression);
        if (tiled) {
            how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            how.setTiling(16, 16, 0, 0);
        }
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "LZW", "ZLib", "Deflate", "PackBits"})
    void packed_pixels_are_unpacked_and_never_taken_for_pixels(String compression) throws IOException {
        float[] found = RasterFiles.read(written(compression, false))
                .volumes()
                .getFirst()
                .data();
        assertThat(found).hasSize(SIDE * SIDE);
        for (int v = 0; v < found.length; v++) {
            assertThat((double) found[v]).isBetween(4.0 * (v % SIDE) - 6, 4.0 * (v % SIDE) + 6);
        }
    }

    @Test
    void signed_numbers_keep_their_sign() {
        short[] pixels = {-1000, -1, 0, 1, 32767, -32768};
        Path file = folder.resolve("signed.tif");
        // ImageJ's own way of keeping them: moved up, with a calibration that says so.
        short[] moved = new short[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            moved[i] = (short) (pixels[i] + 32768);
        }
        ImagePlus image = new ImagePlus("signed", new ShortProcessor(3, 2, moved, null));
        image.getCalibration().setSigned16BitCalibration();
        new FileSaver(image).saveAsTiff(file.toString());

        RasterImage found = RasterFiles.read(file);

        assertThat(found.volumes().getFirst().data()).containsExactly(-1000, -1, 0, 1, 32767, -32768);
        assertThat(found.dataType()).isEqualTo("int16");
    }

    @Test
    void tiles_are_refused_in_one_sentence() throws IOException {
        Path file = written("LZW", true);
        assertThatThrownBy(() -> RasterFiles.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " is a tiled TIFF, which is not read; save it in strips.");
    }
}
