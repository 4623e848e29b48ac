package org.toposeg.topology.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.toposeg.topology.barcode.Construction;
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

    /** An interval; death is infinite if it stays. */
    public record Interval(int dimension, float birth, float death) {}

    /** The voxels of an image in the order in which they enter, and each voxel's place in it. */
    private final class Order {
        private final float[] image;
        private final Integer[] voxels;
        private final int[] places;

        /** Of equal voxels the one stored first comes first (V), or last (T, whose complement is a V-construction). */
        Order(float[] image) {
            this.image = image;
            int direction = construction == Construction.V ? 1 : -1;
            voxels = IntStream.range(0, image.length)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(v -> image[v]).thenComparingInt(v -> direction * v))
                    .toArray(Integer[]::new);
            places = new int[image.length];
            for (int i = 0; i < voxels.length; i++) {
                places[voxels[i]] = i;
            }
        }

        float value(int place) {
            return place == voxels.length ? Float.POSITIVE_INFINITY : image[voxels[place]];
        }

        /** Per cell the place of its last voxel (V) or of the first voxel it bounds (T). */
        int[] cellPlaces() {
            int[] result = new int[count()];
            for (int cell = 0; cell < result.length; cell++) {
                result[cell] = cellPlace(place(cell));
            }
            return result;
        }

        private int cellPlace(int[] cell) {
            boolean vertices = construction == Construction.V;
            int result = vertices ? -1 : Integer.MAX_VALUE;
            for (int z : voxels(cell[2], size.z())) {
                for (int y : voxels(cell[1], size.y())) {
                    for (int x : voxels(cell[0], size.x())) {
                        int place = places[size.index(x, y, z)];
                        result = vertices ? Math.max(result, place) : Math.min(result, place);
                    }
                }
            }
            return result;
        }
    }

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

    private int[] voxels(int place, int length) {
        if (construction == Construction.V) {
            return IntStream.rangeClosed(place / 2, (place + 1) / 2).toArray();
        }
        return IntStream.rangeClosed((place - 1) >> 1, place / 2)
                .filter(v -> v >= 0 && v < length)
                .toArray();
    }

    private Integer[] sorted(int[] places) {
        return IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(c -> places[c])
                        .thenComparingInt(this::dimension)
                        .thenComparingInt(c -> c))
                .toArray(Integer[]::new);
    }

    /** The barcode of the sublevel filtration; intervals that live. */
    public List<Interval> barcode(float[] image) {
        Order order = new Order(image);
        int[] places = order.cellPlaces();
        Integer[] cellsInOrder = sorted(places);
        int[] rank = new int[cellsInOrder.length];
        for (int i = 0; i < rank.length; i++) {
            rank[cellsInOrder[i]] = i;
        }
        Map<Integer, Integer> pivots = reduce(cellsInOrder, rank);
        BitSet negative = new BitSet();
        pivots.values().forEach(negative::set);
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < rank.length; i++) {
            int cell = cellsInOrder[i];
            if (!negative.get(cell)) {
                Integer death = pivots.get(i);
                float birth = order.value(places[cell]);
                float end = order.value(death == null ? image.length : places[death]);
                if (birth < end) {
                    intervals.add(new Interval(dimension(cell), birth, end));
                }
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
