package org.toposeg.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.LoadedImage;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class RasterFilesTest {

    @TempDir
    Path folder;

    @Test
    void brings_a_calibrated_hyperstack_back() {
        Grid grid = Grid.of(new Size(5, 4, 3), new Vec3(0.5, 0.25, 2));
        Volume a = Volume.zeros(grid);
        Volume b = Volume.zeros(grid);
        for (int v = 0; v < a.data().length; v++) {
            a.data()[v] = v;
            b.data()[v] = -0.5f * v;
        }
        Path file = folder.resolve("stack.tif");
        RasterFiles.writeTiff(List.of(a, b), file);
        LoadedImage back = ImageFiles.read(file);
        assertThat(back.grid().distance(grid)).isLessThanOrEqualTo(1e-6);
        assertThat(back.channels().get(0).data()).isEqualTo(a.data());
        assertThat(back.channels().get(1).data()).isEqualTo(b.data());
    }

    @Test
    void takes_dots_per_inch_unless_they_say_nothing() {
        assertThat(ImageFiles.read(inches(1.0 / 254)).grid().spacing().x()).isCloseTo(0.1, within(1e-6));
        assertThat(ImageFiles.read(inches(1)).grid().spacing()).isEqualTo(new Vec3(1, 1, 1));
    }

    private Path inches(double pixel) {
        ImagePlus image = new ImagePlus("inches", new ByteProcessor(3, 2));
        image.getCalibration().setUnit("inch");
        image.getCalibration().pixelWidth = pixel;
        image.getCalibration().pixelHeight = pixel;
        Path file = folder.resolve("inches.tif");
        assertThat(new FileSaver(image).saveAsTiff(file.toString())).isTrue();
        return file;
    }

    @Test
    void names_a_damaged_picture() throws IOException {
        Path file = folder.resolve("broken.png");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0});
        assertThatThrownBy(() -> ImageFiles.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("broken.png");
    }

    @Test
    void reads_retina_images_and_their_masks() throws IOException {
        try (Stream<Path> files = Files.walk(SharedFolder.data("retina/DRIVE_training"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(tif|gif)")).toList()) {
                LoadedImage image = ImageFiles.read(file);
                assertThat(image.grid().size()).isEqualTo(new Size(565, 584, 1));
                assertThat(image.grid().spacing()).isEqualTo(new Vec3(1, 1, 1));
                assertThat(image.channels()).hasSize(file.toString().endsWith(".gif") ? 1 : 3);
            }
        }
    }
}
