package org.toposeg.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class CalibrationMeterTest {

    /** By hand: two voxels, (0.8, 0.2) with truth 0 and (0.4, 0.6) with truth 0. */
    @Test
    void measures_two_voxels_as_by_hand() {
        CalibrationMeter meter = new CalibrationMeter(List.of(0, 1), 10);
        meter.add(new float[][] {{0.8f, 0.4f}, {0.2f, 0.6f}}, new byte[] {0, 0}, new boolean[] {false, true});
        CalibrationMeasures m = meter.measures();
        assertThat(m.scores().brier()).isCloseTo((0.04 + 0.04 + 0.36 + 0.36) / 2, within(1e-6));
        assertThat(m.scores().nll()).isCloseTo(-(Math.log(0.8) + Math.log(0.4)) / 2, within(1e-6));
        assertThat(m.top().ece()).isCloseTo((0.2 + 0.6) / 2, within(1e-6));
        assertThat(m.top().mce()).isCloseTo(0.6, within(1e-6));
        assertThat(m.boundary()).isCloseTo(0.6, within(1e-6));
        // Each label: gaps 0.2 and 0.6 in bins of their own.
        assertThat(m.labels().byLabel().get(1)).isCloseTo(0.4, within(1e-6));
        assertThat(m.labels().classwise()).isCloseTo(0.4, within(1e-6));
    }

    /** If the event comes true as often as the probability says, every error tends to 0; 200,000 draws leave about 0.003. */
    @Test
    void true_probabilities_have_no_error() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 200_000;
        float[][] p = new float[2][n];
        byte[] truth = new byte[n];
        for (int v = 0; v < n; v++) {
            p[1][v] = (float) random.nextDouble();
            p[0][v] = 1 - p[1][v];
            truth[v] = (byte) (random.nextDouble() < p[1][v] ? 1 : 0);
        }
        CalibrationMeter meter = new CalibrationMeter(List.of(0, 1), 15);
        meter.add(p, truth, null);
        CalibrationMeasures m = meter.measures();
        assertThat(m.top().ece()).isLessThan(0.01);
        assertThat(m.labels().classwise()).isLessThan(0.01);
        assertThat(m.labels().adaptive()).isLessThan(0.01);
        assertThat(m.labels().thresholded()).isLessThan(0.01);
        assertThat(m.boundary()).isNull();
    }

    /** Values 0.1 (nine times) and 0.9 (once): two bins of equal mass cannot both be filled by distinct values. */
    @Test
    void adaptive_bins_share_the_voxels_evenly_and_keep_equal_values_together() {
        AdaptiveBins bins = new AdaptiveBins();
        for (int i = 0; i < 9; i++) {
            bins.add(0.1, false);
        }
        bins.add(0.9, true);
        List<ReliabilityBins.Bin> made = bins.bins(2, 0);
        assertThat(made).extracting(ReliabilityBins.Bin::count).containsExactly(9L, 1L);
        AdaptiveBins even = new AdaptiveBins();
        for (int i = 0; i < 1000; i++) {
            even.add((i + 0.5) / 1000, i % 2 == 0);
        }
        assertThat(even.bins(10, 0)).extracting(ReliabilityBins.Bin::count).containsOnly(100L);
        assertThat(even.bins(10, 0.5).getFirst().lower()).isEqualTo(0.5);
    }

    @Test
    void the_boundary_band_is_measured_in_millimetres() {
        Grid grid = Grid.of(new Size(8, 1, 1), new Vec3(2, 1, 1));
        byte[] classes = {0, 0, 0, 0, 1, 1, 1, 1};
        assertThat(BoundaryBand.of(classes, grid, 2.5))
                .containsExactly(false, false, false, true, true, false, false, false);
        assertThat(BoundaryBand.of(classes, grid, 4))
                .containsExactly(false, false, true, true, true, true, false, false);
    }
}
