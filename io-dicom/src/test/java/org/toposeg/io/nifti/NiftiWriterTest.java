package org.toposeg.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class NiftiWriterTest {

    @TempDir
    Path folder;

    /** A rotation by 0.3 about z after 0.5 about x, with the last axis mirrored on request. */
    private static Grid oblique(Size size, boolean mirrored) {
        double c = Math.cos(0.3), s = Math.sin(0.3), e = Math.cos(0.5), f = Math.sin(0.5);
        Vec3 z = new Vec3(s * f, -c * f, e);
        return new Grid(
                size,
                new Vec3(0.7, 1.1, 2.5),
                new Vec3(-31.5, 12.25, 140),
                new Direction(new Vec3(c, s, 0), new Vec3(-s * e, c * e, f), mirrored ? z.times(-1) : z));
    }

    private static Volume noise(Grid grid) {
        Volume volume = Volume.zeros(grid);
        Random random = new Random(5);
        for (int v = 0; v < volume.data().length; v++) {
            volume.data()[v] = random.nextFloat() * 1000 - 500;
        }
        return volume;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v.nii", "v.nii.gz", "mirrored.nii.gz"})
    void brings_a_volume_back_with_its_oblique_grid(String name) {
        Volume volume = noise(oblique(new Size(37, 41, 29), name.startsWith("m")));
        Path file = folder.resolve(name);
        ImageFiles.write(volume, file);
        Volume back = ImageFiles.read(file).channels().getFirst();
        assertThat(back.grid().distance(volume.grid())).isLessThanOrEqualTo(1e-4);
        assertThat(back.data()).isEqualTo(volume.data());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writes_a_qform_that_says_the_same_as_the_sform(boolean mirrored) throws IOException {
        Grid grid = oblique(new Size(7, 5, 3), mirrored);
        Path file = folder.resolve("q.nii");
        ImageFiles.write(Volume.zeros(grid), file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(254, (short) 0);
        Files.write(file, bytes);
        assertThat(ImageFiles.read(file).grid().distance(grid)).isLessThanOrEqualTo(1e-4);
    }

    @Test
    void keeps_the_affine_bytes_of_the_input_and_every_label() throws IOException {
        Grid grid = oblique(new Size(9, 8, 7), false);
        Path image = folder.resolve("image.nii");
        ImageFiles.write(Volume.zeros(grid), image);
        LabelMap labels = LabelMap.zeros(ImageFiles.read(image).grid());
        labels.data()[3] = (short) 65535;
        labels.data()[100] = 7;
        Path result = folder.resolve("labels.nii");
        ImageFiles.writeLabels(labels, result, ImageFiles.read(image).header());
        byte[] a = Files.readAllBytes(image);
        byte[] b = Files.readAllBytes(result);
        assertThat(Arrays.copyOfRange(b, 252, 328)).isEqualTo(Arrays.copyOfRange(a, 252, 328));
        assertThat(ImageFiles.readLabels(result).data()).isEqualTo(labels.data());
    }

    @Test
    void refuses_an_image_as_label_map() {
        Path file = folder.resolve("image.nii.gz");
        ImageFiles.write(noise(Grid.of(new Size(4, 4, 4), new Vec3(1, 1, 1))), file);
        assertThatThrownBy(() -> ImageFiles.readLabels(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no label map");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.nii", "t.nii.gz"})
    void names_a_truncated_file(String name) throws IOException {
        Path file = folder.resolve(name);
        ImageFiles.write(noise(Grid.of(new Size(20, 20, 20), new Vec3(1, 1, 1))), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> ImageFiles.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("truncated");
    }

    @Test
    void a_header_that_lies_takes_no_memory() throws IOException {
        Path file = folder.resolve("lie.nii");
        ImageFiles.write(Volume.zeros(Grid.of(new Size(2, 2, 2), new Vec3(1, 1, 1))), file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        b.putShort(42, (short) 1000).putShort(44, (short) 1000).putShort(46, (short) 1000);
        Files.write(file, bytes);
        assertThatThrownBy(() -> ImageFiles.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("shorter than its header says");
    }

    @Test
    void ten_thousand_damaged_headers_are_read_or_refused_in_one_sentence() throws IOException {
        Path file = folder.resolve("fuzz.nii");
        ImageFiles.write(noise(oblique(new Size(5, 4, 3), false)), file);
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(11);
        int refused = 0;
        for (int round = 0; round < Integer.getInteger("toposeg.fuzz", 10_000); round++) {
            byte[] bad = good.clone();
            for (int hit = random.nextInt(1, 6); hit > 0; hit--) {
                bad[random.nextInt(352)] = (byte) random.nextInt();
            }
            Files.write(file, bad);
            try {
                NiftiReader.read(file);
            } catch (InputException e) {
                refused++;
                assertThat(e.getMessage()).contains("fuzz.");
            }
        }
        assertThat(refused).isPositive();
    }
}
