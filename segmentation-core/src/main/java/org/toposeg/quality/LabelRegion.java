package org.toposeg.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.quality.Finding.Voxel;
import org.toposeg.topology.component.Component;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * One label's voxels, cut to the box that holds them and a voxel of their surroundings where the image goes on.
 *
 * @param box that holds it
 * @param labels the whole map
 * @param confidence or null
 * @param training or null
 * @param found the middle lines, found when they are first asked for; not to be asked for in an empty structure
 */
record LabelRegion(
        int label,
        String name,
        Box box,
        LabelMap labels,
        Confidence confidence,
        StructureRange training,
        AtomicReference<VesselLines> found) {

    /**
     * @param mask 1 inside, z, y, x order within the box
     * @param low the box's first voxel in the grid
     * @param voxels number of voxels inside; 0 for a structure that does not occur, whose box is one voxel
     */
    record Box(byte[] mask, Size size, Voxel low, int voxels) {}

    static LabelRegion of(QualityInput input, int label) {
        LabelMap map = input.labels();
        StructureRange training = input.training() == null
                ? null
                : input.training().stream()
                        .filter(range -> range.label() == label)
                        .findFirst()
                        .orElse(null);
        return new LabelRegion(
                label,
                input.names().get(label),
                cut(map, label),
                map,
                input.confidence(),
                training,
                new AtomicReference<>());
    }

    private static Box cut(LabelMap map, int label) {
        int[] ends = ends(map, label);
        Size size = new Size(ends[3] - ends[0] + 1, ends[4] - ends[1] + 1, ends[5] - ends[2] + 1);
        byte[] mask = new byte[size.voxels()];
        int voxels = 0;
        for (int v = 0; v < mask.length; v++) {
            int i = ends[0] + v % size.x();
            int j = ends[1] + v / size.x() % size.y();
            int k = ends[2] + v / size.x() / size.y();
            mask[v] = (byte) (map.at(i, j, k) == label ? 1 : 0);
            voxels += mask[v];
        }
        return new Box(mask, size, new Voxel(ends[0], ends[1], ends[2]), voxels);
    }

    /** First and last x, y, z of a label; the middle of the grid if it does not occur. */
    private static int[] ends(LabelMap map, int label) {
        Size whole = map.grid().size();
        int[] box = {whole.x(), whole.y(), whole.z(), -1, -1, -1};
        for (int v = 0; v < map.data().length; v++) {
            if (map.label(v) == label) {
                int[] at = {v % whole.x(), v / whole.x() % whole.y(), v / whole.x() / whole.y()};
                for (int axis = 0; axis < 3; axis++) {
                    box[axis] = Math.min(box[axis], at[axis]);
                    box[axis + 3] = Math.max(box[axis + 3], at[axis]);
                }
            }
        }
        int x = whole.x() / 2;
        int y = whole.y() / 2;
        int z = whole.z() / 2;
        return box[3] < 0 ? new int[] {x, y, z, x, y, z} : widened(box, whole);
    }

    private static int[] widened(int[] box, Size whole) {
        for (int axis = 0; axis < 3; axis++) {
            box[axis] = Math.max(0, box[axis] - 1);
            box[axis + 3] = Math.min(whole.get(axis) - 1, box[axis + 3] + 1);
        }
        return box;
    }

    /** 1 inside, z, y, x order within the box. */
    byte[] mask() {
        return box.mask();
    }

    /** Of the box. */
    Size size() {
        return box.size();
    }

    /** Number of voxels inside; 0 for a structure that does not occur. */
    int voxels() {
        return box.voxels();
    }

    boolean isEmpty() {
        return voxels() == 0;
    }

    Grid grid() {
        return labels.grid();
    }

    double millilitres(int count) {
        return count * grid().voxelVolume() / 1000;
    }

    /** The voxel of the grid at an index of the box. */
    Voxel voxel(int index) {
        return new Voxel(
                box.low().x() + index % size().x(),
                box.low().y() + index / size().x() % size().y(),
                box.low().z() + index / size().x() / size().y());
    }

    /** Index into arrays on the whole grid. */
    int wholeIndex(int index) {
        Voxel v = voxel(index);
        return grid().size().index(v.x(), v.y(), v.z());
    }

    /** The middle lines, which several checks need. A structure is for one thread. */
    VesselLines lines() {
        if (found.get() == null) {
            found.set(VesselLines.of(this));
        }
        return found.get();
    }

    /** Index of the box's voxel that is nearest to a place in patient space. */
    int index(Vec3 place) {
        Vec3 at = grid().toVoxel(place);
        return size().index(
                        Math.clamp(Math.round(at.x() - box.low().x()), 0, size().x() - 1),
                        Math.clamp(Math.round(at.y() - box.low().y()), 0, size().y() - 1),
                        Math.clamp(Math.round(at.z() - box.low().z()), 0, size().z() - 1));
    }

    /** A voxel of a component of this box: that in its middle, if it belongs to the component, else its first. */
    int anchor(Component component, int[] componentLabels) {
        Vec3 c = component.centroid();
        int middle = size().index((int) Math.round(c.x()), (int) Math.round(c.y()), (int) Math.round(c.z()));
        return componentLabels[middle] == component.label() ? middle : component.first();
    }

    /** The voxel of the structure that is nearest to its centroid; the middle of the image if there is none. */
    int centre() {
        double[] sum = new double[3];
        for (int v = 0; v < mask().length; v++) {
            sum[0] += mask()[v] * (v % size().x());
            sum[1] += mask()[v] * (v / size().x() % size().y());
            sum[2] += mask()[v] * (v / size().x() / size().y());
        }
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int v = 0; v < mask().length; v++) {
            double dx = v % size().x() - sum[0] / voxels();
            double dy = v / size().x() % size().y() - sum[1] / voxels();
            double dz = v / size().x() / size().y() - sum[2] / voxels();
            double d = dx * dx + dy * dy + dz * dz;
            if (mask()[v] != 0 && d < least) {
                least = d;
                best = v;
            }
        }
        return best;
    }

    Finding finding(Kind kind, Severity severity, int index, String sentence) {
        Voxel at = voxel(index);
        return new Finding(kind, severity, label, at, grid().toPatient(at.x(), at.y(), at.z()), sentence);
    }

    Optional<StructureRange> range() {
        return Optional.ofNullable(training);
    }

    /** Three significant digits. */
    static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A number of voxels for people. */
    static String voxels(int count) {
        return count == 1 ? "one voxel" : count + " voxels";
    }
}
