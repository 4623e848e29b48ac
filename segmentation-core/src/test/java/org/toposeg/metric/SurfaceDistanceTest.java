package org.toposeg.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.toposeg.metric.Measured.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** The surface distances against their definition, point by point in patient space. */
class SurfaceDistanceTest {

    private static final Random RANDOM = new Random(7);

    private static byte[] blob(Size size, double density) {
        byte[] mask = new byte[size.voxels()];
        int pieces = 1 + RANDOM.nextInt(6);
        for (int piece = 0; piece < pieces; piece++) {
            int ci = RANDOM.nextInt(size.x());
            int cj = RANDOM.nextInt(size.y());
            int ck = RANDOM.nextInt(size.z());
            double radius = 1 + RANDOM.nextDouble() * 4;
            for (int v = 0; v < mask.length; v++) {
                int i = v % size.x() - ci;
                int j = v / size.x() % size.y() - cj;
                int k = v / size.x() / size.y() - ck;
                if (i * i + j * j + k * k < radius * radius && RANDOM.nextDouble() < density) {
                    mask[v] = 1;
                }
            }
        }
        return mask;
    }

    private static List<Vec3> surface(byte[] mask, Grid grid) {
        List<Vec3> points = new ArrayList<>();
        Size size = grid.size();
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++) {
                    boolean inner = in(mask, size, i - 1, j, k)
                            && in(mask, size, i + 1, j, k)
                            && in(mask, size, i, j - 1, k)
                            && in(mask, size, i, j + 1, k)
                            && (size.isPlanar() || in(mask, size, i, j, k - 1) && in(mask, size, i, j, k + 1));
                    if (in(mask, size, i, j, k) && !inner) {
                        points.add(grid.toPatient(i, j, k));
                    }
                }
            }
        }
        return points;
    }

    private static boolean in(byte[] mask, Size size, int i, int j, int k) {
        boolean inside = i >= 0 && j >= 0 && k >= 0 && i < size.x() && j < size.y() && k < size.z();
        return inside && mask[size.index(i, j, k)] != 0;
    }

    private static double greatest(List<Vec3> from, List<Vec3> to) {
        return from.stream()
                .mapToDouble(p ->
                        to.stream().mapToDouble(q -> p.minus(q).length()).min().orElseThrow())
                .max()
                .orElseThrow();
    }

    private static double sum(List<Vec3> from, List<Vec3> to) {
        return from.stream()
                .mapToDouble(p ->
                        to.stream().mapToDouble(q -> p.minus(q).length()).min().orElseThrow())
                .sum();
    }

    private static void agreesOn(Grid grid, byte[] prediction, byte[] reference) {
        List<Vec3> p = surface(prediction, grid);
        List<Vec3> r = surface(reference, grid);
        MaskPair pair = MaskPair.of(grid, prediction, reference);
        assertThat(number(pair, "hd")).isCloseTo(Math.max(greatest(p, r), greatest(r, p)), within(1e-9));
        assertThat(number(pair, "assd")).isCloseTo((sum(p, r) + sum(r, p)) / (p.size() + r.size()), within(1e-9));
    }

    @Test
    void distances_are_those_in_patient_space_on_oblique_and_sheared_grids() {
        double tilt = Math.toRadians(20);
        Vec3 tilted = new Vec3(0, Math.sin(tilt), Math.cos(tilt));
        Direction gantry = new Direction(new Vec3(1, 0, 0), new Vec3(0, 1, 0), tilted);
        for (int trial = 0; trial < 60; trial++) {
            Size size = new Size(5 + RANDOM.nextInt(12), 5 + RANDOM.nextInt(12), 1 + RANDOM.nextInt(10));
            Vec3 spacing =
                    new Vec3(0.3 + RANDOM.nextDouble(), 0.3 + RANDOM.nextDouble(), 0.5 + 4 * RANDOM.nextDouble());
            Direction direction = trial % 2 == 0 ? Direction.IDENTITY : gantry;
            Grid grid = new Grid(size, spacing, new Vec3(-40, 12, 3), direction);
            byte[] prediction = blob(size, 0.9);
            byte[] reference = blob(size, 0.6);
            prediction[RANDOM.nextInt(prediction.length)] = 1;
            reference[RANDOM.nextInt(reference.length)] = 1;
            agreesOn(grid, prediction, reference);
        }
    }

    @Test
    void a_picture_has_contours_and_not_only_surface_pixels() {
        Grid grid = Grid.of(new Size(9, 9, 1), new Vec3(1, 1, 5));
        byte[] prediction = new byte[81];
        byte[] reference = new byte[81];
        for (int v = 0; v < 81; v++) {
            int i = v % 9;
            int j = v / 9;
            prediction[v] = (byte) (i >= 2 && i <= 6 && j >= 2 && j <= 6 ? 1 : 0);
            reference[v] = (byte) (i >= 1 && i <= 7 && j >= 1 && j <= 7 ? 1 : 0);
        }
        MaskPair pair = MaskPair.of(grid, prediction, reference);
        // 16 contour pixels of the 5 × 5 square and 20 of the 24 of the 7 × 7 square are 1 mm away, its corners √2.
        assertThat(number(pair, "nsd")).isCloseTo(36.0 / 40, within(1e-12));
        assertThat(number(pair, "hd")).isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void many_points_are_searched_as_exactly_as_few() {
        Size size = new Size(60, 50, 40);
        Grid grid = Grid.of(size, new Vec3(0.7, 0.7, 2));
        byte[] prediction = new byte[size.voxels()];
        byte[] reference = new byte[size.voxels()];
        for (int v = 0; v < prediction.length; v++) {
            prediction[v] = (byte) (RANDOM.nextInt(400) == 0 ? 1 : 0);
            reference[v] = (byte) (RANDOM.nextInt(300) == 0 ? 1 : 0);
        }
        agreesOn(grid, prediction, reference);
    }
}
