package org.toposeg.workflow.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.calibrate.CalibrationMethod;
import org.toposeg.workflow.InvalidRequestException;

class CalibrationSplitTest {

    private static final List<String> IDS =
            IntStream.range(0, 41).mapToObj("case%02d"::formatted).toList();

    @Test
    void no_case_both_fits_and_measures_and_none_is_lost() {
        CalibrationSplit split = CalibrationSplit.of(IDS, CalibrationMethod.TEMPERATURE, 1);
        assertThat(split.fitted()).hasSize(20).doesNotContainAnyElementsOf(split.measured());
        List<String> all = new ArrayList<>(split.fitted());
        all.addAll(split.measured());
        assertThat(all).containsExactlyInAnyOrderElementsOf(IDS);
    }

    /** 41 ids in blocks of five: at most one block and the last one are cut, so nearly all neighbours stay together. */
    @Test
    void neighbouring_ids_stay_together() {
        CalibrationSplit split = CalibrationSplit.of(IDS, CalibrationMethod.TEMPERATURE, 3);
        long parted = IntStream.range(1, IDS.size())
                .filter(i ->
                        split.fitted().contains(IDS.get(i)) != split.fitted().contains(IDS.get(i - 1)))
                .count();
        assertThat(parted).isLessThanOrEqualTo(9);
    }

    @Test
    void without_a_scaling_every_case_measures_and_one_case_cannot_be_split() {
        assertThat(CalibrationSplit.of(IDS, CalibrationMethod.NONE, 1).measured())
                .isEqualTo(IDS);
        assertThatThrownBy(() -> CalibrationSplit.of(List.of("a"), CalibrationMethod.LOCAL, 1))
                .isInstanceOf(InvalidRequestException.class);
    }
}
