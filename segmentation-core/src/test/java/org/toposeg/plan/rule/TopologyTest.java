package org.toposeg.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

    @Test
    void the_hippocampus_gets_nnu_nets_patch() {
        Topology topology = Topology.of(new int[] {36, 50, 35}, new double[] {1, 1, 1}, 150_000, 4);
        assertThat(topology.patch()).containsExactly(40, 56, 40);
        assertThat(topology.strides()).hasSize(4).endsWith(List.of(2, 2, 2));
    }

    @Test
    void thick_slices_are_neither_halved_nor_convolved_across_before_the_plane_is_as_coarse() {
        Topology topology = Topology.of(new int[] {20, 320, 320}, new double[] {3.6, 0.62, 0.62}, 1_000_000, 6);
        assertThat(topology.kernels().getFirst()).containsExactly(1, 3, 3);
        assertThat(topology.strides().get(1)).containsExactly(1, 2, 2);
        assertThat(topology.kernels().getLast()).containsExactly(3, 3, 3);
    }

    @Test
    void planar_images_keep_one_slice() {
        Topology topology = Topology.of(new int[] {1, 584, 565}, new double[] {1, 1, 1}, 75_000, 5);
        assertThat(topology.patch().getFirst()).isEqualTo(1);
        assertThat(topology.patch().get(1) * topology.patch().get(2)).isLessThanOrEqualTo(75_000);
        assertThat(topology.patch().get(1) % 16).isZero();
        assertThat(topology.kernels()).allMatch(k -> k.getFirst() == 1);
    }
}
