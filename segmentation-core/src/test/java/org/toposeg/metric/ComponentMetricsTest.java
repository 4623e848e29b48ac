package org.toposeg.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.toposeg.metric.Measured.part;

import org.junit.jupiter.api.Test;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Bars in a picture: of the reference's three one is found well, one barely, one is missed; one bar is invented. */
class ComponentMetricsTest {

    private static final Grid GRID = Grid.of(new Size(30, 9, 1), new Vec3(1, 1, 1));
    private static final MaskPair PAIR = pair();

    private static MaskPair pair() {
        byte[] prediction = new byte[GRID.size().voxels()];
        byte[] reference = new byte[GRID.size().voxels()];
        bar(reference, 0, 10, 1);
        bar(prediction, 1, 9, 1);
        bar(reference, 0, 10, 3);
        bar(prediction, 9, 12, 3);
        bar(reference, 0, 10, 5);
        bar(prediction, 20, 24, 7);
        return MaskPair.of(GRID, prediction, reference);
    }

    private static void bar(byte[] mask, int from, int to, int row) {
        for (int i = from; i < to; i++) {
            mask[GRID.size().index(i, row, 0)] = 1;
        }
    }

    @Test
    void a_lesion_is_found_by_one_voxel_or_by_the_overlap_asked_for() {
        assertThat(part(PAIR, "lesions", "truePositives")).isEqualTo(2);
        assertThat(part(PAIR, "lesions", "falsePositives")).isEqualTo(1);
        assertThat(part(PAIR, "lesions", "falseNegatives")).isEqualTo(1);
        assertThat(part(PAIR, "lesions", "f1")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(part(PAIR, "lesions", "truePositives", "lesion_iou=0.1")).isEqualTo(1);
        assertThat(part(PAIR, "lesions", "f1", "lesion_iou=0.1")).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void panoptic_quality_is_detection_times_overlap() {
        assertThat(part(PAIR, "panoptic", "segmentation")).isCloseTo(0.8, within(1e-12));
        assertThat(part(PAIR, "panoptic", "recognition")).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(part(PAIR, "panoptic", "quality")).isCloseTo(0.8 / 3, within(1e-12));
    }

    @Test
    void components_that_meet_nothing_are_counted() {
        assertThat(part(PAIR, "components", "prediction")).isEqualTo(3);
        assertThat(part(PAIR, "components", "extra")).isEqualTo(1);
        assertThat(part(PAIR, "components", "missed")).isEqualTo(1);
    }

    @Test
    void the_boundary_band_grows_with_its_width() {
        byte[] prediction = new byte[GRID.size().voxels()];
        byte[] reference = new byte[GRID.size().voxels()];
        for (int row = 1; row < 8; row++) {
            bar(prediction, 5, 12, row);
            bar(reference, 5, 13, row);
        }
        MaskPair pair = MaskPair.of(GRID, prediction, reference);
        // Contours of 24 and 26 pixels share the left column and the upper and lower rows but for the corner column.
        assertThat(Measured.number(pair, "boundaryIou")).isCloseTo(19.0 / 31, within(1e-12));
        assertThat(Measured.number(pair, "boundaryIou", "boundary_width=10")).isCloseTo(49.0 / 56, within(1e-12));
    }
}
