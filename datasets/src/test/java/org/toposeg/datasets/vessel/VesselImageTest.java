package org.toposeg.datasets.vessel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.datasets.vessel.VesselGraph.Edge;
import org.toposeg.datasets.vessel.VesselGraph.Node;
import org.toposeg.datasets.vessel.VesselOptions.Method;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Partial volume, in-flow, background and noise, each against its formula. */
class VesselImageTest {

    private static VesselGraph straight(Vec3 from, Vec3 to, double radius) {
        return new VesselGraph(
                List.of(new Node(from, radius), new Node(to, radius)), List.of(new Edge(0, 1)), List.of(0));
    }

    private static double filled(VesselGraph graph, Grid grid) {
        Tubes tubes = Tubes.draw(graph, grid, new double[] {1, 1});
        return IntStream.range(0, grid.size().voxels())
                .mapToDouble(tubes::share)
                .sum();
    }

    @Test
    void shares_of_voxels_add_up_to_the_volume_of_the_tube() {
        Grid grid = Grid.of(new Size(24, 24, 24), new Vec3(0.5, 0.5, 0.8));
        Vec3 from = new Vec3(3.1, 3.3, 4.2);
        Vec3 to = new Vec3(8.7, 7.9, 13.6);
        for (double radius : new double[] {0.2, 0.5, 1.4}) {
            double volume = Math.PI * radius * radius * (to.minus(from).length() + 4 * radius / 3);
            assertThat(filled(straight(from, to, radius), grid) * grid.voxelVolume())
                    .isCloseTo(volume, within(0.05 * volume));
        }
        Grid plane = Grid.of(new Size(40, 40, 1), new Vec3(0.5, 0.5, 1));
        Vec3 end = new Vec3(16.2, 11.9, 0);
        double area = 0.4 * (2 * end.minus(new Vec3(3.1, 3.3, 0)).length() + Math.PI * 0.4);
        assertThat(filled(straight(new Vec3(3.1, 3.3, 0), end, 0.4), plane) * 0.25)
                .isCloseTo(area, within(0.02 * area));
    }

    @Test
    void where_tubes_meet_nothing_counts_twice() {
        Grid grid = Grid.of(new Size(24, 24, 1), new Vec3(1, 1, 1));
        Node a = new Node(new Vec3(4, 12, 0), 2);
        Node b = new Node(new Vec3(19, 12, 0), 2);
        VesselGraph once = new VesselGraph(List.of(a, b), List.of(new Edge(0, 1)), List.of(0));
        VesselGraph twice = new VesselGraph(List.of(a, b), List.of(new Edge(0, 1), new Edge(1, 0)), List.of(0));
        assertThat(filled(twice, grid)).isEqualTo(filled(once, grid));
    }

    @Test
    void blood_darkens_on_its_way_and_faster_in_thin_vessels() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        nodes.add(new Node(new Vec3(0, 0, 0), 2));
        for (int n = 1; n <= 10; n++) {
            nodes.add(new Node(new Vec3(0, 0, n), 2));
            edges.add(new Edge(n - 1, n));
        }
        nodes.add(new Node(new Vec3(1, 0, 0), 1));
        edges.add(new Edge(0, 11));
        double[] brightness = InFlow.brightness(new VesselGraph(nodes, edges, List.of(0)), 5);
        assertThat(brightness[0]).isEqualTo(1);
        for (int n = 1; n <= 10; n++) {
            assertThat(brightness[n]).isCloseTo(0.35 + 0.65 * Math.exp(-n / 5.0), within(1e-12));
        }
        double slower = 2 / 1.5;
        assertThat(brightness[11]).isCloseTo(0.35 + 0.65 * Math.exp(-slower / 5.0), within(1e-12));
    }

    @Test
    void blood_is_brighter_than_the_tissue_beside_it_and_most_of_all_near_the_inlet() {
        VesselOptions options =
                new VesselOptions(new Size(48, 48, 64), new Vec3(0.6, 0.6, 0.6), Method.COLONISATION, false);
        VesselCase vessels = VesselGenerator.generate(4, options);
        double low = contrast(vessels, 0, 10);
        double high = contrast(vessels, 45, 60);
        assertThat(high).isGreaterThan(1.2);
        assertThat(low).isGreaterThan(1.2 * high);
    }

    /** The median of blood over that of the tissue in some slices, whatever the coils make of them. */
    private static double contrast(VesselCase vessels, int from, int to) {
        List<Float> blood = new ArrayList<>();
        List<Float> tissue = new ArrayList<>();
        Size size = vessels.label().grid().size();
        for (int v = size.index(0, 0, from); v < size.index(0, 0, to); v++) {
            (vessels.label().label(v) == 1 ? blood : tissue).add(vessels.image().data()[v]);
        }
        return median(blood) / median(tissue);
    }

    private static float median(List<Float> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    /** Without signal Rician noise is Rayleigh's, whose mean is sqrt(pi / (4 - pi)) = 1.913 deviations. */
    @Test
    void noise_in_air_is_rayleighs() {
        VesselOptions options = new VesselOptions(new Size(96, 96, 64), new Vec3(0.6, 0.6, 0.6), Method.FRACTAL, false);
        float[] data = VesselGenerator.generate(6, options).image().data();
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int v = 0; v < data.length; v++) {
            int x = v % 96;
            int y = v / 96 % 96;
            if (Math.min(x, 95 - x) < 4 && Math.min(y, 95 - y) < 4) {
                sum += data[v];
                squares += data[v] * data[v];
                count++;
            }
        }
        double mean = sum / count;
        assertThat(count).isEqualTo(64 * 64);
        assertThat(mean / Math.sqrt(squares / count - mean * mean)).isBetween(1.85, 2.25);
    }

    @Test
    void texture_is_smooth_with_mean_0_and_deviation_1() {
        Size size = new Size(40, 40, 10);
        float[] field = Texture.draw(new Random(1), size, 2);
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        for (int v = 0; v < field.length; v++) {
            sum += field[v];
            squares += field[v] * field[v];
            neighbours += v % 40 == 0 ? 0 : field[v] * field[v - 1];
        }
        assertThat(sum / field.length).isCloseTo(0, within(1e-4));
        assertThat(squares / field.length).isCloseTo(1, within(1e-3));
        // Two Gaussians of deviation 2 one voxel apart correlate by exp(-1 / 16).
        assertThat(neighbours / (field.length * 39 / 40.0)).isCloseTo(Math.exp(-1 / 16.0), within(0.05));
    }
}
