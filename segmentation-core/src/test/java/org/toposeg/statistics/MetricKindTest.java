package org.toposeg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.metric.Metrics;

class MetricKindTest {

    @ParameterizedTest
    @CsvSource({
        "dice, true, 1",
        "Dice, true, 1",
        "hd95, false, Infinity",
        "hd99, false, Infinity",
        "nsd, true, 1",
        "bettiMatchingError.0, false, Infinity",
        "lesions.f1, true, 1",
        "lesions.falsePositives, false, Infinity",
        "panoptic.quality, true, 1",
        "components.missed, false, Infinity",
        "asd.predictionToReference, false, Infinity",
        "Jaccard, true, 1",
        "sensitivity, true, 1",
        "ece, false, Infinity"
    })
    void a_column_is_read_as_the_metric_that_it_names(String column, boolean higher, double greatest) {
        MetricKind kind = MetricKind.of(column);
        assertThat(kind.higherIsBetter()).isEqualTo(higher);
        assertThat(kind.least()).isZero();
        assertThat(kind.greatest()).isEqualTo(greatest);
        assertThat(kind.name()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({
        "sharpness",
        "volumeMl.prediction",
        "betti.reference.0",
        "components.prediction",
        "lesions.truePositives"
    })
    void what_is_unknown_or_neither_good_nor_bad_is_refused(String column) {
        assertThat(MetricKind.find(column)).isEmpty();
        assertThatThrownBy(() -> MetricKind.of(column))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whether a high or a low " + column + " is good is not known");
        assertThat(MetricKind.lowerIsBetter(column).isBetter(1, 2)).isTrue();
        assertThat(MetricKind.higherIsBetter(column).isBetter(1, 2)).isFalse();
    }

    @Test
    void every_metric_of_ours_that_is_good_one_way_is_known_with_its_bounds() {
        Metrics.all().forEach(metric -> {
            String key = metric.info().key();
            assertThat(MetricKind.isKnown(key)).isTrue();
            assertThat(MetricKind.find(key).map(MetricKind::higherIsBetter))
                    .as(key)
                    .isEqualTo(
                            switch (metric.info().scale().better()) {
                                case HIGHER -> Optional.of(true);
                                case LOWER -> Optional.of(false);
                                case NEITHER -> Optional.empty();
                            });
        });
        assertThat(MetricKind.isKnown("volumeMl.prediction")).isTrue();
        assertThat(MetricKind.isKnown("age")).isFalse();
    }
}
