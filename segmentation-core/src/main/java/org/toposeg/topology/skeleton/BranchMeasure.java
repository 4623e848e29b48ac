package org.toposeg.topology.skeleton;

import java.util.Arrays;
import org.toposeg.volume.Vec3;

/** Lengths and radii of voxel paths, given as places in the axis' list of voxels. */
final class BranchMeasure {

    /** A voxel's place is evened out with that of up to two voxels before and two after it. */
    private static final int REACH = 2;

    private final MedialAxis axis;

    BranchMeasure(MedialAxis axis) {
        this.axis = axis;
    }

    Vec3 centre(int[] members) {
        Vec3 sum = new Vec3(0, 0, 0);
        for (int m : members) {
            sum = sum.plus(position(m));
        }
        return sum.times(1.0 / members.length);
    }

    private Vec3 position(int member) {
        int v = axis.voxels()[member];
        int x = v % axis.size().x();
        int y = v / axis.size().x() % axis.size().y();
        int z = v / axis.size().x() / axis.size().y();
        Vec3 s = axis.spacing();
        return new Vec3(x * s.x(), y * s.y(), z * s.z());
    }

    SkeletonBranch branch(int from, int to, int[] path, Vec3 start, Vec3 end) {
        Vec3[] points = points(path);
        points[0] = start;
        points[points.length - 1] = end;
        double length = 0;
        Vec3 last = start;
        for (int i = 1; i < points.length; i++) {
            Vec3 next = even(points, i);
            length += next.minus(last).length();
            last = next;
        }
        return branch(from, to, path, length, end.minus(start).length());
    }

    /** The mean over as many points before as after, so that the ends stay where they are. */
    private static Vec3 even(Vec3[] points, int i) {
        int reach = Math.min(REACH, Math.min(i, points.length - 1 - i));
        Vec3 sum = points[i];
        for (int d = 1; d <= reach; d++) {
            sum = sum.plus(points[i - d]).plus(points[i + d]);
        }
        return sum.times(1.0 / (2 * reach + 1));
    }

    SkeletonBranch ring(int[] path) {
        Vec3[] points = points(path);
        double length = 0;
        Vec3 last = evenRing(points, points.length - 1);
        for (int i = 0; i < points.length; i++) {
            Vec3 next = evenRing(points, i);
            length += next.minus(last).length();
            last = next;
        }
        return branch(-1, -1, path, length, 0);
    }

    private static Vec3 evenRing(Vec3[] points, int i) {
        Vec3 sum = points[i];
        for (int d = 1; d <= REACH; d++) {
            sum = sum.plus(points[Math.floorMod(i - d, points.length)]).plus(points[(i + d) % points.length]);
        }
        return sum.times(1.0 / (2 * REACH + 1));
    }

    private Vec3[] points(int[] path) {
        return Arrays.stream(path).mapToObj(this::position).toArray(Vec3[]::new);
    }

    private SkeletonBranch branch(int from, int to, int[] path, double length, double chord) {
        int[] voxels = Arrays.stream(path).map(m -> axis.voxels()[m]).toArray();
        double mean =
                Arrays.stream(path).mapToDouble(m -> axis.radii()[m]).average().orElseThrow();
        double least =
                Arrays.stream(path).mapToDouble(m -> axis.radii()[m]).min().orElseThrow();
        return new SkeletonBranch(from, to, voxels, length, chord, mean, least);
    }
}
