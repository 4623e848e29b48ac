package org.toposeg.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.quality.VesselLines.End;
import org.toposeg.volume.Vec3;

/**
 * Ends of two pieces of a tubular structure that face each other across a short gap: short compared with the vessel's
 * width.
 */
final class BrokenVessels implements Detector {

    /** A gap of up to so many radii of the two ends together, and in any case of so many voxels. */
    private static final double RADII = 4;

    private static final double VOXELS = 4;

    /** Each end points to the other within 60 degrees. */
    private static final double FACING = 0.5;

    private record Gap(End a, End b, double length) {

        Vec3 middle() {
            return a.position().plus(b.position()).times(0.5);
        }
    }

    @Override
    public List<Finding> find(LabelRegion structure) {
        if (structure.isEmpty() || structure.lines().pieces() < 2) {
            return List.of();
        }
        return gaps(structure.lines().ends(), structure).stream()
                .limit(MAX)
                .map(gap -> finding(structure, gap))
                .toList();
    }

    private static Finding finding(LabelRegion structure, Gap gap) {
        return structure.finding(
                Kind.BROKEN_VESSEL,
                Severity.HIGH,
                structure.index(gap.middle()),
                "Two ends of %s face each other across a gap of %s mm."
                        .formatted(structure.name(), LabelRegion.number(gap.length)));
    }

    /** The shortest first; each end has at most one. */
    private static List<Gap> gaps(List<End> ends, LabelRegion structure) {
        Vec3 s = structure.grid().spacing();
        double voxel = Math.max(s.x(), Math.max(s.y(), s.z()));
        List<Gap> candidates = new ArrayList<>();
        for (int a = 0; a < ends.size(); a++) {
            for (int b = a + 1; b < ends.size(); b++) {
                Vec3 across = ends.get(b).position().minus(ends.get(a).position());
                Gap gap = new Gap(ends.get(a), ends.get(b), across.length());
                if (isBreak(gap, voxel)) {
                    candidates.add(gap);
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Gap::length));
        Set<End> taken = new HashSet<>();
        return candidates.stream()
                .filter(gap -> !taken.contains(gap.a) && !taken.contains(gap.b))
                .filter(gap -> taken.add(gap.a) && taken.add(gap.b))
                .toList();
    }

    private static boolean isBreak(Gap gap, double voxel) {
        double most = Math.max(VOXELS * voxel, RADII * (gap.a.radius() + gap.b.radius()));
        if (gap.a.piece() == gap.b.piece() || gap.length > most) {
            return false;
        }
        Vec3 across = gap.b.position().minus(gap.a.position()).normalized();
        return gap.a.direction().dot(across) > FACING && gap.b.direction().dot(across) < -FACING;
    }
}
