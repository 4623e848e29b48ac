package org.toposeg.train.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.toposeg.plan.Augmentation;
import org.toposeg.plan.Elastic;
import org.toposeg.plan.PlanFile;
import org.toposeg.train.data.Patch;
import org.toposeg.train.data.PreparedCase;
import org.toposeg.volume.Size;

class ElasticFieldTest {

    private static final Elastic STRONG = new Elastic(1, 10, 4);

    private static double[][][][] field(int[] patch, double[] spacing, long seed) {
        ElasticField field = new ElasticField(STRONG, patch, spacing, new SplittableRandom(seed));
        double[][][][] all = new double[3][patch[0]][patch[1]][patch[2]];
        for (int a = 0; a < 3; a++) {
            for (int k = 0; k < patch[0]; k++) {
                for (int j = 0; j < patch[1]; j++) {
                    field.row(a, k, j, all[a][k][j]);
                }
            }
        }
        return all;
    }

    @Test
    void voxels_move_by_millimetres_of_patient_space_and_no_further_than_asked_for() {
        double[] spacing = {3, 1, 0.5};
        double[][][][] moved = field(new int[] {8, 24, 48}, spacing, 1);
        for (int a = 0; a < 3; a++) {
            double mm = spacing[a];
            double greatest = Arrays.stream(moved[a])
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(Arrays::stream)
                    .map(v -> Math.abs(v * mm))
                    .max()
                    .orElseThrow();
            assertThat(greatest).as("axis " + a).isBetween(0.5, 4.0);
        }
    }

    /** Steps between neighbours are below a voxel where no tissue is folded over; and the field is smooth. */
    @Test
    void the_order_of_voxels_along_each_axis_stays() {
        for (long seed = 0; seed < 20; seed++) {
            double[][][][] moved = field(new int[] {20, 20, 20}, new double[] {1, 1, 1}, seed);
            for (int j = 0; j < 20; j++) {
                for (int i = 1; i < 20; i++) {
                    assertThat(moved[2][7][j][i] - moved[2][7][j][i - 1]).isGreaterThan(-1);
                    assertThat(moved[0][i][j][7] - moved[0][i - 1][j][7]).isGreaterThan(-1);
                }
            }
        }
    }

    @Test
    void a_flat_patch_is_deformed_within_its_plane() {
        double[][][][] moved = field(new int[] {1, 30, 30}, new double[] {1, 1, 1}, 2);
        for (double[] row : moved[0][0]) {
            assertThat(row).containsOnly(0);
        }
        assertThat(moved[1][0][10][10]).isNotZero();
    }

    /** The intensity of each voxel is its row's number, so a patch shows where it was taken from. */
    @Test
    void image_and_label_move_together() {
        Size size = new Size(40, 40, 1);
        float[] image = new float[1600];
        byte[] classes = new byte[1600];
        for (int v = 0; v < 1600; v++) {
            image[v] = v / 40;
            classes[v] = (byte) (v / 40 < 20 ? 0 : 1);
        }
        Augmentation none = Augmentation.none();
        Augmentation elastic = none.withElastic(STRONG);
        PreparedCase source = PreparedCase.of("a", size, new float[][] {image}, classes, 2, null);
        SpatialAugmentation cutter = new SpatialAugmentation(elastic, new int[] {1, 16, 16}, new double[] {1, 1, 1});
        Patch patch = cutter.cut(source, new double[] {0, 19.5, 19.5}, new SplittableRandom(3));
        boolean isBent = false;
        for (int v = 0; v < 256; v++) {
            float row = patch.channels()[0][v];
            assertThat(patch.classes()[v]).isEqualTo((byte) (row >= 19.5 ? 1 : 0));
            isBent |= Math.abs(row - (12 + v / 16)) > 1;
        }
        assertThat(isBent).isTrue();
    }

    @Test
    void plans_without_it_do_not_name_it_and_folding_ones_are_refused() {
        assertThat(PlanFile.JSON.writeValueAsString(Augmentation.none())).doesNotContain("elastic");
        assertThatThrownBy(() -> new Elastic(0.2, 10, 4.1)).hasMessageContaining("0.4 of its grid");
        assertThatThrownBy(() -> new Elastic(1.2, 10, 4)).hasMessageContaining("probability");
    }
}
