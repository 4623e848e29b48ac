package org.toposeg.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toposeg.preprocess.Normalization.Scheme;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class PreprocessorTest {

    /** x runs to the head, y to the right, z to the front, turned by 20 degrees about the head axis. */
    private static Grid oblique() {
        double c = Math.cos(Math.toRadians(20));
        double s = Math.sin(Math.toRadians(20));
        Direction direction = new Direction(new Vec3(0, 0, 1), new Vec3(-c, -s, 0), new Vec3(s, -c, 0));
        return new Grid(new Size(9, 7, 5), new Vec3(1.5, 1, 2), new Vec3(10, -20, 30), direction);
    }

    /** A function of patient space, so that a value tells where its voxel lies. */
    private static Volume ramp(Grid grid) {
        Volume volume = Volume.zeros(grid);
        for (int k = 0; k < grid.size().z(); k++) {
            for (int j = 0; j < grid.size().y(); j++) {
                for (int i = 0; i < grid.size().x(); i++) {
                    volume.data()[grid.size().index(i, j, k)] = value(grid.toPatient(i, j, k));
                }
            }
        }
        return volume;
    }

    private static float value(Vec3 p) {
        return (float) (p.x() + 3 * p.y() - 2 * p.z() + 100);
    }

    private static Preprocessing settings(List<Double> spacing, Scheme scheme, boolean crop) {
        return new Preprocessing(spacing, List.of(Normalization.of(scheme)), crop, Interpolation.LINEAR, true);
    }

    @Test
    void moves_each_voxel_to_canonical_axes_without_moving_it_in_the_patient() {
        PreparedImage image = new Preprocessor(settings(null, Scheme.NONE, false)).image(List.of(ramp(oblique())));
        Grid network = image.placement().network();
        assertThat(network.size()).isEqualTo(new Size(7, 5, 9));
        assertThat(network.direction().xAxis().x()).isGreaterThan(0.9);
        assertThat(network.direction().yAxis().y()).isGreaterThan(0.9);
        assertThat(network.direction().zAxis().z()).isGreaterThan(0.9);
        assertThat(image.channels()[0]).containsExactly(ramp(network).data(), within(1e-3f));
    }

    @Test
    void brings_values_back_to_the_very_voxels_they_came_from() {
        Volume input = ramp(oblique());
        PreparedImage image = new Preprocessor(settings(null, Scheme.NONE, false)).image(List.of(input));
        assertThat(image.placement().restore(image.channels()[0], 0)).containsExactly(input.data());
    }

    @Test
    void interpolated_values_stand_where_the_new_grid_says() {
        Volume input = ramp(oblique());
        PreparedImage image =
                new Preprocessor(settings(List.of(0.5, 1.0, 0.75), Scheme.NONE, false)).image(List.of(input));
        Grid network = image.placement().network();
        assertThat(network.size()).isEqualTo(new Size(14, 10, 18));
        Volume expected = ramp(network);
        for (int k = 1; k < 17; k++) {
            for (int j = 1; j < 9; j++) {
                for (int i = 1; i < 13; i++) {
                    int v = network.size().index(i, j, k);
                    assertThat(image.channels()[0][v]).isEqualTo(expected.data()[v], within(1e-3f));
                }
            }
        }
    }

    @Test
    void cropped_borders_come_back_as_outside() {
        Grid grid = Grid.of(new Size(6, 5, 4), new Vec3(1, 1, 1));
        Volume input = Volume.zeros(grid);
        input.data()[grid.size().index(2, 1, 1)] = 3;
        input.data()[grid.size().index(4, 2, 2)] = 5;
        PreparedImage image = new Preprocessor(settings(null, Scheme.NONE, true)).image(List.of(input));
        assertThat(image.placement().network().size()).isEqualTo(new Size(3, 2, 2));
        float[] back = image.placement().restore(image.channels()[0], -1);
        assertThat(back[grid.size().index(2, 1, 1)]).isEqualTo(3);
        assertThat(back[grid.size().index(4, 2, 2)]).isEqualTo(5);
        assertThat(back[grid.size().index(3, 1, 1)]).isZero();
        assertThat(back[0]).isEqualTo(-1);
    }

    @Test
    void z_scores_have_mean_zero_and_deviation_one_whatever_the_scale() {
        float[] small = {1, 2, 3, 4};
        float[] large = {10_000, 20_000, 30_000, 40_000};
        Normalization.of(Scheme.ZSCORE).apply(small);
        Normalization.of(Scheme.ZSCORE).apply(large);
        double unit = Math.sqrt(1.25);
        float[] expected = {(float) (-1.5 / unit), (float) (-0.5 / unit), (float) (0.5 / unit), (float) (1.5 / unit)};
        assertThat(small).containsExactly(expected, within(1e-6f));
        assertThat(large).containsExactly(expected, within(1e-6f));
    }

    @Test
    void z_scores_of_nonzero_voxels_leave_zero_alone() {
        float[] data = {0, 2, 4};
        Normalization.of(Scheme.ZSCORE_NONZERO).apply(data);
        assertThat(data).containsExactly(0, -1, 1);
    }

    @Test
    void pictures_keep_their_brightness_and_are_told_from_other_values() {
        float[] data = {0, 51, 255};
        Normalization.named("rgb_to_0_1").apply(data);
        assertThat(data).containsExactly(0, 0.2f, 1);
        assertThatThrownBy(() -> Normalization.of(Scheme.RGB_TO_0_1).apply(new float[] {256}))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("256", "0 to 255");
    }

    @Test
    void voxels_that_are_no_numbers_are_refused_with_their_place() {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Volume volume = Volume.zeros(Grid.of(new Size(4, 3, 2), new Vec3(1, 1, 1)));
            volume.data()[volume.grid().size().index(3, 1, 1)] = value;
            Preprocessor preprocessor = new Preprocessor(new Preprocessing(
                    null, List.of(Normalization.of(Scheme.ZSCORE)), false, Interpolation.CUBIC, true));
            assertThatThrownBy(() -> preprocessor.image(List.of(volume)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContainingAll("1 voxel(s) that are NaN or infinite", "x 3, y 1, z 1");
        }
    }

    @Test
    void ct_is_clipped_to_the_training_percentiles() {
        float[] data = {-2000, 50, 3000};
        new Normalization(Scheme.CT, 50, 100, -150, 250).apply(data);
        assertThat(data).containsExactly(-2, 0, 2);
    }

    @Test
    void labels_on_another_grid_than_the_image_are_refused() {
        Grid grid = Grid.of(new Size(4, 4, 4), new Vec3(1, 1, 1));
        Preprocessor preprocessor = new Preprocessor(settings(null, Scheme.NONE, false));
        PreprocessingGeometry placement =
                preprocessor.image(List.of(Volume.zeros(grid))).placement();
        Grid other = new Grid(grid.size(), grid.spacing(), new Vec3(1, 0, 0), grid.direction());
        assertThatThrownBy(() -> preprocessor.labels(LabelMap.zeros(other), placement))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another grid");
    }

    @Test
    void a_missing_channel_is_named() {
        Preprocessing two = new Preprocessing(
                null, List.of(Normalization.of(Scheme.NONE), Normalization.of(Scheme.NONE)), false, null, true);
        Volume one = Volume.zeros(Grid.of(new Size(2, 2, 2), new Vec3(1, 1, 1)));
        assertThatThrownBy(() -> new Preprocessor(two).image(List.of(one)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 channel(s), the image has 1");
    }

    @Test
    void slices_stay_where_they_are_with_a_target_spacing_of_zero_along_z() {
        Grid grid = Grid.of(new Size(6, 8, 5), new Vec3(1, 1, 3.7));
        Volume image = ramp(grid);
        PreparedImage prepared =
                new Preprocessor(settings(List.of(2.0, 2.0, 0.0), Scheme.NONE, false)).image(List.of(image));
        Grid network = prepared.placement().network();
        assertThat(network.size()).isEqualTo(new Size(3, 4, 5));
        assertThat(network.spacing()).isEqualTo(new Vec3(2, 2, 3.7));
        assertThat(network.toPatient(0, 0, 4).z())
                .isEqualTo(grid.toPatient(0, 0, 4).z());
    }
}
