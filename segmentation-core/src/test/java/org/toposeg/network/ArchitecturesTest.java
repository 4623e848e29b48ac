package org.toposeg.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitecturesTest {

    @Test
    void an_unknown_name_is_refused_with_the_known_ones_listed() {
        assertThatThrownBy(() -> Architectures.named("vnet"))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("vnet")
                .hasMessageContaining("unet-maxpool");
    }

    @Test
    void a_unet_has_as_many_parameters_as_its_layers_sum_up_to() {
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 2, false);
        // encoder 2→4, 4→4, 4→8, 8→8; up 8→4; decoder 8→4, 4→4; each with scale and shift; output 4→3 with bias.
        int convolutions = 9 * (2 * 4 + 4 * 4 + 4 * 8 + 8 * 8 + 8 * 4 + 4 * 4);
        int norms = 2 * (4 + 4 + 8 + 8 + 4 + 4);
        int expected = convolutions + norms + (8 * 4 * 4 + 4) + (4 * 3 + 3);
        int actual = WeightInitializer.initialize(spec, 1).parameters().values().stream()
                .mapToInt(p -> p.data().length)
                .sum();
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void a_residual_encoder_has_one_three_and_four_blocks_of_two_convolutions_and_starts_as_its_shortcuts() {
        Weights weights = WeightInitializer.initialize(TestNetworks.spec("unet-residual", 2, 4, 3, false), 1);
        for (int level = 0; level < 3; level++) {
            String prefix = "encoder." + level + ".";
            assertThat(weights.parameters().keySet().stream()
                            .filter(name -> name.startsWith(prefix) && name.endsWith(".conv.weight")))
                    .hasSize(new int[] {2, 2 * 3 + 1, 2 * 4 + 1}[level]);
        }
        weights.parameters().forEach((name, p) -> {
            if (name.endsWith(".norm.scale")) {
                assertThat(p.data()).as(name).containsOnly(name.endsWith(".second.norm.scale") ? 0 : 1);
            }
        });
    }

    @Test
    void an_attention_gate_adds_three_projections_at_each_level_of_the_way_up() {
        NetworkSpec plain = TestNetworks.spec("unet", 2, 4, 3, false);
        NetworkSpec gated = TestNetworks.spec("unet-attention", 2, 4, 3, false);
        var names = new java.util.TreeSet<>(
                WeightInitializer.initialize(gated, 1).parameters().keySet());
        names.removeAll(WeightInitializer.initialize(plain, 1).parameters().keySet());
        assertThat(names).hasSize(2 * 3 * 3).allMatch(name -> name.matches("decoder\\.[01]\\.gate\\..*"));
    }

    @Test
    void initial_weights_have_the_deviation_of_he_and_depend_on_the_seed_alone() {
        NetworkSpec spec = TestNetworks.spec("unet", 3, 16, 3, false);
        float[] first = data(spec, 7);
        double squares = 0;
        for (float w : first) {
            squares += w * w;
        }
        double expected = Math.sqrt(2 / (1 + 1e-4) / (16 * 27));
        assertThat(Math.sqrt(squares / first.length))
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(0.03 * expected));
        assertThat(data(spec, 7)).isEqualTo(first);
        assertThat(data(spec, 8)).isNotEqualTo(first);
    }

    private static float[] data(NetworkSpec spec, long seed) {
        return WeightInitializer.initialize(spec, seed)
                .parameters()
                .get("encoder.1.0.conv.weight")
                .data();
    }

    @Test
    void a_specification_with_an_even_kernel_is_refused() {
        assertThatThrownBy(() -> new NetworkSpec(
                        "unet", 2, 1, 2, List.of(4), List.of(List.of(2, 3)), List.of(List.of(1, 1)), false))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("odd");
    }
}
