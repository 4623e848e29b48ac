package org.toposeg.topology.homology;

import java.util.Arrays;
import org.toposeg.topology.DisjointSets;
import org.toposeg.topology.IntList;
import org.toposeg.topology.barcode.BarList;
import org.toposeg.topology.barcode.Bars;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.gradient.Field;
import org.toposeg.topology.gradient.FramedImage;
import org.toposeg.topology.gradient.Lattice;
import org.toposeg.volume.Size;

/**
 * The sublevel filtration of an image in the V-construction with every cell in a total order: by value, and cells of equal
 * value as a published code orders them. It exists to repeat what depends on that order; {@link FilteredImage} is many
 * times faster.
 *
 * <p>A cell is a place in a grid of 2n - 1 places along an axis of n voxels, x fastest; it extends along the axes where its
 * place is odd. Its rank is its place in the order of the cells of its dimension.
 */
public final class CellFiltration {
    /** How cells of one dimension and of equal value follow each other. */
    public enum Order {
        /**
         * nstucki/Betti-Matching-3D: by the corner of smallest coordinates, then edges by their axis and squares by their
         * normal, from the slowest axis on.
         */
        FIRST_CORNER_FIRST,
        /** nstucki/Betti-matching (2D): by the voxel a cell enters with, the last one first; then by where it lies there. */
        LAST_VOXEL_FIRST
    }

    private static final int[][] ODD_BY_DIMENSION = {{0}, {4, 2, 1}, {3, 5, 6}, {7}};

    /** Around a voxel, as steps along x and y: by dimension, from the last to the first in {@link Order#LAST_VOXEL_FIRST}. */
    private static final int[][][] PLANAR_STARS = {
        {{0, 0}}, {{1, 0}, {0, 1}, {-1, 0}, {0, -1}}, {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}
    };

    private final FramedImage framed;
    private final int sign;
    private final Order order;
    private final Lattice lattice;
    private final float[] values;
    private final int[] counts;
    private final int[][] cells = new int[4][];
    /** Per cell its rank. */
    private final int[] ranks;

    private CellFiltration(FramedImage framed, int sign, Order order, Lattice lattice, float[] values) {
        this.framed = framed;
        this.sign = sign;
        this.order = order;
        this.lattice = lattice;
        this.values = values;
        counts = new int[] {2 * lattice.x() - 1, 2 * lattice.y() - 1, 2 * lattice.z() - 1};
        ranks = new int[counts[0] * counts[1] * counts[2]];
        for (int k = 0; k <= lattice.dimensions(); k++) {
            sort(k, order == Order.FIRST_CORNER_FIRST ? byFirstCorner(k) : byLastVoxel(k));
        }
    }

    /**
     * @param relative whether a frame of the first-entering value is added
     * @throws IllegalArgumentException as {@link ImageFiltration#of}, or if the order is for 2D and the image is not
     */
    public static CellFiltration of(float[] image, Size size, Filtration filtration, boolean relative, Order order) {
        ImageFiltration.check(image, size);
        int sign = filtration == Filtration.SUPERLEVEL ? -1 : 1;
        FramedImage framed = FramedImage.of(image, size, sign);
        framed = relative ? framed.withFrameOfSmallest() : framed;
        Field field = framed.toField();
        if (order == Order.LAST_VOXEL_FIRST && field.lattice.dimensions() == 3) {
            throw new IllegalArgumentException(
                    "the original planar code's order of cells is for 2D images, got " + size + " voxels.");
        }
        return new CellFiltration(framed, sign, order, field.lattice, withoutBorder(field));
    }

    private static float[] withoutBorder(Field field) {
        Lattice lattice = field.lattice;
        float[] values = new float[lattice.x() * lattice.rows()];
        for (int row = 0; row < lattice.rows(); row++) {
            System.arraycopy(field.levels, lattice.rowStart(row), values, row * lattice.x(), lattice.x());
        }
        return values;
    }

    /** The pointwise smaller or larger value of two images of one size. */
    public static CellFiltration combined(CellFiltration a, CellFiltration b, boolean union) {
        float[] values = new float[a.values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = union ? Math.min(a.values[i], b.values[i]) : Math.max(a.values[i], b.values[i]);
        }
        return new CellFiltration(a.framed, a.sign, a.order, a.lattice, values);
    }

    /** 2 or 3. */
    public int dimensions() {
        return lattice.dimensions();
    }

    private IntList byFirstCorner(int k) {
        IntList list = new IntList(values.length);
        for (int voxel = 0; voxel < values.length; voxel++) {
            for (int odd : ODD_BY_DIMENSION[k]) {
                add(place(voxel, 0, odd & 1), place(voxel, 1, odd >> 1 & 1), place(voxel, 2, odd >> 2), list);
            }
        }
        return list;
    }

    private IntList byLastVoxel(int k) {
        IntList list = new IntList(values.length);
        for (int voxel = values.length - 1; voxel >= 0; voxel--) {
            for (int[] step : PLANAR_STARS[k]) {
                int before = list.size;
                add(place(voxel, 0, step[0]), place(voxel, 1, step[1]), 0, list);
                if (list.size > before && owner(list.items[before], false) != voxel) {
                    list.size = before;
                }
            }
        }
        return list;
    }

    private int place(int voxel, int axis, int step) {
        int along = axis == 0 ? voxel % lattice.x() : voxel / lattice.x();
        along = axis == 1 ? along % lattice.y() : axis == 2 ? along / lattice.y() : along;
        return 2 * along + step;
    }

    /** Adds a cell unless it would leave the image. */
    private void add(int x, int y, int z, IntList list) {
        if (x >= 0 && y >= 0 && x < counts[0] && y < counts[1] && z < counts[2]) {
            list.add(x + counts[0] * (y + counts[1] * z));
        }
    }

    private void sort(int k, IntList list) {
        long[] keys = new long[list.size];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToRawIntBits(value(list.items[i]));
            keys[i] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 32 | i;
        }
        Arrays.sort(keys);
        cells[k] = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            cells[k][i] = list.items[(int) keys[i]];
            ranks[cells[k][i]] = i;
        }
    }

    private int place(int cell, int axis) {
        return axis == 0 ? cell % counts[0] : axis == 1 ? cell / counts[0] % counts[1] : cell / counts[0] / counts[1];
    }

    private int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? counts[0] : counts[0] * counts[1];
    }

    /** The voxel that a cell enters with; of equal ones the last or the first. */
    private int owner(int cell, boolean last) {
        int owner = -1;
        for (int corner = 0; corner < 8; corner++) {
            int x = (place(cell, 0) + (corner & 1)) / 2;
            int y = (place(cell, 1) + (corner >> 1 & 1)) / 2;
            int z = (place(cell, 2) + (corner >> 2)) / 2;
            int voxel = x + lattice.x() * (y + lattice.y() * z);
            if (owner < 0 || values[voxel] > values[owner] || last && values[voxel] == values[owner]) {
                owner = voxel;
            }
        }
        return owner;
    }

    private int owner(int cell) {
        return owner(cell, true);
    }

    private float value(int cell) {
        return values[owner(cell)];
    }

    /** The value with which a cell of a dimension enters, of the sublevel filtration. */
    public float value(int dimension, int rank) {
        return value(cells[dimension][rank]);
    }

    /** @param death may be {@link Bars#NEVER} */
    public Feature feature(int dimension, int birth, int death) {
        int opened = owner(cells[dimension][birth]);
        if (death == Bars.NEVER) {
            return new Feature(values[opened] * sign + 0f, Float.POSITIVE_INFINITY * sign, framed.voxel(opened), -1);
        }
        int closed = owner(cells[dimension + 1][death]);
        return new Feature(
                values[opened] * sign + 0f, values[closed] * sign + 0f, framed.voxel(opened), framed.voxel(closed));
    }

    /**
     * The image of this filtration's homology in that of a larger one (or itself): all intervals, also those that end when
     * or before they begin, except those that stay.
     *
     * @return births by their rank here, deaths by their rank in the larger filtration
     */
    public Bars image(CellFiltration larger, int dimension) {
        if (dimension == 0) {
            return components(larger);
        }
        return dimension == dimensions() - 1 ? hollows(larger) : loops(larger);
    }

    private Bars components(CellFiltration larger) {
        BarList bars = new BarList();
        DisjointSets sets = new DisjointSets(cells[0].length);
        for (int edge = 0; edge < larger.cells[1].length; edge++) {
            int cell = larger.cells[1][edge];
            int stride = stride(axisOf(cell, 1));
            int a = sets.find(ranks[cell - stride]);
            int b = sets.find(ranks[cell + stride]);
            if (a != b) {
                bars.add(Math.max(a, b), edge);
                sets.attach(Math.max(a, b), Math.min(a, b));
            }
        }
        return bars.toBars();
    }

    /** The first axis along which a cell extends (1) or does not extend (0). */
    private int axisOf(int cell, int parity) {
        int axis = 0;
        while (place(cell, axis) % 2 != parity) {
            axis++;
        }
        return axis;
    }

    private Bars hollows(CellFiltration larger) {
        int d = dimensions();
        BarList bars = new BarList();
        int outside = larger.cells[d].length;
        DisjointSets sets = new DisjointSets(outside + 1);
        for (int wall = cells[d - 1].length - 1; wall >= 0; wall--) {
            int cell = cells[d - 1][wall];
            int axis = axisOf(cell, 0);
            boolean low = place(cell, axis) == 0;
            boolean high = place(cell, axis) == counts[axis] - 1;
            int a = sets.find(low ? outside : larger.ranks[cell - stride(axis)]);
            int b = sets.find(high ? outside : larger.ranks[cell + stride(axis)]);
            if (a != b) {
                bars.add(wall, Math.min(a, b));
                sets.attach(Math.min(a, b), Math.max(a, b));
            }
        }
        return bars.toBars();
    }

    private Bars loops(CellFiltration larger) {
        boolean[] closesHollow = new boolean[larger.cells[2].length];
        for (int wall : larger.hollows(larger).births()) {
            closesHollow[wall] = true;
        }
        BarList bars = new BarList();
        Reduction reduction = new Reduction(cells[1].length);
        for (int square = 0; square < closesHollow.length; square++) {
            if (!closesHollow[square]) {
                bars.add(reduction.add(boundary(larger.cells[2][square])), square);
            }
        }
        return bars.toBars();
    }

    private int[] boundary(int square) {
        int[] edges = new int[4];
        int count = 0;
        for (int axis = 0; axis < 3; axis++) {
            if (place(square, axis) % 2 == 1) {
                edges[count++] = ranks[square - stride(axis)];
                edges[count++] = ranks[square + stride(axis)];
            }
        }
        Arrays.sort(edges);
        return edges;
    }
}
