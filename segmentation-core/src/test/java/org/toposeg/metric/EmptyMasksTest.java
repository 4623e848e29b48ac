package org.toposeg.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** What each metric says when there is nothing in one of the masks or both. */
class EmptyMasksTest {

    private static final Grid GRID = Grid.of(new Size(9, 8, 7), new Vec3(1, 1, 2));
    private static final byte[] NOTHING = new byte[GRID.size().voxels()];
    private static final byte[] SOMETHING = something();

    private static byte[] something() {
        byte[] mask = new byte[GRID.size().voxels()];
        for (int i = 2; i < 7; i++) {
            mask[GRID.size().index(i, 3, 3)] = 1;
        }
        return mask;
    }

    private static MetricValue of(byte[] prediction, byte[] reference, String key) {
        return Measured.value(MaskPair.of(GRID, prediction, reference), key);
    }

    @Test
    void two_empty_masks_agree() {
        for (String key : List.of("dice", "iou", "nsd", "volumetricSimilarity", "cldice", "boundaryIou")) {
            assertThat(of(NOTHING, NOTHING, key)).as(key).isEqualTo(MetricValue.bothEmpty(MetricValue.of(1)));
            assertThat(of(NOTHING, NOTHING, key).why()).as(key).get(STRING).contains("both empty");
        }
        for (String key : List.of("hd", "hd95", "assd", "masd", "relativeVolumeError")) {
            assertThat(of(NOTHING, NOTHING, key)).as(key).isEqualTo(MetricValue.bothEmpty(MetricValue.of(0)));
        }
        for (String key : List.of("precision", "recall", "asd", "centreline")) {
            assertThat(of(NOTHING, NOTHING, key)).as(key).isInstanceOf(MetricValue.Undefined.class);
        }
    }

    @Test
    void a_missed_structure_scores_nothing_and_has_no_distance() {
        for (String key : List.of("dice", "iou", "precision", "recall", "nsd", "volumetricSimilarity", "cldice")) {
            assertThat(of(NOTHING, SOMETHING, key)).as(key).isEqualTo(MetricValue.of(0));
        }
        for (String key : List.of("hd", "hd95", "assd", "masd", "asd")) {
            assertThat(of(NOTHING, SOMETHING, key)).as(key).isInstanceOf(MetricValue.Undefined.class);
            assertThat(of(NOTHING, SOMETHING, key).why()).as(key).get(STRING).contains("the prediction is empty");
        }
        assertThat(of(NOTHING, SOMETHING, "bettiMatchingError")).isEqualTo(MetricValue.counts(1, 0, 0));
    }

    @Test
    void an_invented_structure_scores_nothing_and_has_no_recall() {
        for (String key : List.of("dice", "iou", "precision", "nsd", "volumetricSimilarity")) {
            assertThat(of(SOMETHING, NOTHING, key)).as(key).isEqualTo(MetricValue.of(0));
        }
        for (String key : List.of("recall", "hd95", "cldice", "relativeVolumeError")) {
            assertThat(of(SOMETHING, NOTHING, key)).as(key).isInstanceOf(MetricValue.Undefined.class);
            assertThat(of(SOMETHING, NOTHING, key).why()).as(key).get(STRING).contains("the reference is empty");
        }
    }

    @Test
    void every_metric_has_an_answer_for_every_kind_of_emptiness() {
        for (Metric metric : Metrics.all()) {
            for (byte[] prediction : new byte[][] {NOTHING, SOMETHING}) {
                for (byte[] reference : new byte[][] {NOTHING, SOMETHING}) {
                    MetricValue value = metric.evaluate(
                            MaskPair.of(GRID, prediction, reference), Metrics.options(List.of(metric), Map.of()));
                    String key = metric.info().key();
                    assertThat(value.numbers(key).isEmpty()).as(key).isEqualTo(value instanceof MetricValue.Undefined);
                    assertThat(value.numbers(key).values())
                            .as(key)
                            .allSatisfy(number -> assertThat(number).isFinite());
                }
            }
        }
    }

    @Test
    void conventions_can_be_refused() {
        LabelMap empty = LabelMap.zeros(GRID);
        List<Metric> dice = Metrics.named(List.of("dice"));

        CaseScores agreed = new Evaluation(dice, Map.of(), true).of(empty, empty, List.of(4));
        CaseScores refused = new Evaluation(dice, Map.of(), false).of(empty, empty, List.of(4));

        assertThat(agreed.labels().get(4).values().get("dice")).isEqualTo(MetricValue.bothEmpty(MetricValue.of(1)));
        assertThat(refused.labels().get(4).values().get("dice")).isInstanceOf(MetricValue.Undefined.class);
    }

    @Test
    void the_foreground_merges_labels_and_the_mean_skips_what_is_undefined() {
        LabelMap prediction = LabelMap.zeros(GRID);
        LabelMap reference = LabelMap.zeros(GRID);
        prediction.data()[10] = 1;
        prediction.data()[11] = 2;
        reference.data()[10] = 2;
        reference.data()[11] = 2;
        List<Metric> metrics = Metrics.named(List.of("dice", "recall"));

        CaseScores scores = new Evaluation(metrics, Map.of(), true).of(prediction, reference, List.of(1, 2));

        assertThat(scores.foreground().orElseThrow().values().get("dice")).isEqualTo(MetricValue.of(1));
        // Label 1 has a Dice of 0 and no recall; label 2 a Dice of 2/3 and a recall of 1/2.
        assertThat(scores.meanOverLabels().get("dice")).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(scores.meanOverLabels().get("recall")).isCloseTo(0.5, within(1e-12));
    }
}
