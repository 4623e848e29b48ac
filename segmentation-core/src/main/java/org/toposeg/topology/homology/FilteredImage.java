package org.toposeg.topology.homology;

import java.util.concurrent.ForkJoinTask;
import org.toposeg.topology.barcode.BarList;
import org.toposeg.topology.barcode.Bars;
import org.toposeg.topology.gradient.Field;
import org.toposeg.topology.gradient.FramedImage;
import org.toposeg.topology.gradient.Gradient;
import org.toposeg.topology.gradient.Paths;

/**
 * The sublevel filtration of an image in the V-construction (4-/6-connected sets), reduced to critical cells. Values enter
 * ascending, and of equal values the one stored first. Safe for use by several threads.
 */
public final class FilteredImage {
    final Gradient gradient;
    final Paths paths;
    final Minima minima;
    final Maxima maxima;
    private LoopBoundaries loopBoundaries;
    private int[] loops;

    private FilteredImage(Field field) {
        gradient = Gradient.of(field);
        paths = new Paths(gradient);
        ForkJoinTask<Minima> other =
                ForkJoinTask.adapt(() -> new Minima(gradient, paths)).fork();
        maxima = new Maxima(gradient, paths);
        minima = other.join();
    }

    static FilteredImage of(FramedImage image) {
        return new FilteredImage(image.toField());
    }

    /** The filtration whose sets are the unions of both images' sets. */
    public static FilteredImage union(FilteredImage a, FilteredImage b) {
        return new FilteredImage(Field.union(a.gradient.field, b.gradient.field));
    }

    /** The filtration whose sets are the intersections of both images' sets. */
    public static FilteredImage intersection(FilteredImage a, FilteredImage b) {
        return new FilteredImage(Field.intersection(a.gradient.field, b.gradient.field));
    }

    /** 2 or 3. Homology may be non-zero in dimensions 0 to one less. */
    public int dimensions() {
        return gradient.field.lattice.dimensions();
    }

    /** The value with which a critical cell enters. */
    public float value(int dimension, int rank) {
        return gradient.value(dimension, rank);
    }

    /** The voxel with which a critical cell enters. */
    int voxel(int dimension, int rank) {
        return gradient.field.lattice.voxel(gradient.owners[dimension][rank]);
    }

    /** The intervals of one dimension, the essential one of dimension 0 last. */
    public Bars bars(int dimension) {
        if (dimension == 0) {
            return components();
        }
        return dimension == dimensions() - 1 ? hollows() : loopBoundaries().bars();
    }

    private Bars components() {
        BarList bars = new BarList();
        for (int minimum = 1; minimum < minima.death.length; minimum++) {
            int death = minima.death[minimum];
            bars.add(minimum, value(0, minimum), death, value(1, death));
        }
        bars.add(0, Bars.NEVER);
        return bars.toBars();
    }

    private Bars hollows() {
        int d = dimensions();
        BarList bars = new BarList();
        for (int wall = 0; wall < maxima.filledBy.length; wall++) {
            int maximum = maxima.filledBy[wall];
            if (maximum != Maxima.NOTHING) {
                bars.add(wall, value(d - 1, wall), maximum, value(d, maximum));
            }
        }
        return bars.toBars();
    }

    /** Per critical edge that closes a loop its number among these in their order, else -1. */
    synchronized int[] loops() {
        if (loops == null) {
            loops = minima.loops();
        }
        return loops;
    }

    /** In 3D, dimension 1. */
    synchronized LoopBoundaries loopBoundaries() {
        if (loopBoundaries == null) {
            loopBoundaries = new LoopBoundaries(this);
        }
        return loopBoundaries;
    }
}
