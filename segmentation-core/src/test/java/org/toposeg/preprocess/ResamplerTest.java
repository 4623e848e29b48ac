package org.toposeg.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Expected numbers: SciPy's map_coordinates(mode="mirror") at (i + 0.5) · from / to - 0.5, clamped to the samples. */
class ResamplerTest {

    private static final float[] LINE = {0, 1, 4, 9, 2, -3, 5};
    private static final Interpolation[] CUBIC = all(Interpolation.CUBIC);
    private static final Interpolation[] LINEAR = all(Interpolation.LINEAR);

    private static Interpolation[] all(Interpolation one) {
        return new Interpolation[] {one, one, one};
    }

    @Test
    void cubic_upsampling_of_a_line_equals_scipy() {
        float[] expected = {
            0, 0.360615f, 1.422416f, 3.724426f, 8.105444f, 7.771631f, 1.496999f, -3.363041f, 1.051735f, 5
        };
        for (int axis = 0; axis < 3; axis++) {
            float[] actual = Resampler.resample(LINE, line(axis, 7), line(axis, 10), CUBIC);
            assertThat(actual).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void linear_downsampling_of_a_line_equals_scipy() {
        assertThat(Resampler.resample(LINE, line(1, 7), line(1, 4), LINEAR))
                .containsExactly(new float[] {0.375f, 4.625f, 2.875f, 2}, within(1e-6f));
    }

    private static Size line(int axis, int n) {
        return new Size(axis == 0 ? n : 1, axis == 1 ? n : 1, axis == 2 ? n : 1);
    }

    @Test
    void cubic_resampling_of_a_volume_equals_scipy() {
        Size from = new Size(4, 3, 3);
        Size to = new Size(6, 2, 5);
        float[] data = new float[from.voxels()];
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 4; i++) {
                    data[from.index(i, j, k)] = Math.floorMod(3 * i * i + 5 * j * k - 2 * k * k * i, 17);
                }
            }
        }
        float[] actual = Resampler.resample(data, from, to, CUBIC);
        double sum = 0;
        double squares = 0;
        for (float value : actual) {
            sum += value;
            squares += value * value;
        }
        assertThat(actual[to.index(3, 1, 1)]).isEqualTo(7.840768f, within(1e-4f));
        assertThat(actual[to.index(5, 1, 4)]).isEqualTo(7.199219f, within(1e-4f));
        assertThat(sum).isEqualTo(424.6194, within(1e-2));
        assertThat(squares).isEqualTo(4104.4332, within(1e-1));
    }

    @Test
    void the_new_grid_covers_the_same_box_of_patient_space() {
        Grid from = Grid.of(new Size(10, 7, 5), new Vec3(1, 2, 3));
        Grid to = Resampler.grid(from, new Vec3(0.7, 2.2, 3));
        assertThat(to.size()).isEqualTo(new Size(14, 6, 5));
        assertThat(to.toPatient(-0.5, -0.5, -0.5)
                        .minus(from.toPatient(-0.5, -0.5, -0.5))
                        .length())
                .isLessThan(1e-12);
        assertThat(to.toPatient(13.5, 5.5, 4.5)
                        .minus(from.toPatient(9.5, 6.5, 4.5))
                        .length())
                .isLessThan(1e-12);
    }

    @Test
    void resampled_labels_never_take_values_between_the_originals() {
        Grid from = Grid.of(new Size(4, 1, 1), new Vec3(1, 1, 1));
        LabelMap labels = new LabelMap(from, new short[] {1, 1, 5, 5});
        LabelMap finer = Resampler.labels(labels, Resampler.grid(from, new Vec3(0.5, 1, 1)));
        assertThat(finer.data())
                .containsExactly(
                        (short) 1, (short) 1, (short) 1, (short) 1, (short) 5, (short) 5, (short) 5, (short) 5);
    }

    @Test
    void slices_far_apart_are_not_interpolated_through() {
        Vec3 thick = new Vec3(1, 1, 5);
        Interpolation[] axes = Interpolation.CUBIC.perAxis(thick, new Vec3(1, 1, 2.5));
        assertThat(axes).containsExactly(Interpolation.CUBIC, Interpolation.CUBIC, Interpolation.NEAREST);
    }
}
