package org.toposeg.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.toposeg.metric.Measured.number;
import static org.toposeg.metric.Measured.part;

import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;

/** Numbers of SciPy, medpy, MONAI and DeepMind's surface-distance on the same masks. */
class OverlapSurfaceVectorsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    /** The published code weighs areas that were written with a few digits. */
    private static final Offset<Double> AREAS = within(1e-6);

    private static void agree(String expected, Offset<Double> tolerance, ToDoubleFunction<MaskPair> ours) {
        ReferenceVectors.check(
                "metrics_overlap_surface",
                c -> assertThat(ours.applyAsDouble(MetricVectors.pair(c)))
                        .as(c.name() + " " + expected)
                        .isCloseTo(c.expected(expected), tolerance));
    }

    @Test
    void overlap_and_volume_are_scipys() {
        agree("dice", EXACT, pair -> number(pair, "dice"));
        agree("iou", EXACT, pair -> number(pair, "iou"));
        agree("volume_P_mm", EXACT, pair -> 1000 * part(pair, "volumeMl", "prediction"));
        agree("volume_G_mm", EXACT, pair -> 1000 * part(pair, "volumeMl", "reference"));
    }

    @Test
    void the_hausdorff_distance_and_its_percentiles_have_the_definition_that_is_named() {
        agree("hd", EXACT, pair -> number(pair, "hd"));
        agree("hd95_pooled", EXACT, pair -> number(pair, "hd95"));
        agree("hd95_max", EXACT, pair -> number(pair, "hd95", "hd_definition=max_directed"));
        agree("hd95_pooled", EXACT, pair -> number(pair, "hdPercentile", "percentile=95"));
        agree("hd", EXACT, pair -> number(pair, "hdPercentile", "percentile=100"));
    }

    @Test
    void mean_distances_are_medpys_and_scipys() {
        agree("assd_pooled", EXACT, pair -> number(pair, "assd"));
        agree("assd_mean_of_means", EXACT, pair -> number(pair, "assd", "assd_definition=mean_of_means"));
        agree("assd_mean_of_means", EXACT, pair -> number(pair, "masd"));
        agree("asd_P_to_G", EXACT, pair -> part(pair, "asd", "predictionToReference"));
        agree("asd_G_to_P", EXACT, pair -> part(pair, "asd", "referenceToPrediction"));
    }

    @Test
    void surface_dice_counts_voxels_within_the_tolerance() {
        agree("nsd_0.5mm", EXACT, pair -> number(pair, "nsd", "tolerance=0.5"));
        agree("nsd_1.0mm", EXACT, pair -> number(pair, "nsd"));
        agree("nsd_2.0mm", EXACT, pair -> number(pair, "nsd", "tolerance=2"));
    }

    @Test
    void surface_elements_are_deepminds() {
        agree("sd_hd95", AREAS, pair -> number(pair, "hd95", "hd_definition=area_weighted"));
        agree("sd_hd100", AREAS, pair -> number(pair, "hd", "hd_definition=area_weighted"));
        agree("sd_surface_dice_1mm", AREAS, pair -> number(pair, "nsd", "nsd_definition=area_weighted"));
        agree(
                "sd_asd_pred_to_gt",
                AREAS,
                pair -> part(pair, "asd", "predictionToReference", "asd_definition=area_weighted"));
        agree(
                "sd_asd_gt_to_pred",
                AREAS,
                pair -> part(pair, "asd", "referenceToPrediction", "asd_definition=area_weighted"));
    }
}
