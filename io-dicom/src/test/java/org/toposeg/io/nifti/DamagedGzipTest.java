package org.toposeg.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** What gzip's checksum tells must reach the reader: a damaged file has voxels that look like others. */
class DamagedGzipTest {

    /** Set {@code -Dtoposeg.flips=10000} for the long run. */
    private static final int FLIPS = Integer.getInteger("toposeg.flips", 1000);

    @TempDir
    Path folder;

    private Volume image;
    private byte[] packed;

    @BeforeEach
    void write() throws IOException {
        image = Volume.zeros(Grid.of(new Size(12, 10, 8), new Vec3(1, 1, 2.5)));
        Random random = new Random(5);
        for (int v = 0; v < image.data().length; v++) {
            image.data()[v] = random.nextInt(900);
        }
        packed = Files.readAllBytes(written(image));
    }

    private Path written(Volume volume) {
        Path file = folder.resolve("image.nii.gz");
        ImageFiles.write(volume, file);
        return file;
    }

    private Path damaged(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.nii.gz"), bytes);
    }

    @Test
    void no_flipped_bit_changes_a_voxel_without_a_word() throws IOException {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = packed.clone();
            int bit = random.nextInt(8 * bytes.length);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                NiftiImage found = NiftiReader.read(damaged(bytes));
                assertThat(found.volumes().getFirst().data())
                        .describedAs("bit %d", bit)
                        .containsExactly(image.data());
            } catch (InputException e) {
                refused++;
            }
        }
        // The rest are bits of gzip's own header, such as its time.
        assertThat(refused).isGreaterThan(FLIPS * 9 / 10);
    }

    @Test
    void a_wrong_checksum_and_a_cut_end_are_refused() throws IOException {
        byte[] wrong = packed.clone();
        wrong[wrong.length - 8] ^= 1;
        Path file = damaged(wrong);
        assertThatThrownBy(() -> NiftiReader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged.nii.gz is damaged")
                .hasMessageContaining("copy it again");
        for (int cut : new int[] {1, 4, 8}) {
            Path shorter = damaged(Arrays.copyOf(packed, packed.length - cut));
            assertThatThrownBy(() -> NiftiReader.read(shorter)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void labels_and_copies_look_at_the_checksum_too() throws IOException {
        byte[] wrong = packed.clone();
        wrong[wrong.length - 8] ^= 1;
        Path file = damaged(wrong);
        assertThatThrownBy(() -> NiftiReader.readLabels(file)).isInstanceOf(InputException.class);
        Path target = folder.resolve("copy.nii.gz");
        assertThatThrownBy(() -> NiftiCopy.copy(file, target))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged.nii.gz is damaged");
        assertThat(target).doesNotExist();
    }
}
