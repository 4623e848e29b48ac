package org.toposeg.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {

    private static final Size SLICES = new Size(512, 512, 40);

    private static Grid shifted(Grid grid, double x) {
        return new Grid(grid.size(), grid.spacing(), grid.origin().plus(new Vec3(x, 0, 0)), grid.direction());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 0.7, 5})
    void half_a_voxel_is_another_place_and_a_hundredth_of_one_is_not_whatever_a_voxel_is_in_millimetres(
            double spacing) {
        Grid grid = Grid.of(SLICES, new Vec3(spacing, spacing, 3 * spacing));
        assertThat(grid.sameAs(shifted(grid, 0.01 * spacing))).isTrue();
        assertThat(grid.sameAs(shifted(grid, 0.5 * spacing))).isFalse();
    }

    @Test
    void what_four_bytes_and_four_decimals_round_away_is_the_same_place() {
        Grid grid = new Grid(
                SLICES,
                new Vec3(0.9765625, 0.9765625, 2.5),
                new Vec3(-249.51171875, -812.3, 1043.7),
                Direction.IDENTITY);
        Grid floats = new Grid(
                SLICES,
                grid.spacing(),
                new Vec3((float) grid.origin().x(), (float) grid.origin().y(), (float)
                        grid.origin().z()),
                grid.direction());
        Grid decimals = new Grid(SLICES, new Vec3(0.9766, 0.9766, 2.5), grid.origin(), grid.direction());
        assertThat(grid.sameAs(floats)).isTrue();
        // 511 steps of 0.0000375 mm too much along x and y.
        assertThat(grid.distance(decimals)).isCloseTo(511 * 0.0000375 * Math.sqrt(2), within(1e-9));
        assertThat(grid.sameAs(decimals)).isTrue();
    }

    @Test
    void two_grids_agree_on_whether_they_are_the_same() {
        Grid fine = Grid.of(new Size(1, 1, 1), new Vec3(0.1, 0.1, 0.1));
        Grid coarse = shifted(Grid.of(new Size(1, 1, 1), new Vec3(10, 10, 10)), 0.1);
        assertThat(fine.sameAs(coarse)).isFalse();
        assertThat(coarse.sameAs(fine)).isFalse();
    }

    @Test
    void grids_of_other_sizes_are_infinitely_far_apart() {
        Grid grid = Grid.of(new Size(4, 5, 6), new Vec3(1, 1, 1));
        assertThat(grid.distance(Grid.of(new Size(4, 5, 7), new Vec3(1, 1, 1)))).isInfinite();
        assertThat(grid.sameAs(Grid.of(new Size(6, 5, 4), new Vec3(1, 1, 1)))).isFalse();
    }

    @Test
    void the_last_corner_is_the_centre_of_the_last_voxel() {
        Grid grid = new Grid(new Size(4, 5, 6), new Vec3(2, 3, 4), new Vec3(10, 20, 30), Direction.IDENTITY);
        assertThat(grid.corner(0)).isEqualTo(new Vec3(10, 20, 30));
        assertThat(grid.corner(3)).isEqualTo(new Vec3(16, 32, 30));
        assertThat(grid.corner(Grid.CORNERS - 1)).isEqualTo(new Vec3(16, 32, 50));
    }
}
