package org.toposeg.web.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class VolumeFilesTest {

    @TempDir
    Path temp;

    @Test
    void gives_back_an_oblique_volume_voxel_by_voxel() {
        double s = Math.sqrt(0.5);
        Direction oblique = new Direction(new Vec3(s, s, 0), new Vec3(-s, s, 0), new Vec3(0, 0, 1));
        Grid grid = new Grid(new Size(3, 4, 5), new Vec3(0.5, 0.75, 2), new Vec3(-10, 20, 30), oblique);
        Volume volume = Volume.zeros(grid);
        for (int v = 0; v < volume.data().length; v++) {
            volume.data()[v] = v * 1.5f;
        }
        Path file = temp.resolve("oblique.nii.gz");
        VolumeFiles.write(volume, file);
        Volume read = VolumeFiles.read(file);
        assertThat(read.data()).isEqualTo(volume.data());
        assertThat(read.grid().coincidesWith(grid, 1e-4)).isTrue();
    }

    @Test
    void names_a_truncated_file() throws IOException {
        Path file = temp.resolve("cut.nii");
        VolumeFiles.write(Volume.zeros(Grid.of(new Size(8, 8, 8), new Vec3(1, 1, 1))), temp.resolve("whole.nii.gz"));
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(temp.resolve("whole.nii.gz")))) {
            Files.write(file, Arrays.copyOf(in.readAllBytes(), 600));
        }
        assertThatThrownBy(() -> VolumeFiles.read(file))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("cut.nii is truncated");
    }

    @Test
    void refuses_what_is_not_nifti_and_labels_that_are_fractions() throws IOException {
        Path text = Files.write(temp.resolve("text.nii"), new byte[400]);
        assertThatThrownBy(() -> VolumeFiles.read(text)).hasMessageContaining("text.nii is not a NIfTI-1 file");
        Volume half = Volume.zeros(Grid.of(new Size(2, 2, 2), new Vec3(1, 1, 1)));
        half.data()[3] = 0.5f;
        VolumeFiles.write(half, temp.resolve("half.nii.gz"));
        assertThatThrownBy(() -> VolumeFiles.readLabels(temp.resolve("half.nii.gz")))
                .hasMessageContaining("is not a label map");
    }
}
