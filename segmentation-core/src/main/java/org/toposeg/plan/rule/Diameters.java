package org.toposeg.plan.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.toposeg.plan.Fingerprint.Thickness;
import org.toposeg.statistics.SampleStatistics;
import org.toposeg.topology.skeleton.MedialAxis;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * How thick a structure is at each voxel of its skeleton, in mm: twice the exact Euclidean distance to the nearest voxel
 * outside, less one voxel along the finest axis, because distances are between voxels' centres and the surface lies half
 * a voxel nearer. An odd number of voxels across is measured right, an even one as one voxel less.
 */
public final class Diameters {

    private Diameters() {}

    /**
     * @param mask with at least one non-zero voxel
     * @return one for each voxel of the skeleton; none where nothing is outside
     */
    static float[] of(byte[] mask, Size size, Vec3 spacing) {
        // With one voxel more where the image has it, distances to the outside and the skeleton are those of the whole
        // image, because the nearest voxel outside always touches the mask.
        IndexBox box = IndexBox.around(mask, size).orElseThrow().grown(1, size);
        MedialAxis axis = MedialAxis.of(box.cut(mask, size), box.size(), spacing);
        float finest = (float) finest(size, spacing);
        float[] diameters = axis.radii().clone();
        for (int i = 0; i < diameters.length; i++) {
            diameters[i] = 2 * diameters[i] - finest;
        }
        boolean open = diameters.length > 0 && Float.isFinite(diameters[0]);
        return open ? diameters : new float[0];
    }

    private static double finest(Size size, Vec3 spacing) {
        double inPlane = Math.min(spacing.x(), spacing.y());
        return size.isPlanar() ? inPlane : Math.min(inPlane, spacing.z());
    }

    /** Of all cases together; empty if they have no centre line. */
    static Optional<Thickness> summary(int label, List<float[]> cases) {
        float[] all = new float[cases.stream().mapToInt(c -> c.length).sum()];
        int at = 0;
        for (float[] part : cases) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        Arrays.sort(all);
        return all.length == 0
                ? Optional.empty()
                : Optional.of(new Thickness(
                        label, SampleStatistics.quantile(all, 0.5), SampleStatistics.quantile(all, 0.95)));
    }
}
