package org.toposeg.topology.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.toposeg.topology.homology.Construction;
import org.toposeg.volume.Size;

/**
 * All cells of the cubical complex of an image and its whole boundary matrix, reduced column by column as in the textbook
 * (Edelsbrunner and Harer 2010, VII.1). Nothing is shared with the code under test.
 */
public final class FullComplex {
    /** Cells per axis: voxels at even places and gaps at odd ones (V), or the other way round (T). */
    private final int[] cells = new int[3];

    private final Construction construction;
    private final Size size;

    public FullComplex(Size size, Construction construction) {
        this.size = size;
        this.construction = construction;
        for (int axis = 0; axis < 3; axis++) {
            cells[axis] = 2 * size.get(axis) + (construction == Construction.V ? -1 : 1);
        }
    }

    /** An interval: the values and the numbers of its two cells; death is infinite and its cell -1 if it stays. */
    public record Interval(int dimension, float birth, float death, int birthCell, int deathCell) {}

    private int count() {
        return cells[0] * cells[1] * cells[2];
    }

    private int[] place(int cell) {
        return new int[] {cell % cells[0], cell / cells[0] % cells[1], cell / cells[0] / cells[1]};
    }

    private int number(int[] place) {
        return place[0] + cells[0] * (place[1] + cells[1] * place[2]);
    }

    /** In both constructions a cell extends along the axes where its place is odd. */
    private int dimension(int cell) {
        return (int) Arrays.stream(place(cell)).filter(p -> p % 2 == 1).count();
    }

    private List<Integer> facets(int cell) {
        List<Integer> facets = new ArrayList<>();
        int[] place = place(cell);
        for (int axis = 0; axis < 3; axis++) {
            if (place[axis] % 2 == 1) {
                for (int step : new int[] {-1, 1}) {
                    int[] facet = place.clone();
                    facet[axis] += step;
                    facets.add(number(facet));
                }
            }
        }
        return facets;
    }

    /** Per cell its value: the largest of its voxels (V) or the smallest of the voxels it bounds (T). */
    public float[] values(float[] image) {
        float[] values = new float[count()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = value(place(cell), image);
        }
        return values;
    }

    private float value(int[] place, float[] image) {
        boolean vertices = construction == Construction.V;
        float value = vertices ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        for (int z : voxels(place[2], size.z())) {
            for (int y : voxels(place[1], size.y())) {
                for (int x : voxels(place[0], size.x())) {
                    float voxel = image[size.index(x, y, z)];
                    value = vertices ? Math.max(value, voxel) : Math.min(value, voxel);
                }
            }
        }
        return value;
    }

    private int[] voxels(int place, int length) {
        if (construction == Construction.V) {
            return IntStream.rangeClosed(place / 2, (place + 1) / 2).toArray();
        }
        return IntStream.rangeClosed((place - 1) >> 1, place / 2)
                .filter(v -> v >= 0 && v < length)
                .toArray();
    }

    private Integer[] order(float[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> values[c])
                        .thenComparingInt(this::dimension)
                        .thenComparingInt(c -> c))
                .toArray(Integer[]::new);
    }

    /** The barcode of one image's sublevel filtration; intervals that live. */
    public List<Interval> barcode(float[] image) {
        return image(image, image);
    }

    /**
     * The barcode of the image of homology under the inclusion of the smaller sublevel filtration into the larger one:
     * columns in the larger one's order, rows in the smaller one's (Cohen-Steiner et al. 2009).
     */
    public List<Interval> image(float[] smaller, float[] larger) {
        float[] births = values(smaller);
        float[] deaths = values(larger);
        Integer[] rows = order(births);
        int[] rank = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rank[rows[i]] = i;
        }
        Map<Integer, Integer> pivots = reduce(order(deaths), rank);
        BitSet negative = new BitSet();
        reduce(rows, rank).values().forEach(negative::set);
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            int cell = rows[i];
            Integer death = pivots.get(i);
            if (death != null && births[cell] < deaths[death]) {
                intervals.add(new Interval(dimension(cell), births[cell], deaths[death], cell, death));
            } else if (death == null && !negative.get(cell)) {
                intervals.add(new Interval(dimension(cell), births[cell], Float.POSITIVE_INFINITY, cell, -1));
            }
        }
        return intervals;
    }

    private Map<Integer, Integer> reduce(Integer[] columns, int[] rank) {
        Map<Integer, BitSet> reduced = new HashMap<>();
        Map<Integer, Integer> pivots = new HashMap<>();
        for (int cell : columns) {
            BitSet column = new BitSet();
            facets(cell).forEach(facet -> column.flip(rank[facet]));
            int pivot = column.length() - 1;
            while (pivot >= 0 && reduced.containsKey(pivot)) {
                column.xor(reduced.get(pivot));
                pivot = column.length() - 1;
            }
            if (pivot >= 0) {
                reduced.put(pivot, column);
                pivots.put(pivot, cell);
            }
        }
        return pivots;
    }
}
