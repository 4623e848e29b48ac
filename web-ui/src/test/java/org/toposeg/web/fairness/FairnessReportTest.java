package org.toposeg.web.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessReportTest {

    /** By hand: means 0.9 and 0.7 around 0.8, so 0.8 / (1 + 0.1 + 0.1). */
    @Test
    void divides_the_mean_by_one_and_the_sum_of_gaps() {
        FairnessReport report = FairnessReport.of(List.of(
                new FairnessReport.Case(0.95, Map.of("sex", "f")),
                new FairnessReport.Case(0.85, Map.of("sex", "f")),
                new FairnessReport.Case(0.8, Map.of("sex", "m")),
                new FairnessReport.Case(0.6, Map.of("sex", "m"))));
        FairnessReport.Attribute sex = report.attributes().getFirst();
        assertThat(sex.overall()).isCloseTo(0.8, within(1e-12));
        assertThat(sex.equityScaled()).isCloseTo(0.8 / 1.2, within(1e-12));
        assertThat(sex.groups()).extracting(FairnessReport.Group::isSmall).containsExactly(true, true);
    }

    @Test
    void takes_columns_with_few_values_as_attributes() {
        CaseTable table = CaseTable.parse("t.csv", List.of("case,sex,site", "a,f,1", "b,m,1"));
        assertThat(table.attributes()).containsEntry("a", Map.of("sex", "f"));
    }
}
