package org.toposeg.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexBoxTest {

    private static final Size SIZE = new Size(5, 4, 3);

    @Test
    void lies_around_what_is_not_zero() {
        byte[] mask = new byte[60];
        mask[SIZE.index(1, 3, 0)] = 1;
        mask[SIZE.index(3, 2, 2)] = -1;
        assertThat(IndexBox.around(mask, SIZE)).hasValue(new IndexBox(1, 2, 0, new Size(3, 2, 3)));
        assertThat(IndexBox.around(new byte[60], SIZE)).isEmpty();
    }

    @Test
    void grows_as_far_as_the_grid_goes() {
        IndexBox box = new IndexBox(1, 2, 2, new Size(3, 1, 1));
        assertThat(box.grown(1, SIZE)).isEqualTo(new IndexBox(0, 1, 1, new Size(5, 3, 2)));
        assertThat(box.grown(9, SIZE)).isEqualTo(IndexBox.whole(SIZE));
    }

    @Test
    void cuts_its_part_row_by_row() {
        short[] numbers = new short[60];
        for (short v = 0; v < 60; v++) {
            numbers[v] = v;
        }
        IndexBox box = new IndexBox(3, 1, 1, new Size(2, 2, 2));
        assertThat(box.cut(numbers, SIZE)).containsExactly(28, 29, 33, 34, 48, 49, 53, 54);
    }

    @Test
    void bounds_join_voxels_and_boxes() {
        IndexBounds bounds = new IndexBounds();
        assertThat(bounds.box()).isEmpty();
        bounds.include(4, 0, 1);
        bounds.include(new IndexBox(2, 1, 0, new Size(1, 2, 1)));
        assertThat(bounds.box()).hasValue(new IndexBox(2, 0, 0, new Size(3, 3, 2)));
    }
}
