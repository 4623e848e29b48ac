package org.toposeg.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.topology.skeleton.Skeleton;
import org.toposeg.volume.Vec3;

/**
 * Ends of two pieces of a tubular structure that face each other across a short gap. Ends are skeleton voxels with one
 * neighbour; a gap is short compared with the vessel's width.
 */
final class BrokenVessels implements Detector {

    /** A gap of up to so many radii of the two ends together, and in any case of so many voxels. */
    private static final double RADII = 4;

    private static final double VOXELS = 4;

    /** Steps back along the skeleton that give the direction in which an end points. */
    private static final int STEPS = 4;

    /** Each end points to the other within 60 degrees. */
    private static final double FACING = 0.5;

    private record End(int index, int piece, Vec3 position, Vec3 direction, double radius) {}

    private record Gap(End a, End b, double length) {}

    @Override
    public List<Finding> find(Structure structure) {
        if (structure.isEmpty()) {
            return List.of();
        }
        Components pieces = Components.label(structure.mask(), structure.size(), Connectivity.full(structure.size()));
        if (pieces.count() < 2) {
            return List.of();
        }
        return gaps(ends(structure, pieces.labels()), structure).stream()
                .limit(MOST)
                .map(gap -> finding(structure, gap))
                .toList();
    }

    private static Finding finding(Structure structure, Gap gap) {
        int[] a = at(gap.a.index, structure);
        int[] b = at(gap.b.index, structure);
        int middle = structure.size().index((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2);
        return structure.finding(
                Kind.BROKEN_VESSEL,
                Severity.HIGH,
                middle,
                "Two ends of %s face each other across a gap of %s mm."
                        .formatted(structure.name(), Structure.number(gap.length)));
    }

    private static int[] at(int index, Structure s) {
        return new int[] {
            index % s.size().x(),
            index / s.size().x() % s.size().y(),
            index / s.size().x() / s.size().y()
        };
    }

    private static List<End> ends(Structure structure, int[] pieces) {
        byte[] skeleton = Skeleton.thin(structure.mask(), structure.size());
        float[] depth = null;
        List<End> ends = new ArrayList<>();
        for (int v = 0; v < skeleton.length; v++) {
            if (skeleton[v] != 0 && neighbours(skeleton, v, structure).size() == 1) {
                Vec3 direction = direction(skeleton, v, structure);
                if (direction != null) {
                    depth = depth == null
                            ? DistanceTransform.toBackground(
                                    structure.mask(),
                                    structure.size(),
                                    structure.grid().spacing())
                            : depth;
                    ends.add(new End(v, pieces[v], position(v, structure), direction, radius(depth[v], structure)));
                }
            }
        }
        return ends;
    }

    /** Where the box has no background at all the vessel fills it; its width is then that of a voxel at least. */
    private static double radius(float depth, Structure structure) {
        Vec3 s = structure.grid().spacing();
        return Float.isInfinite(depth) ? Math.min(s.x(), Math.min(s.y(), s.z())) : depth;
    }

    private static Vec3 position(int v, Structure structure) {
        Finding.Voxel voxel = structure.voxel(v);
        return structure.grid().toPatient(voxel.x(), voxel.y(), voxel.z());
    }

    /** From some steps back to the end; null if the skeleton is too short to have one. */
    private static Vec3 direction(byte[] skeleton, int end, Structure structure) {
        Set<Integer> way = new HashSet<>(Set.of(end));
        int at = end;
        for (int step = 0; step < STEPS; step++) {
            int next = neighbours(skeleton, at, structure).stream()
                    .filter(n -> !way.contains(n))
                    .findFirst()
                    .orElse(-1);
            if (next < 0) {
                return null;
            }
            way.add(next);
            at = next;
        }
        return position(end, structure).minus(position(at, structure)).normalized();
    }

    private static List<Integer> neighbours(byte[] skeleton, int v, Structure s) {
        int[] at = at(v, s);
        List<Integer> found = new ArrayList<>();
        for (int k = Math.max(0, at[2] - 1); k <= Math.min(s.size().z() - 1, at[2] + 1); k++) {
            for (int j = Math.max(0, at[1] - 1); j <= Math.min(s.size().y() - 1, at[1] + 1); j++) {
                for (int i = Math.max(0, at[0] - 1); i <= Math.min(s.size().x() - 1, at[0] + 1); i++) {
                    int n = s.size().index(i, j, k);
                    if (n != v && skeleton[n] != 0) {
                        found.add(n);
                    }
                }
            }
        }
        return found;
    }

    /** The shortest first; each end has at most one. */
    private static List<Gap> gaps(List<End> ends, Structure structure) {
        Vec3 s = structure.grid().spacing();
        double voxel = Math.max(s.x(), Math.max(s.y(), s.z()));
        List<Gap> candidates = new ArrayList<>();
        for (int a = 0; a < ends.size(); a++) {
            for (int b = a + 1; b < ends.size(); b++) {
                Gap gap = new Gap(
                        ends.get(a),
                        ends.get(b),
                        ends.get(a).position.minus(ends.get(b).position).length());
                if (isBreak(gap, voxel)) {
                    candidates.add(gap);
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Gap::length));
        Set<Integer> taken = new HashSet<>();
        return candidates.stream()
                .filter(gap -> !taken.contains(gap.a.index) && !taken.contains(gap.b.index))
                .filter(gap -> taken.add(gap.a.index) && taken.add(gap.b.index))
                .toList();
    }

    private static boolean isBreak(Gap gap, double voxel) {
        double most = Math.max(VOXELS * voxel, RADII * (gap.a.radius + gap.b.radius));
        if (gap.a.piece == gap.b.piece || gap.length > most) {
            return false;
        }
        Vec3 across = gap.b.position.minus(gap.a.position).normalized();
        return gap.a.direction.dot(across) > FACING && gap.b.direction.dot(across) < -FACING;
    }
}
