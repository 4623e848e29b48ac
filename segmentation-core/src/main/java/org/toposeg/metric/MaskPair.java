package org.toposeg.metric;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.toposeg.volume.Grid;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;

/**
 * Two subsets of the voxels of one grid, prediction and reference, kept as the part of the grid that holds both. Voxels
 * outside of that part are background in both, so that no metric depends on them except through {@link #voxels()}.
 *
 * <p>One byte per voxel and mask, 0 or 1, z, y, x order with x fastest. Intermediate results that several metrics need are
 * kept ({@link #shared}); a pair is therefore for one thread.
 */
public final class MaskPair {

    /** Why a metric has no value of its own for such a pair. */
    static final String BOTH_EMPTY = "prediction and reference are both empty";

    private final Grid grid;
    private final Size size;
    private final byte[] prediction;
    private final byte[] reference;
    private final Map<Kept, Object> shared = new HashMap<>();
    private final long predicted;
    private final long expected;
    private final long common;

    private MaskPair(Grid grid, Size size, byte[] prediction, byte[] reference) {
        this.grid = grid;
        this.size = size;
        this.prediction = prediction;
        this.reference = reference;
        long p = 0;
        long r = 0;
        long both = 0;
        for (int v = 0; v < prediction.length; v++) {
            p += prediction[v];
            r += reference[v];
            both += prediction[v] & reference[v];
        }
        this.predicted = p;
        this.expected = r;
        this.common = both;
    }

    /**
     * @param prediction one byte per voxel of the grid; not zero is foreground
     * @param reference likewise
     */
    public static MaskPair of(Grid grid, byte[] prediction, byte[] reference) {
        requireLength(grid, prediction, "prediction");
        requireLength(grid, reference, "reference");
        Optional<IndexBox> box = IndexBox.around(grid.size(), v -> (prediction[v] | reference[v]) != 0);
        return of(grid, box, v -> prediction[v] != 0, v -> reference[v] != 0);
    }

    private static void requireLength(Grid grid, byte[] mask, String name) {
        if (mask.length != grid.size().voxels()) {
            throw new IllegalArgumentException("the " + name + " has " + mask.length + " voxels, the grid "
                    + grid.size().voxels());
        }
    }

    /** Of an empty box one voxel, the first: an array cannot have less. */
    private static final IndexBox NOTHING = new IndexBox(0, 0, 0, new Size(1, 1, 1));

    /**
     * @param bounds hold every voxel of both
     * @param prediction by a voxel's index in the whole grid
     * @param reference likewise
     */
    static MaskPair of(Grid grid, Optional<IndexBox> bounds, IntPredicate prediction, IntPredicate reference) {
        IndexBox box = bounds.map(found -> asVolume(found, grid.size())).orElse(NOTHING);
        Size size = box.size();
        byte[] p = new byte[size.voxels()];
        byte[] r = new byte[size.voxels()];
        box.forEachRow(grid.size(), (from, to) -> {
            for (int i = 0; i < size.x(); i++) {
                p[to + i] = (byte) (prediction.test(from + i) ? 1 : 0);
                r[to + i] = (byte) (reference.test(from + i) ? 1 : 0);
            }
        });
        return new MaskPair(grid, size, p, r);
    }

    /** A single slice of a volume is joined by a neighbour, so that it is not taken for a planar image. */
    private static IndexBox asVolume(IndexBox box, Size whole) {
        if (whole.isPlanar() || box.size().z() > 1) {
            return box;
        }
        int z = Math.max(0, box.z() - 1);
        return new IndexBox(
                box.x(), box.y(), z, new Size(box.size().x(), box.size().y(), Math.min(2, whole.z() - z)));
    }

    /** The whole grid. */
    public Grid grid() {
        return grid;
    }

    /** Size of the part that is kept. */
    public Size size() {
        return size;
    }

    /** The prediction in the part that is kept; not a copy, and not to be changed. */
    public byte[] prediction() {
        return prediction;
    }

    /** The reference in the part that is kept; not a copy, and not to be changed. */
    public byte[] reference() {
        return reference;
    }

    /** The spatial dimensions: 2 for a grid of one slice, else 3. */
    public int dimensions() {
        return grid.size().isPlanar() ? 2 : 3;
    }

    /** Number of predicted voxels. */
    public long predicted() {
        return predicted;
    }

    /** Number of voxels of the reference. */
    public long expected() {
        return expected;
    }

    /** Number of voxels in both. */
    public long common() {
        return common;
    }

    /** Number of voxels of the whole grid. */
    public long voxels() {
        return grid.size().voxels();
    }

    public boolean bothEmpty() {
        return predicted == 0 && expected == 0;
    }

    public boolean oneEmpty() {
        return (predicted == 0) != (expected == 0);
    }

    /** Why a metric that compares two things has no value when exactly one mask is empty. */
    public String whichIsEmpty() {
        return predicted == 0 ? "the prediction is empty" : "the reference is empty";
    }

    /**
     * An intermediate result that is computed once for all metrics that need it.
     *
     * @param type of the result
     * @param variant by which results of one type differ, such as an option's value
     */
    public <T> T shared(Class<T> type, Object variant, Supplier<T> compute) {
        Kept key = new Kept(type, variant);
        Object found = shared.get(key);
        if (found == null) {
            found = compute.get();
            shared.put(key, found);
        }
        return type.cast(found);
    }

    private record Kept(Class<?> type, Object variant) {}
}
