package org.toposeg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.testing.TinyFormat;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;

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
