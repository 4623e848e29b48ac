package org.toposeg.io.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.LabelMap;

/** Label maps that are pictures with a palette. */
class PaletteLabelsTest {

    private static final byte[] RED = {0, (byte) 128, 0, (byte) 128, 0, (byte) 128, 0, (byte) 128};
    private static final byte[] GREEN = {0, 0, (byte) 128, (byte) 128, 0, 0, (byte) 128, (byte) 128};
    private static final byte[] BLUE = {0, 0, 0, 0, (byte) 128, (byte) 128, (byte) 128, (byte) 128};

    @TempDir
    Path folder;

    private Path picture(String kind, int bits, byte[] red, byte[] green, byte[] blue, int... indices)
            throws IOException {
        IndexColorModel palette = new IndexColorModel(bits, red.length, red, green, blue);
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        BufferedImage image = new BufferedImage(indices.length, 1, type, palette);
        for (int x = 0; x < indices.length; x++) {
            image.getRaster().setSample(x, 0, 0, indices[x]);
        }
        Path file = folder.resolve("labels." + kind);
        ImageIO.write(image, kind, file.toFile());
        return file;
    }

    private static List<Integer> labels(Path file) {
        LabelMap map = ImageFiles.readLabels(file);
        return IntStream.range(0, map.grid().size().voxels())
                .mapToObj(map::label)
                .toList();
    }

    /** The colours of Pascal VOC; its seventh is grey, so that the palette must be asked and not the pixels. */
    @ParameterizedTest
    @CsvSource({"png, 8", "png, 4", "gif, 8"})
    void a_coloured_palette_gives_the_numbers_of_its_colours(String kind, int bits) throws IOException {
        Path several = picture(kind, bits, RED, GREEN, BLUE, 0, 1, 2, 3, 7);
        assertThat(labels(several)).containsExactly(0, 1, 2, 3, 7);
        Path grey = picture(kind, bits, RED, GREEN, BLUE, 0, 7, 7);
        assertThat(labels(grey)).containsExactly(0, 7, 7);
    }

    @Test
    void a_grey_palette_gives_its_values() throws IOException {
        byte[] levels = {0, (byte) 255, 100};
        Path file = picture("png", 8, levels, levels, levels, 0, 1, 2);
        assertThat(labels(file)).containsExactly(0, 255, 100);
    }
}
