package org.toposeg.datasets.vessel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.datasets.shape.TaperedTube;
import org.toposeg.datasets.vessel.VesselGraph.Edge;
import org.toposeg.datasets.vessel.VesselOptions.Method;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.skeleton.Skeleton;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class VesselGeneratorTest {

    private static final Size VOLUME = new Size(48, 44, 40);
    private static final Size PLANE = new Size(120, 112, 1);
    private static final Vec3 SPACING = new Vec3(0.6, 0.6, 0.7);

    @TempDir
    private Path folder;

    static Stream<VesselOptions> everyKind() {
        List<VesselOptions> kinds = new ArrayList<>();
        for (Method method : Method.values()) {
            for (boolean ring : new boolean[] {false, true}) {
                kinds.add(new VesselOptions(VOLUME, SPACING, method, ring));
                kinds.add(new VesselOptions(PLANE, new Vec3(0.4, 0.4, 1), method, ring));
            }
        }
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_label_has_the_topology_of_its_graph_and_the_centre_line_runs_within(VesselOptions options) {
        int bifurcations = 0;
        for (long seed = 1; seed <= 3; seed++) {
            VesselCase vessels = VesselGenerator.generate(seed, options);
            BettiNumbers expected = new BettiNumbers(1, options.ring() ? 1 : 0, 0);
            assertThat(vessels.graph().betti()).isEqualTo(expected);
            assertThat(vessels.labelBetti()).isEqualTo(expected);
            bifurcations += vessels.graph().bifurcations().size();
            byte[] line = vessels.centreline().mask(1);
            byte[] label = vessels.label().mask(1);
            for (int v = 0; v < line.length; v++) {
                assertThat(line[v]).isLessThanOrEqualTo(label[v]);
            }
            assertThat(Skeleton.thinEveryPiece(line, options.size())).isEqualTo(line);
        }
        assertThat(bifurcations).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_centre_line_follows_the_graph(VesselOptions options) {
        VesselCase vessels = VesselGenerator.generate(5, options);
        byte[] line = vessels.centreline().mask(1);
        List<TaperedTube> tubes = tubes(vessels.graph());
        for (int v = 0; v < line.length; v++) {
            if (line[v] != 0) {
                assertThat(nearest(tubes, centre(v, options))).isLessThan(options.voxel());
            }
        }
        double voxels = 0;
        for (byte on : line) {
            voxels += on;
        }
        double length = vessels.graph().edges().stream()
                .mapToDouble(vessels.graph()::length)
                .sum();
        assertThat(voxels * options.voxel()).isBetween(0.6 * length, 1.4 * length);
    }

    /** mm from the axis of the nearest tube. */
    private static double nearest(List<TaperedTube> tubes, Vec3 p) {
        return tubes.stream().mapToDouble(t -> t.radius(p) - t.depth(p)).min().orElseThrow();
    }

    private static Vec3 centre(int v, VesselOptions options) {
        Size n = options.size();
        Vec3 s = options.spacing();
        return new Vec3(v % n.x() * s.x(), v / n.x() % n.y() * s.y(), v / n.x() / n.y() * s.z());
    }

    private static List<TaperedTube> tubes(VesselGraph graph) {
        return graph.edges().stream()
                .map(e -> new TaperedTube(
                        graph.nodes().get(e.from()).position(),
                        graph.nodes().get(e.to()).position(),
                        graph.nodes().get(e.from()).radius(),
                        graph.nodes().get(e.to()).radius()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_label_is_the_tubes_but_for_voxels_at_their_walls(VesselOptions options) {
        VesselCase vessels = VesselGenerator.generate(7, options);
        List<TaperedTube> tubes = tubes(vessels.graph());
        Vec3 s = options.spacing();
        double half = new Vec3(s.x(), s.y(), options.planar() ? 0 : s.z()).length() / 2;
        for (int v = 0; v < vessels.label().data().length; v++) {
            boolean inside = vessels.label().label(v) == 1;
            Vec3 p = centre(v, options);
            double depth = tubes.stream()
                    .filter(t -> isNear(t, p, half))
                    .mapToDouble(t -> t.depth(p))
                    .max()
                    .orElse(Double.NEGATIVE_INFINITY);
            assertThat(depth > half && !inside || depth < -half && inside)
                    .as("voxel %d, depth %s", v, depth)
                    .isFalse();
        }
    }

    /** Whether a tube could reach the voxel around a point. */
    private static boolean isNear(TaperedTube tube, Vec3 p, double half) {
        double reach = 2 * Math.max(tube.startRadius(), tube.endRadius())
                + tube.to().minus(tube.from()).length()
                + half;
        return Math.abs(p.x() - tube.from().x()) < reach && p.minus(tube.from()).length() < reach;
    }

    @Test
    void radii_of_colonised_vessels_obey_murrays_law_at_every_bifurcation() {
        VesselGraph graph = VesselGenerator.generate(2, new VesselOptions(VOLUME, SPACING, Method.COLONISATION, false))
                .graph();
        double[] cubes = new double[graph.nodes().size()];
        for (Edge edge : graph.edges()) {
            cubes[edge.from()] += Math.pow(graph.nodes().get(edge.to()).radius(), 3);
        }
        assertThat(graph.bifurcations()).hasSizeGreaterThan(5);
        for (int n : graph.bifurcations()) {
            assertThat(Math.pow(graph.nodes().get(n).radius(), 3)).isCloseTo(cubes[n], within(1e-9));
        }
        double end = graph.nodes().get(graph.ends().getFirst()).radius();
        assertThat(Math.pow(graph.nodes().getFirst().radius() / end, 3))
                .isCloseTo(graph.ends().size(), within(1e-6));
    }

    @Test
    void fractal_vessels_get_no_thicker_on_their_way() {
        VesselGraph graph = VesselGenerator.generate(2, new VesselOptions(VOLUME, SPACING, Method.FRACTAL, false))
                .graph();
        for (Edge edge : graph.edges()) {
            assertThat(graph.nodes().get(edge.to()).radius())
                    .isLessThanOrEqualTo(graph.nodes().get(edge.from()).radius());
        }
    }

    @Test
    void what_feeds_a_ring_carries_all_that_leaves_it() {
        VesselGraph graph = VesselGenerator.generate(3, new VesselOptions(VOLUME, SPACING, Method.COLONISATION, true))
                .graph();
        double end = graph.nodes().get(graph.ends().getFirst()).radius();
        double in = graph.inlets().stream()
                .mapToDouble(n -> Math.pow(graph.nodes().get(n).radius(), 3))
                .sum();
        assertThat(graph.inlets()).hasSize(3);
        assertThat(in / Math.pow(end, 3)).isCloseTo(graph.ends().size(), within(1e-6));
    }

    @Test
    void one_seed_gives_the_same_files_and_another_one_others() throws IOException {
        VesselOptions options = new VesselOptions(VOLUME, SPACING, Method.FRACTAL, false);
        for (String copy : List.of("a", "b")) {
            VesselDataSet.write(folder.resolve(copy), 11, 2, options, (name, vessels) -> {});
        }
        List<Path> files = files(folder.resolve("a"));
        assertThat(files).hasSize(9);
        for (Path file : files) {
            assertThat(folder.resolve("b").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(file));
        }
        Path labels = folder.resolve("a/labelsTr");
        assertThat(Files.readAllBytes(labels.resolve("vessels_11.nii.gz")))
                .isNotEqualTo(Files.readAllBytes(labels.resolve("vessels_12.nii.gz")));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
    }

    @Test
    void refuses_what_is_too_small_to_branch_in_and_voxels_too_long() {
        assertThatThrownBy(() -> new VesselOptions(new Size(64, 64, 8), SPACING, Method.FRACTAL, false))
                .hasMessageContaining("at least 32 voxels along each axis")
                .hasMessageContaining("64 × 64 × 8");
        assertThatThrownBy(() -> new VesselOptions(VOLUME, new Vec3(0.5, 0.5, 3), Method.FRACTAL, false))
                .hasMessageContaining("at most 4.0 times as long");
    }
}
