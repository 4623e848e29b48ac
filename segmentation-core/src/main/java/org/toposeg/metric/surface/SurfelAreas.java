package org.toposeg.metric.surface;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.volume.Vec3;

/**
 * The area of the surface that passes between eight neighbouring voxel centres, for each of the 256 ways in which a mask
 * can hold them; the length of the contour between four of them in a plane.
 *
 * <p>The surface cuts the edges between inside and outside half-way. Where a face has both diagonals mixed, the corners of
 * the minority are kept apart. A loop of more than three cuts is split into triangles so that the total area of the unit
 * cell's is largest, and among equals the single triangles': by this rule the areas are those of DeepMind's
 * surface-distance, which tabulates them.
 */
final class SurfelAreas {

    private static final List<List<Vec3>> NORMALS = normals();

    private SurfelAreas() {}

    /**
     * @param spacing along x, y and z in mm
     * @return area in mm² by code; bit {@code dx + 2 dy + 4 dz} of the code stands for the corner (dx, dy, dz)
     */
    static double[] areas(double[] spacing) {
        Vec3 scale = new Vec3(spacing[1] * spacing[2], spacing[0] * spacing[2], spacing[0] * spacing[1]);
        double[] areas = new double[256];
        for (int code = 0; code < 256; code++) {
            for (Vec3 n : NORMALS.get(code)) {
                areas[code] += new Vec3(n.x() * scale.x(), n.y() * scale.y(), n.z() * scale.z()).length();
            }
        }
        return areas;
    }

    /**
     * @param a spacing along the first axis of the plane, b along the second
     * @return length in mm by code; bit {@code da + 2 db} stands for the corner (da, db)
     */
    static double[] lengths(double a, double b) {
        double corner = Math.hypot(a, b) / 2;
        return new double[] {
            0, corner, corner, a, corner, b, 2 * corner, corner, corner, 2 * corner, b, corner, a, corner, corner, 0
        };
    }

    private static List<List<Vec3>> normals() {
        List<List<Vec3>> all = new ArrayList<>();
        for (int code = 0; code < 256; code++) {
            // The minority's corners are those that are kept apart.
            int minority = Integer.bitCount(code) > 4 ? 255 - code : code;
            List<Vec3> normals = new ArrayList<>();
            for (List<Vec3> loop : loops(minority)) {
                normals.addAll(largest(loop));
            }
            all.add(normals);
        }
        return all;
    }

    /** Closed polygons of edge midpoints around the corners of a code. */
    private static List<List<Vec3>> loops(int code) {
        List<Vec3[]> segments = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            int u = 1 << (axis + 1) % 3;
            int v = 1 << (axis + 2) % 3;
            for (int base : new int[] {0, 1 << axis}) {
                cut(new int[] {base, base | u, base | u | v, base | v}, code, segments);
            }
        }
        List<List<Vec3>> loops = new ArrayList<>();
        while (!segments.isEmpty()) {
            loops.add(loop(segments));
        }
        return loops;
    }

    /** The segments on one face, whose corners are given in order around it. */
    private static void cut(int[] ring, int code, List<Vec3[]> segments) {
        List<Vec3> crossings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (inside(ring[i], code) != inside(ring[(i + 1) % 4], code)) {
                crossings.add(middle(ring[i], ring[(i + 1) % 4]));
            }
        }
        if (crossings.size() == 2) {
            segments.add(crossings.toArray(Vec3[]::new));
        } else if (crossings.size() == 4) {
            int first = inside(ring[0], code) ? 0 : 1;
            for (int corner : new int[] {first, first + 2}) {
                segments.add(new Vec3[] {crossings.get((corner + 3) % 4), crossings.get(corner)});
            }
        }
    }

    private static boolean inside(int corner, int code) {
        return (code >> corner & 1) != 0;
    }

    private static Vec3 middle(int a, int b) {
        return new Vec3(((a & 1) + (b & 1)) / 2.0, ((a >> 1 & 1) + (b >> 1 & 1)) / 2.0, ((a >> 2) + (b >> 2)) / 2.0);
    }

    private static List<Vec3> loop(List<Vec3[]> segments) {
        Vec3[] start = segments.removeLast();
        List<Vec3> loop = new ArrayList<>(List.of(start));
        while (true) {
            Vec3 end = loop.getLast();
            Vec3[] next = segments.stream()
                    .filter(s -> s[0].equals(end) || s[1].equals(end))
                    .findFirst()
                    .orElseThrow();
            segments.remove(next);
            Vec3 point = next[0].equals(end) ? next[1] : next[0];
            if (point.equals(loop.getFirst())) {
                return loop;
            }
            loop.add(point);
        }
    }

    /** The triangles (as normals of their area's length) of the best triangulation of a polygon. */
    private static List<Vec3> largest(List<Vec3> polygon) {
        List<Vec3> best = List.of();
        for (List<Vec3> candidate : triangulations(polygon, 0, polygon.size() - 1)) {
            if (score(candidate) > score(best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Area first; the squares break ties and are too small to do more. */
    private static double score(List<Vec3> normals) {
        return normals.stream().mapToDouble(n -> n.length() + 1e-3 * n.dot(n)).sum();
    }

    private static List<List<Vec3>> triangulations(List<Vec3> polygon, int from, int to) {
        if (to - from < 2) {
            return List.of(List.of());
        }
        List<List<Vec3>> all = new ArrayList<>();
        for (int apex = from + 1; apex < to; apex++) {
            Vec3 normal = polygon.get(apex)
                    .minus(polygon.get(from))
                    .cross(polygon.get(to).minus(polygon.get(from)))
                    .times(0.5);
            for (List<Vec3> left : triangulations(polygon, from, apex)) {
                for (List<Vec3> right : triangulations(polygon, apex, to)) {
                    List<Vec3> together = new ArrayList<>(left);
                    together.addAll(right);
                    together.add(normal);
                    all.add(together);
                }
            }
        }
        return all;
    }
}
