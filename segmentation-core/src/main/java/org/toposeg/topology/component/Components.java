package org.toposeg.topology.component;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.volume.Size;

/**
 * The connected components of a mask: a partition of its non-zero voxels. They are numbered from 1 on in the order of
 * their first voxels (as SciPy's {@code label} does), whatever the number of threads.
 *
 * <p>Labelling works on runs of voxels, of which it keeps three numbers each; a label image is made only on demand.
 */
public final class Components {

    private final Size size;
    private final Runs runs;
    private final int[] label;
    private final int count;

    private Components(Size size, Runs runs, int[] label) {
        this.size = size;
        this.runs = runs;
        this.label = label;
        this.count = label[label.length - 1];
    }

    /**
     * @param mask z, y, x (x fastest); non-zero is inside
     * @throws IllegalArgumentException if the array's length is not the number of voxels, or a connectivity of planar
     *     images is asked of a mask with several slices
     */
    public static Components label(byte[] mask, Size size, Connectivity connectivity) {
        connectivity.requireFits(size);
        return of(BitRows.of(mask, size), connectivity);
    }

    /** The components of what is zero in the mask. */
    public static Components ofBackground(byte[] mask, Size size, Connectivity connectivity) {
        connectivity.requireFits(size);
        return of(BitRows.of(mask, size).complement(), connectivity);
    }

    static Components of(BitRows bits, Connectivity connectivity) {
        Runs runs = Runs.of(bits);
        return new Components(bits.size(), runs, RunForest.components(runs, bits.size(), connectivity));
    }

    public int count() {
        return count;
    }

    public Size size() {
        return size;
    }

    /** An image with each voxel's component, 0 for none; made anew at each call. */
    public int[] labels() {
        int[] labels = new int[size.voxels()];
        IntStream.range(0, runs.rows()).parallel().forEach(row -> {
            int at = row * size.x();
            for (int run = runs.first(row); run < runs.first(row + 1); run++) {
                Arrays.fill(labels, at + runs.start(run), at + runs.end(run) + 1, label[run]);
            }
        });
        return labels;
    }

    /** The voxels of each component; element 0 belongs to label 1. */
    public int[] sizes() {
        int[] sizes = new int[count];
        for (int run = 0; run < runs.count(); run++) {
            sizes[label[run] - 1] += runs.end(run) - runs.start(run) + 1;
        }
        return sizes;
    }

    /** Size and position of each component, in the order of labels. */
    public List<Component> list() {
        ComponentMeasure measure = new ComponentMeasure(size, count);
        for (int row = 0; row < runs.rows(); row++) {
            for (int run = runs.first(row); run < runs.first(row + 1); run++) {
                measure.add(label[run], row, runs.start(run), runs.end(run));
            }
        }
        return measure.toList();
    }

    /**
     * A mask (1 inside) of the {@code most} largest components; of equal ones the first comes first.
     *
     * @throws IllegalArgumentException if most is negative
     */
    public byte[] largest(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("the number of components to keep must be at least 0, got " + most);
        }
        int[] sizes = sizes();
        boolean[] kept = new boolean[count + 1];
        IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> Integer.compare(sizes[b], sizes[a]))
                .limit(most)
                .forEach(c -> kept[c + 1] = true);
        return mask(kept);
    }

    private byte[] mask(boolean[] kept) {
        byte[] mask = new byte[size.voxels()];
        for (int row = 0; row < runs.rows(); row++) {
            int at = row * size.x();
            for (int run = runs.first(row); run < runs.first(row + 1); run++) {
                if (kept[label[run]]) {
                    Arrays.fill(mask, at + runs.start(run), at + runs.end(run) + 1, (byte) 1);
                }
            }
        }
        return mask;
    }

    /** How many components of a volume do not reach its edge. */
    int countEnclosed() {
        boolean[] open = new boolean[count + 1];
        for (int row = 0; row < runs.rows(); row++) {
            boolean edge = isEdge(row);
            for (int run = runs.first(row); run < runs.first(row + 1); run++) {
                if (edge || runs.start(run) == 0 || runs.end(run) == size.x() - 1) {
                    open[label[run]] = true;
                }
            }
        }
        return (int) IntStream.rangeClosed(1, count).filter(c -> !open[c]).count();
    }

    private boolean isEdge(int row) {
        int y = row % size.y();
        int z = row / size.y();
        return y == 0 || y == size.y() - 1 || z == 0 || z == size.z() - 1;
    }
}
