package org.toposeg.web.surface;

import java.util.Arrays;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Vec3;

/**
 * The surface of one label by naive surface nets (Gibson 1998): one point in each cell of eight voxels that the surface
 * crosses, one quadrilateral for each pair of neighbours of which one is inside. Points are then smoothed but stay within
 * their cell, so that a vessel one voxel thin neither vanishes nor breaks.
 */
public final class SurfaceNets {

    private static final int SMOOTHING_STEPS = 8;

    /** Inward, then outward a little further (Taubin 1995): smooth without shrinking. */
    private static final float[] SMOOTHING_WEIGHTS = {0.5f, -0.52f};

    private static final float CELL_RADIUS = 0.5f;

    private final LabelBox box;
    private final int[] pointOfCell;
    private float[] points = new float[3 * 1024];
    private int pointCount;
    private int[] quads = new int[4 * 1024];
    private int quadCount;

    private SurfaceNets(LabelBox box) {
        this.box = box;
        this.pointOfCell = new int[box.voxels()];
    }

    /** Empty when the label does not occur. */
    public static Surface of(LabelMap map, int label) {
        return LabelBox.around(map, label)
                .map(box -> of(box, map))
                .orElseGet(() -> new Surface(new float[0], new int[0]));
    }

    private static Surface of(LabelBox box, LabelMap map) {
        SurfaceNets nets = new SurfaceNets(box);
        nets.placePoints();
        nets.connect();
        nets.smooth();
        return nets.surface(map.grid());
    }

    private void placePoints() {
        for (int k = 0; k < box.size(2) - 1; k++) {
            for (int j = 0; j < box.size(1) - 1; j++) {
                for (int i = 0; i < box.size(0) - 1; i++) {
                    placePoint(i, j, k);
                }
            }
        }
    }

    /** The mean of the middles of the cell's edges that the surface crosses. */
    private void placePoint(int i, int j, int k) {
        int corners = box.corners(i, j, k);
        if (corners == 0 || corners == 0xFF) {
            return;
        }
        float x = 0;
        float y = 0;
        float z = 0;
        int crossings = 0;
        for (int corner = 0; corner < 8; corner++) {
            for (int axis = 0; axis < 3; axis++) {
                int other = corner | 1 << axis;
                if (other != corner && (corners >> corner & 1) != (corners >> other & 1)) {
                    x += (corner & 1) + (axis == 0 ? 0.5f : 0);
                    y += (corner >> 1 & 1) + (axis == 1 ? 0.5f : 0);
                    z += (corner >> 2) + (axis == 2 ? 0.5f : 0);
                    crossings++;
                }
            }
        }
        pointOfCell[box.index(i, j, k)] = add(i + x / crossings, j + y / crossings, k + z / crossings);
    }

    private int add(float x, float y, float z) {
        if (3 * pointCount + 3 > points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
        }
        points[3 * pointCount] = x;
        points[3 * pointCount + 1] = y;
        points[3 * pointCount + 2] = z;
        return pointCount++;
    }

    private void connect() {
        for (int k = 1; k < box.size(2) - 1; k++) {
            for (int j = 1; j < box.size(1) - 1; j++) {
                for (int i = 1; i < box.size(0) - 1; i++) {
                    int v = box.index(i, j, k);
                    if (box.inside(v)) {
                        connectFaces(v);
                    }
                }
            }
        }
    }

    private void connectFaces(int v) {
        for (int axis = 0; axis < 3; axis++) {
            int step = box.stride(axis);
            if (!box.inside(v + step)) {
                addQuad(v, axis, true);
            }
            if (!box.inside(v - step)) {
                addQuad(v - step, axis, false);
            }
        }
    }

    /** The face between voxel v and the next one along the axis; outward is along the axis or against it. */
    private void addQuad(int v, int axis, boolean outwardAlong) {
        int b = box.stride((axis + 1) % 3);
        int c = box.stride((axis + 2) % 3);
        if (4 * quadCount + 4 > quads.length) {
            quads = Arrays.copyOf(quads, 2 * quads.length);
        }
        int q = 4 * quadCount++;
        quads[q] = pointOfCell[v - b - c];
        quads[q + 1] = pointOfCell[outwardAlong ? v - c : v - b];
        quads[q + 2] = pointOfCell[v];
        quads[q + 3] = pointOfCell[outwardAlong ? v - b : v - c];
    }

    private void smooth() {
        float[] start = Arrays.copyOf(points, 3 * pointCount);
        for (int step = 0; step < 2 * SMOOTHING_STEPS; step++) {
            float[] sums = new float[3 * pointCount];
            int[] neighbours = new int[pointCount];
            for (int q = 0; q < 4 * quadCount; q++) {
                int a = quads[q];
                int b = quads[(q & ~3) | (q + 1 & 3)];
                addNeighbour(sums, neighbours, a, b);
                addNeighbour(sums, neighbours, b, a);
            }
            moveWithinCells(sums, neighbours, start, SMOOTHING_WEIGHTS[step % 2]);
        }
    }

    private void addNeighbour(float[] sums, int[] neighbours, int point, int neighbour) {
        neighbours[point]++;
        for (int d = 0; d < 3; d++) {
            sums[3 * point + d] += points[3 * neighbour + d];
        }
    }

    private void moveWithinCells(float[] sums, int[] neighbours, float[] start, float weight) {
        for (int n = 0; n < start.length; n++) {
            float target = sums[n] / neighbours[n / 3];
            float moved = points[n] + weight * (target - points[n]);
            points[n] = Math.clamp(moved, start[n] - CELL_RADIUS, start[n] + CELL_RADIUS);
        }
    }

    private Surface surface(Grid grid) {
        float[] patient = new float[3 * pointCount];
        for (int p = 0; p < patient.length; p += 3) {
            Vec3 at = grid.toPatient(
                    points[p] + box.start(0), points[p + 1] + box.start(1), points[p + 2] + box.start(2));
            patient[p] = (float) at.x();
            patient[p + 1] = (float) at.y();
            patient[p + 2] = (float) at.z();
        }
        return new Surface(patient, triangles(grid.direction().handedness() > 0));
    }

    private int[] triangles(boolean rightHanded) {
        int[] triangles = new int[6 * quadCount];
        int[] order = rightHanded ? new int[] {0, 1, 2, 0, 2, 3} : new int[] {0, 2, 1, 0, 3, 2};
        for (int q = 0; q < quadCount; q++) {
            for (int n = 0; n < 6; n++) {
                triangles[6 * q + n] = quads[4 * q + order[n]];
            }
        }
        return triangles;
    }
}
