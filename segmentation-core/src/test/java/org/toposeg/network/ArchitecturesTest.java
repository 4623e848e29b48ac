package org.toposeg.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Shapes;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.samediff.SameDiffNetwork;

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

    @ParameterizedTest
    @ValueSource(strings = {"unet-2.5d", "slab-pair", "mcanet"})
    void a_single_output_has_the_size_of_the_image_also_where_strides_differ_by_axis(String architecture) {
        NetworkSpec spec = TestNetworks.anisotropic(architecture);
        int[] shape = {1, 1, 2, 8, 12};
        try (SameDiffNetwork network = new SameDiffNetwork(spec, WeightInitializer.initialize(spec, 1))) {
            assertThat(network.forward(TestNetworks.noise(2 * 8 * 12, 1), shape))
                    .hasSize(2 * 2 * 8 * 12);
        }
        assertThat(MemoryEstimate.ofStep(spec, 2, new int[] {4, 8, 12}, 4))
                .isGreaterThan(MemoryEstimate.ofStep(spec, 1, new int[] {4, 8, 12}, 4));
    }

    @Test
    void planar_networks_are_flat_across_their_plane_alone() {
        Weights weights = WeightInitializer.initialize(TestNetworks.anisotropic("unet-2.5d"), 1);
        Map<String, Integer> across = Map.of("axial", 2, "coronal", 3, "sagittal", 4);
        across.forEach((plane, flat) -> {
            List<int[]> kernels = kernels(weights, plane + "\\..*coder.*\\.conv\\.weight");
            assertThat(kernels).as(plane).hasSize(2 * 3 + 2 * 2);
            kernels.forEach(shape -> assertThat(Arrays.copyOfRange(shape, 2, 5)).isEqualTo(flatAt(flat)));
        });
        assertThat(kernels(weights, "output\\.fusion\\.conv\\.weight"))
                .singleElement()
                .satisfies(shape -> assertThat(shape).containsExactly(3, 3 * 2, 3, 3, 3));
    }

    private static int[] flatAt(int axis) {
        int[] kernel = {3, 3, 3};
        kernel[axis - 2] = 1;
        return kernel;
    }

    @Test
    void slabs_reach_over_slices_at_the_finest_level_alone_and_keep_all_of_them() {
        Weights weights = WeightInitializer.initialize(TestNetworks.spec("slab-pair", 3, 4, 3, false), 1);
        assertThat(kernels(weights, "slab\\.(en|de)coder\\.0\\..\\.conv\\.weight"))
                .hasSize(4)
                .allMatch(shape -> shape[2] == 3);
        assertThat(kernels(weights, "slab\\.(en|de)coder\\.[12]\\..\\.conv\\.weight"))
                .hasSize(2 * 2 + 2)
                .allMatch(shape -> shape[2] == 1);
        assertThat(kernels(weights, "slab\\.decoder\\..\\.up\\.weight"))
                .hasSize(2)
                .allMatch(shape -> shape[2] == 1);
        assertThat(kernels(weights, "whole\\.encoder\\.0\\.0\\.conv\\.weight"))
                .singleElement()
                .satisfies(shape -> assertThat(shape).containsExactly(8, 2, 3, 3, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void each_axis_attends_with_strips_of_7_11_and_21_along_itself(int dimensions) {
        Weights weights = WeightInitializer.initialize(TestNetworks.spec("mcanet", dimensions, 4, 3, false), 1);
        for (int axis = 0; axis < dimensions; axis++) {
            List<int[]> strips = kernels(weights, "decoder\\.attention\\." + axis + "\\.strip.*");
            int along = axis + 2;
            assertThat(strips).extracting(shape -> shape[along]).containsExactly(7, 11, 21);
            strips.forEach(shape -> assertThat(Shapes.volume(shape)).isEqualTo(8 * shape[along]));
        }
    }

    private static List<int[]> kernels(Weights weights, String names) {
        return weights.parameters().entrySet().stream()
                .filter(e -> e.getKey().matches(names))
                .map(e -> e.getValue().shape())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "unet-2.5d, 2, 3, false, is for volumes",
        "slab-pair, 2, 3, false, is for volumes",
        "slab-pair, 3, 1, false, at least two levels",
        "mcanet, 2, 1, false, at least two levels",
        "unet-2.5d, 3, 3, true, deepSupervision to false",
        "slab-pair, 3, 3, true, deepSupervision to false",
        "mcanet, 2, 3, true, deepSupervision to false"
    })
    void what_a_network_is_not_defined_for_is_refused_by_name(
            String architecture, int dimensions, int levels, boolean deepSupervision, String said) {
        NetworkSpec spec = TestNetworks.spec(architecture, dimensions, 4, levels, deepSupervision);
        assertThatThrownBy(() -> WeightInitializer.initialize(spec, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining(architecture)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unet", "unet-residual", "unet-attention", "unet-2.5d", "slab-pair", "mcanet"})
    void only_outputs_depend_on_the_labels_so_that_fine_tuning_makes_them_anew(String architecture) {
        NetworkSpec three = TestNetworks.spec(architecture, 3, 4, 2, false);
        NetworkSpec five = NetworkSpec.of(
                architecture, 3, 2, 5, new NetworkSpec.Pyramid(three.features(), three.kernels(), three.strides()));
        Map<String, Weights.Parameter> of5 =
                WeightInitializer.initialize(five, 1).parameters();
        WeightInitializer.initialize(three, 1).parameters().forEach((name, of3) -> {
            if (!name.startsWith("output.")) {
                assertThat(of5.get(name).shape()).as(name).isEqualTo(of3.shape());
            }
        });
        assertThat(of5.get("output.0.bias").shape()).containsExactly(5);
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
        assertThatThrownBy(() -> NetworkSpec.of(
                        "unet",
                        2,
                        1,
                        2,
                        new NetworkSpec.Pyramid(List.of(4), List.of(List.of(2, 3)), List.of(List.of(1, 1)))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("odd");
    }
}
