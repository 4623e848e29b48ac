package org.toposeg.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.table.Table;
import org.toposeg.table.TableReader;
import org.toposeg.volume.InputException;

class FairnessCasesTest {

    private static Table table(String name, String... lines) {
        return TableReader.parse(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static FairnessCases dice(String... attributes) {
        return new FairnessCases("dice", null, List.of(attributes), Map.of());
    }

    @Test
    void takes_columns_with_few_values_as_groups_and_leaves_scores_and_names_out() {
        FairnessCases.Result result =
                dice().join(table("t.csv", "case,dice,iou,sex,name", "a,0.5,0.3,f,Ann", "b,0.7,0.5,m,Bob"), null);
        assertThat(result.cases().getFirst().attributes()).isEqualTo(Map.of("sex", "f"));
    }

    @Test
    void joins_subjects_by_bids_participant_id() {
        FairnessCases.Result result = dice().join(
                        table("cases.csv", "case,dice", "a,0.5", "b,0.7", "x,0.1"),
                        table("participants.csv", "participant_id,sex", "a,f", "b,m"));
        assertThat(result.cases()).extracting(c -> c.attributes().get("sex")).containsExactly("f", "m", null);
        assertThat(result.notes()).anyMatch(n -> n.startsWith("1 of 3 cases are not listed"));
    }

    @Test
    void averages_over_labels_or_takes_one() {
        Table scores = table("cases.csv", "case,label,dice,sex", "a,1,0.4,f", "a,2,0.8,f", "b,1,0.6,m", "b,2,,m");
        assertThat(dice().join(scores, null).cases())
                .extracting(ScoredCase::score)
                .containsExactly(0.6000000000000001, 0.6);
        FairnessCases.Result second = new FairnessCases("dice", "2", List.of(), Map.of()).join(scores, null);
        assertThat(second.cases()).extracting(ScoredCase::name).containsExactly("a");
        assertThat(second.notes()).anyMatch(n -> n.contains("1 score is undefined"));
    }

    @Test
    void cuts_ages_by_the_edges_given() {
        FairnessCases cases =
                new FairnessCases("dice", null, List.of("age"), Map.of("age", new AttributeBins(List.of(40.0, 60.0))));
        FairnessCases.Result result =
                cases.join(table("t.csv", "case,dice,age", "a,0.5,39", "b,0.5,40", "c,0.5,60", "d,0.5,"), null);
        assertThat(result.cases())
                .extracting(c -> c.attributes().get("age"))
                .containsExactly("below 40", "40 to below 60", "60 and above", null);
    }

    @Test
    void cuts_a_measured_attribute_into_thirds_and_says_where() {
        StringBuilder text = new StringBuilder("case,dice,age\n");
        for (int n = 0; n < 30; n++) {
            text.append("c").append(n).append(",0.5,").append(20 + n).append('\n');
        }
        FairnessCases.Result result = dice().join(table("t.csv", text.toString()), null);
        assertThat(result.bins().get("age").edges()).containsExactly(30.0, 40.0);
        assertThat(result.cases().stream()
                        .filter(c -> c.attributes().get("age").equals("below 30"))
                        .count())
                .isEqualTo(10);
    }

    @Test
    void tables_that_share_no_case_are_refused() {
        assertThatThrownBy(() -> dice().join(table("c.csv", "case,dice", "a,1"), table("s.csv", "case,sex", "b,f")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no case of c.csv (e.g. 'a') is listed in s.csv");
    }

    @Test
    void a_case_listed_twice_is_refused() {
        assertThatThrownBy(() -> dice().join(table("c.csv", "case,dice,sex", "a,1,f", "a,1,f"), null))
                .hasMessageContaining("lists case a twice");
    }

    @Test
    void a_missing_metric_lists_what_there_is() {
        assertThatThrownBy(() -> new FairnessCases("hd95", null, List.of(), Map.of())
                        .join(table("c.csv", "case,dice", "a,1"), null))
                .hasMessage("c.csv has no column 'hd95'; its columns are case, dice.");
    }

    @Test
    void the_mean_over_labels_is_exact() {
        Table scores = table("cases.csv", "case,label,dice,sex", "a,1,0.5,f", "a,2,1,f");
        assertThat(dice().join(scores, null).cases().getFirst().score()).isCloseTo(0.75, within(1e-15));
    }
}
