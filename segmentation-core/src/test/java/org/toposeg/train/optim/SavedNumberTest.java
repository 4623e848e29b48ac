package org.toposeg.train.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedNumberTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Math.PI, -1e-308, 4.9e-324, Double.MAX_VALUE, Double.NEGATIVE_INFINITY})
    void a_double_comes_back_with_every_bit(double value) {
        double read = SavedNumber.read(Map.of("n", SavedNumber.of(value)), "n");
        assertThat(Double.doubleToRawLongBits(read)).isEqualTo(Double.doubleToRawLongBits(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 16_777_217, 123_456_789_012L})
    void a_count_comes_back_exactly(long count) {
        assertThat(SavedNumber.readCount(Map.of("n", SavedNumber.ofCount(count)), "n"))
                .isEqualTo(count);
    }
}
