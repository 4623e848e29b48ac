package org.toposeg.web.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.web.VesselTree;

class SurfaceNetsTest {

    @Test
    void encloses_the_volume_of_a_ball_with_outward_triangles() {
        double radius = 9;
        Surface surface = SurfaceNets.of(ball(radius, Direction.IDENTITY), 1);
        double expected = 4.0 / 3 * Math.PI * Math.pow(radius, 3);
        assertThat(enclosedVolume(surface)).isCloseTo(expected, within(0.04 * expected));
    }

    @Test
    void keeps_triangles_outward_on_a_mirrored_grid() {
        Direction mirrored = new Direction(new Vec3(-1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));
        assertThat(enclosedVolume(SurfaceNets.of(ball(6, mirrored), 1))).isPositive();
    }

    @Test
    void has_the_euler_characteristic_of_a_sphere_for_one_voxel() {
        LabelMap map = LabelMap.zeros(Grid.of(new Size(1, 1, 1), new Vec3(1, 1, 1)));
        map.data()[0] = 5;
        assertThat(euler(SurfaceNets.of(map, 5))).isEqualTo(2);
    }

    @Test
    void keeps_a_vessel_one_voxel_thin_in_one_piece() {
        LabelMap map = LabelMap.zeros(Grid.of(new Size(3, 3, 20), new Vec3(1, 1, 1)));
        for (int k = 0; k < 20; k++) {
            map.data()[map.grid().size().index(1, 1, k)] = 1;
        }
        Surface surface = SurfaceNets.of(map, 1);
        assertThat(euler(surface)).isEqualTo(2);
        assertThat(enclosedVolume(surface)).isPositive();
    }

    @Test
    void is_empty_for_a_label_that_does_not_occur() {
        assertThat(SurfaceNets.of(VesselTree.labels(16), 99).isEmpty()).isTrue();
    }

    private static LabelMap ball(double radius, Direction direction) {
        int edge = (int) (2 * radius + 3);
        Grid grid = new Grid(new Size(edge, edge, edge), new Vec3(1, 1, 1), new Vec3(10, -4, 7), direction);
        LabelMap map = LabelMap.zeros(grid);
        double centre = (edge - 1) / 2.0;
        for (int v = 0; v < map.data().length; v++) {
            Vec3 offset = new Vec3(v % edge - centre, v / edge % edge - centre, v / edge / edge - centre);
            map.data()[v] = (short) (offset.length() <= radius ? 1 : 0);
        }
        return map;
    }

    /** Divergence theorem: a sixth of the sum of a · (b × c) over outward triangles. */
    private static double enclosedVolume(Surface surface) {
        double sum = 0;
        for (int t = 0; t < surface.triangles().length; t += 3) {
            sum += point(surface, t).dot(point(surface, t + 1).cross(point(surface, t + 2)));
        }
        return sum / 6;
    }

    private static Vec3 point(Surface surface, int corner) {
        int p = 3 * surface.triangles()[corner];
        return new Vec3(surface.points()[p], surface.points()[p + 1], surface.points()[p + 2]);
    }

    private static int euler(Surface surface) {
        int[] triangles = surface.triangles();
        Set<Long> edges = new HashSet<>();
        for (int t = 0; t < triangles.length; t += 3) {
            for (int e = 0; e < 3; e++) {
                long a = triangles[t + e];
                long b = triangles[t + (e + 1) % 3];
                edges.add(Math.min(a, b) << 32 | Math.max(a, b));
            }
        }
        return surface.points().length / 3 - edges.size() + triangles.length / 3;
    }
}
