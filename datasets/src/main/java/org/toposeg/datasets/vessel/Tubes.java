package org.toposeg.datasets.vessel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.toposeg.datasets.shape.TaperedTube;
import org.toposeg.datasets.shape.VoxelBox;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Vec3;

/**
 * Vessels drawn on a grid: the share of each voxel that they fill, out of 64 places in it (4 × 4 × 4, in a plane 8 × 8),
 * which counts a place once however many tubes meet there; and the brightness of the blood, highest on the axis as laminar
 * flow is fastest there.
 */
final class Tubes {

    private static final long ALL = -1;
    private static final int PLACES = 64;
    private static final double SLOWER_AT_WALL = 0.3;

    private final Grid grid;
    private final Vec3[] places = new Vec3[PLACES];
    private final double halfDiagonal;
    private final long[] filled;
    private final float[] depth;
    private final float[] blood;

    private Tubes(Grid grid) {
        this.grid = grid;
        int n = grid.size().voxels();
        this.filled = new long[n];
        this.depth = new float[n];
        this.blood = new float[n];
        Arrays.fill(depth, Float.NEGATIVE_INFINITY);
        Vec3 s = grid.spacing();
        boolean planar = grid.size().isPlanar();
        int edge = planar ? 8 : 4;
        for (int p = 0; p < PLACES; p++) {
            double z = planar ? 0 : (p / (edge * edge) + 0.5) / edge - 0.5;
            places[p] = new Vec3(
                    ((p % edge + 0.5) / edge - 0.5) * s.x(), ((p / edge % edge + 0.5) / edge - 0.5) * s.y(), z * s.z());
        }
        this.halfDiagonal = new Vec3(s.x(), s.y(), planar ? 0 : s.z()).length() / 2;
    }

    /** @param brightness of the blood at each node */
    static Tubes draw(VesselGraph graph, Grid grid, double[] brightness) {
        Tubes tubes = new Tubes(grid);
        for (VesselGraph.Edge edge : graph.edges()) {
            VesselGraph.Node from = graph.nodes().get(edge.from());
            VesselGraph.Node to = graph.nodes().get(edge.to());
            TaperedTube tube = new TaperedTube(from.position(), to.position(), from.radius(), to.radius());
            tubes.draw(tube, (brightness[edge.from()] + brightness[edge.to()]) / 2);
        }
        return tubes;
    }

    private void draw(TaperedTube tube, double brightness) {
        Vec3 s = grid.spacing();
        double reach = Math.max(tube.startRadius(), tube.endRadius()) + halfDiagonal;
        VoxelBox.around(
                        grid.size(),
                        inVoxels(tube.from()),
                        inVoxels(tube.to()),
                        new Vec3(reach / s.x(), reach / s.y(), reach / s.z()))
                .forEach((i, j, k, v) -> draw(tube, brightness, new Vec3(i * s.x(), j * s.y(), k * s.z()), v));
    }

    private Vec3 inVoxels(Vec3 p) {
        Vec3 s = grid.spacing();
        return new Vec3(p.x() / s.x(), p.y() / s.y(), p.z() / s.z());
    }

    private void draw(TaperedTube tube, double brightness, Vec3 centre, int v) {
        double d = tube.depth(centre);
        if (d > -halfDiagonal) {
            filled[v] |= d >= halfDiagonal ? ALL : places(tube, centre);
            if (d > depth[v]) {
                depth[v] = (float) d;
                double off = Math.clamp(1 - d / tube.radius(centre), 0, 1);
                blood[v] = (float) (brightness * (1 - SLOWER_AT_WALL * off * off));
            }
        }
    }

    private long places(TaperedTube tube, Vec3 centre) {
        long inside = 0;
        for (int p = 0; p < PLACES; p++) {
            if (tube.depth(centre.plus(places[p])) >= 0) {
                inside |= 1L << p;
            }
        }
        return inside;
    }

    /** The share of a voxel that vessels fill, 0 to 1. */
    double share(int v) {
        return Long.bitCount(filled[v]) / (double) PLACES;
    }

    /** The brightness of the blood in a voxel. */
    double blood(int v) {
        return blood[v];
    }

    /** Voxels that vessels fill at least half, or whose centre lies in one, the deepest first. */
    int[] inside() {
        return IntStream.range(0, filled.length)
                .filter(v -> depth[v] >= 0 || share(v) >= 0.5)
                .boxed()
                .sorted((a, b) -> Float.compare(depth[b], depth[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
