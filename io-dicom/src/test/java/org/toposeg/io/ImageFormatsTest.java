package org.toposeg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.dicom.testing.TinyFormat;
import org.toposeg.io.nifti.NiftiWriter;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class ImageFormatsTest {

    @TempDir
    Path folder;

    @Test
    void a_format_that_is_only_registered_is_read_as_image_and_as_labels() throws IOException {
        Path file = TinyFormat.sample(folder, 0, 7);

        LoadedImage image = ImageFiles.read(file);
        assertThat(image.kind()).isEqualTo("tiny");
        assertThat(image.grid().size()).isEqualTo(new Size(2, 1, 1));
        assertThat(ImageFiles.readLabels(file).label(1)).isEqualTo(7);
        assertThat(ImageFiles.channels(file)).isEqualTo(1);
    }

    @Test
    void a_format_that_is_only_registered_is_written_by_its_ending_and_listed_with_the_others() throws IOException {
        LoadedImage image = ImageFiles.read(TinyFormat.sample(folder, 3, 5));
        ImageFiles.write(image, folder.resolve("copy.TINY"));

        assertThat(folder.resolve("copy.TINY")).content().isEqualTo("TINY 2 1 1\n3 5 ");
        assertThat(ImageFormats.writtenEndings()).contains(".nii.gz", ".tif", ".dcm", ".tiny");
        assertThat(ImageFormats.stem("a/b.c.tiny")).isEqualTo("a/b.c");
    }

    @Test
    void a_file_is_what_its_content_says_whatever_its_name() throws IOException {
        Path picture = folder.resolve("picture.nii.gz");
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
        assertThat(ImageFiles.read(picture).grid().size()).isEqualTo(new Size(3, 2, 1));
    }

    @ParameterizedTest
    @CsvSource({"5, png, 3", "10, png, 1", "12, png, 1", "13, gif, 3", "5, jpg, 3", "11, png, 1"})
    void a_picture_has_as_many_channels_by_its_header_as_when_it_is_read(int type, String ending, int channels)
            throws IOException {
        // Types as of BufferedImage: 5 colours, 10 and 11 greys of 8 and 16 bits, 12 single bits, 13 a palette.
        BufferedImage picture = new BufferedImage(3, 2, type);
        picture.setRGB(0, 0, 0xFF0000);
        Path file = folder.resolve("picture." + ending);
        ImageIO.write(picture, ending, file.toFile());
        assertThat(ImageFiles.channels(file)).isEqualTo(channels);
        assertThat(ImageFiles.read(file).channels()).hasSize(channels);
    }

    @Test
    void channels_are_counted_without_the_voxels() throws IOException {
        Path file = folder.resolve("image.nii");
        Volume volume = Volume.zeros(Grid.of(new Size(8, 8, 8), new Vec3(1, 1, 1)));
        NiftiWriter.write(List.of(volume, volume, volume), false, file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, 400));
        assertThat(ImageFiles.channels(file)).isEqualTo(3);
        assertThatThrownBy(() -> ImageFiles.read(file)).isInstanceOf(InputException.class);
    }

    @Test
    void the_whole_ending_is_taken_off_a_name_in_small_or_capital_letters() {
        assertThat(ImageFormats.stem("case.1.NII.GZ")).isEqualTo("case.1");
        assertThat(ImageFormats.stem("case.1.dcm")).isEqualTo("case.1");
        assertThat(ImageFormats.stem("case.1")).isEqualTo("case.1");
        assertThat(ImageFormats.baseName("case.zip")).isEqualTo("case");
        assertThat(ImageFormats.isNamedLike(".nii", format -> true)).isFalse();
    }

    @Test
    void a_name_without_a_known_ending_is_not_written() throws IOException {
        LoadedImage image = ImageFiles.read(TinyFormat.sample(folder, 3, 5));
        assertThatThrownBy(() -> ImageFiles.write(image, folder.resolve("image.xyz")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no known ending")
                .hasMessageContaining(".nii.gz");
        assertThat(Files.exists(folder.resolve("image.xyz"))).isFalse();
    }
}
