package org.toposeg.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.Opener;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class LabelOverlayTest {

    @TempDir
    Path folder;

    @Test
    void shows_each_label_of_each_slice_when_imagej_opens_the_file() {
        Grid grid = Grid.of(new Size(8, 6, 3), new Vec3(1, 1, 2));
        LabelMap labels = LabelMap.zeros(grid);
        fill(labels, 2, 3, 1, 2, 1, 5);
        fill(labels, 4, 6, 3, 5, 1, 5);
        fill(labels, 1, 4, 1, 4, 2, 9);
        Path file = folder.resolve("overlay.tif");

        RasterFiles.writeTiff(List.of(Volume.zeros(grid)), labels, file);

        ImagePlus image = new Opener().openImage(file.toString());
        assertThat(image.getOverlay().size()).isEqualTo(2);
        Roi two = image.getOverlay().get(0);
        assertThat(two.getName()).isEqualTo("label 5");
        assertThat(two.getPosition()).isEqualTo(2);
        assertThat(two.size()).isPositive();
        assertThat(two.contains(2, 1)).isTrue();
        assertThat(two.contains(5, 4)).isTrue();
        assertThat(two.contains(3, 2)).isFalse();
        Roi three = image.getOverlay().get(1);
        assertThat(three.getPosition()).isEqualTo(3);
        assertThat(three.getBounds().width * three.getBounds().height).isEqualTo(9);
    }

    @Test
    void refuses_labels_on_another_grid() {
        Volume image = Volume.zeros(Grid.of(new Size(4, 4, 1), new Vec3(1, 1, 1)));
        LabelMap labels = LabelMap.zeros(Grid.of(new Size(4, 4, 1), new Vec3(2, 1, 1)));

        assertThatThrownBy(() -> RasterFiles.writeTiff(List.of(image), labels, folder.resolve("no.tif")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another grid");
    }

    private static void fill(LabelMap labels, int x0, int x1, int y0, int y1, int z, int label) {
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                labels.data()[labels.grid().size().index(x, y, z)] = (short) label;
            }
        }
    }
}
