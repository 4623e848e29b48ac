package org.toposeg.topology.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.component.EulerCharacteristic;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.topology.testing.RandomMasks;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class SkeletonGraphTest {

    private static final Vec3 UNIT = new Vec3(1, 1, 1);

    @Test
    void a_straight_tube_is_one_branch_of_its_length_and_radius() {
        Size size = new Size(60, 21, 21);
        Vec3 spacing = new Vec3(0.5, 1, 1);
        byte[] mask = new byte[size.voxels()];
        for (int v = 0; v < mask.length; v++) {
            int x = v % 60;
            double fromAxis = Math.hypot(v / 60 % 21 - 10, v / 60 / 21 - 10);
            mask[v] = (byte) (x >= 5 && x < 55 && fromAxis <= 3 ? 1 : 0);
        }
        SkeletonGraph graph = SkeletonGraph.of(mask, size, spacing);
        assertThat(graph.count(SkeletonNode.Kind.END)).isEqualTo(2);
        assertThat(graph.branches()).hasSize(1);
        SkeletonBranch branch = graph.branches().getFirst();
        assertThat(branch.length()).isEqualTo(branch.chord());
        assertThat(branch.tortuosity()).isEqualTo(1);
        int steps = branch.voxels().length - 1;
        assertThat(branch.length()).isCloseTo(0.5 * steps, within(1e-9));
        assertThat(graph.length()).isBetween(0.5 * 49 - 2 * 3, 0.5 * 49);
        assertThat(branch.meanRadius()).isBetween(3.0, 4.0);
        assertThat(graph.meanRadius()).isCloseTo(branch.meanRadius(), within(1e-12));
    }

    @Test
    void a_fork_has_three_ends_and_one_junction() {
        Size size = new Size(41, 41, 1);
        byte[] mask = new byte[size.voxels()];
        for (int i = 0; i < 15; i++) {
            mask[size.index(20, 20 + i, 0)] = 1;
            mask[size.index(20 - i, 20 - i, 0)] = 1;
            mask[size.index(20 + i, 20 - i, 0)] = 1;
        }
        SkeletonGraph graph = SkeletonGraph.of(mask, size, new Vec3(2, 2, 7));
        assertThat(graph.count(SkeletonNode.Kind.END)).isEqualTo(3);
        assertThat(graph.count(SkeletonNode.Kind.JUNCTION)).isEqualTo(1);
        assertThat(graph.branches()).hasSize(3);
        assertThat(graph.length()).isCloseTo(2 * 14 * (1 + 2 * Math.sqrt(2)), within(1e-9));
        SkeletonNode junction = graph.nodes().stream()
                .filter(n -> n.kind() == SkeletonNode.Kind.JUNCTION)
                .findFirst()
                .orElseThrow();
        assertThat(junction.position()).isEqualTo(new Vec3(40, 40, 0));
    }

    @Test
    void corners_of_a_path_are_no_junctions() {
        Size size = new Size(9, 9, 9);
        int[][] steps = {{1, 1, 1}, {2, 1, 1}, {2, 2, 1}, {2, 2, 2}, {3, 2, 2}, {3, 3, 3}, {4, 3, 3}, {4, 4, 3}};
        int[] voxels = Arrays.stream(steps)
                .mapToInt(s -> size.index(s[0], s[1], s[2]))
                .sorted()
                .toArray();
        MedialAxis axis = new MedialAxis(size, UNIT, voxels, new float[voxels.length]);
        SkeletonGraph graph = SkeletonGraph.of(axis);
        assertThat(graph.count(SkeletonNode.Kind.JUNCTION)).isZero();
        assertThat(graph.branches()).hasSize(1);
        assertThat(graph.branches().getFirst().voxels()).hasSize(steps.length);
    }

    @Test
    void a_ring_is_a_branch_without_nodes() {
        Size size = new Size(64, 64, 1);
        byte[] mask = new byte[size.voxels()];
        for (int v = 0; v < mask.length; v++) {
            double r = Math.hypot(v % 64 - 31.5, v / 64 - 31.5);
            mask[v] = (byte) (r > 18 && r < 22 ? 1 : 0);
        }
        SkeletonGraph graph = SkeletonGraph.of(mask, size, new Vec3(0.7, 0.7, 1));
        assertThat(graph.nodes()).isEmpty();
        assertThat(graph.branches()).hasSize(1);
        assertThat(graph.branches().getFirst().isRing()).isTrue();
        assertThat(graph.length()).isCloseTo(0.7 * 2 * Math.PI * 20, within(0.7 * 2 * Math.PI));
    }

    /** The raw path of voxel centres would be 6 % too long on average. */
    @Test
    void oblique_lines_are_measured_to_two_percent() {
        Random random = new Random(91);
        Size size = new Size(64, 64, 64);
        for (int i = 0; i < 50; i++) {
            Vec3 d = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
            byte[] mask = new byte[size.voxels()];
            for (double t = -30; t <= 30; t += 0.1) {
                Vec3 p = d.times(t).plus(new Vec3(32, 32, 32));
                mask[size.index(Math.round((float) p.x()), Math.round((float) p.y()), Math.round((float) p.z()))] = 1;
            }
            SkeletonBranch branch =
                    SkeletonGraph.of(mask, size, UNIT).branches().getFirst();
            assertThat(branch.tortuosity()).isBetween(1 - 1e-12, 1.02);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nodes_less_branches_is_the_euler_characteristic(boolean planar) {
        Random random = new Random(92);
        for (int i = 0; i < 1000; i++) {
            Size size = RandomMasks.size(random, planar ? 24 : 11, planar);
            byte[] mask = i % 2 == 0 ? RandomMasks.blobs(random, size) : RandomMasks.mask(random, size);
            assertThat(SkeletonGraph.of(mask, size, UNIT).euler())
                    .isEqualTo(EulerCharacteristic.of(mask, size, Connectivity.full(size)));
        }
    }

    @Test
    void every_voxel_of_the_skeleton_is_in_a_node_or_a_branch() {
        Random random = new Random(93);
        for (int i = 0; i < 500; i++) {
            Size size = RandomMasks.size(random, 12, i % 2 == 0);
            MedialAxis axis = MedialAxis.of(RandomMasks.mask(random, size), size, UNIT);
            SkeletonGraph graph = SkeletonGraph.of(axis);
            boolean[] seen = new boolean[size.voxels()];
            graph.nodes().forEach(n -> Arrays.stream(n.voxels()).forEach(v -> seen[v] = true));
            graph.branches().forEach(b -> Arrays.stream(b.voxels()).forEach(v -> seen[v] = true));
            for (int v : axis.voxels()) {
                assertThat(seen[v]).isTrue();
                seen[v] = false;
            }
            assertThat(seen).containsOnly(false);
        }
    }

    @Test
    void radii_are_distances_to_the_background() {
        Random random = new Random(94);
        Size size = new Size(20, 18, 15);
        Vec3 spacing = new Vec3(0.5, 0.8, 2);
        byte[] mask = RandomMasks.blobs(random, size);
        MedialAxis axis = MedialAxis.of(mask, size, spacing);
        byte[] skeleton = Skeleton.thinEveryPiece(mask, size);
        float[] distance = DistanceTransform.toBackground(mask, size, spacing);
        float[] map = axis.radiusMap();
        for (int v = 0; v < mask.length; v++) {
            assertThat(map[v]).isEqualTo(skeleton[v] * distance[v]);
        }
    }

    @Test
    void nothing_has_an_empty_graph_and_a_voxel_an_isolated_node() {
        Size size = new Size(3, 1, 4);
        SkeletonGraph nothing = SkeletonGraph.of(new byte[12], size, UNIT);
        assertThat(nothing.nodes()).isEmpty();
        assertThat(nothing.length()).isZero();
        assertThat(nothing.meanRadius()).isNaN();
        byte[] one = new byte[12];
        one[5] = 1;
        SkeletonGraph single = SkeletonGraph.of(one, size, new Vec3(2, 3, 4));
        assertThat(single.count(SkeletonNode.Kind.ISOLATED)).isEqualTo(1);
        assertThat(single.nodes().getFirst().position()).isEqualTo(new Vec3(4, 0, 4));
        assertThat(single.branches()).isEmpty();
    }

    @Test
    void refuses_a_spacing_that_is_not_positive() {
        assertThatThrownBy(() -> SkeletonGraph.of(new byte[8], new Size(2, 2, 2), new Vec3(1, 1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spacing must be finite and > 0, got 0.0 for z");
    }
}
