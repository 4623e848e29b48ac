package org.toposeg.network.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.WeightInitializer;
import tools.jackson.databind.json.JsonMapper;

class NormTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final NetworkSpec SPEC = TestNetworks.spec("unet", 2, 4, 2, false);

    @ParameterizedTest
    @CsvSource({"group, 16, 8", "group, 20, 5", "group, 4, 4", "group, 11, 1", "group:3, 12, 3", "instance, 7, 7"})
    void the_channels_fall_into_as_many_equal_groups_as_divide_them(String norm, int channels, int groups) {
        assertThat(Norm.parse(norm).groups(channels)).isEqualTo(groups);
    }

    @ParameterizedTest
    @ValueSource(strings = {"layer", "batch:2", "group:0", "Group", ""})
    void an_unknown_norm_is_refused_with_the_known_ones_listed(String text) {
        assertThatThrownBy(() -> Norm.parse(text))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("instance, group, group:N");
    }

    @ParameterizedTest
    @CsvSource({"group, 0", "group:4, 0.5", "batch, 0.1", "instance, 0.2"})
    void a_specification_names_its_norm_and_dropout(String norm, double dropout) {
        NetworkSpec spec = SPEC.with(Norm.parse(norm), dropout);
        assertThat(JSON.readValue(JSON.writeValueAsString(spec), NetworkSpec.class))
                .isEqualTo(spec);
    }

    @Test
    void what_is_usual_is_not_named_and_a_specification_without_it_is_read() {
        String json = JSON.writeValueAsString(SPEC);
        assertThat(json).doesNotContain("norm", "dropout");
        assertThat(JSON.readValue(json, NetworkSpec.class)).isEqualTo(SPEC);
    }

    @Test
    void a_dropout_of_everything_is_refused() {
        assertThatThrownBy(() -> SPEC.with(Norm.BATCH, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("dropout");
    }

    @Test
    void a_batch_norm_adds_a_running_mean_and_variance_which_are_not_learned() {
        Weights plain = WeightInitializer.initialize(SPEC, 1);
        Weights batch = WeightInitializer.initialize(SPEC.with(Norm.BATCH, 0), 1);
        assertThat(batch.learned().keySet()).isEqualTo(plain.parameters().keySet());
        assertThat(batch.parameters()).hasSize(plain.parameters().size() + 2 * 6);
        assertThat(batch.parameters().get("encoder.1.0.norm.mean").data())
                .hasSize(8)
                .containsOnly(0);
        assertThat(batch.parameters().get("encoder.1.0.norm.variance").data())
                .hasSize(8)
                .containsOnly(1);
    }
}
