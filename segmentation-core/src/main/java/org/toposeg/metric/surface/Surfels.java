package org.toposeg.metric.surface;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.toposeg.metric.MaskPair;
import org.toposeg.volume.Size;

/**
 * Surface elements of two masks: they lie between the voxel centres (shifted by half a voxel along each axis) and have an
 * area, or in a plane a length. Definition and numbers of DeepMind's surface-distance (Nikolov et al. 2021).
 *
 * @param prediction elements of the prediction's surface, with their distances to the reference's
 * @param reference the other way round
 */
record Surfels(Weighted prediction, Weighted reference) {

    /**
     * Distances in mm, ascending, each with the area of its element.
     *
     * @param total of the areas
     */
    record Weighted(double[] distances, double[] areas, double total) {

        double mean() {
            return IntStream.range(0, areas.length)
                            .mapToDouble(i -> distances[i] * areas[i])
                            .sum()
                    / total;
        }

        double areaWithin(double tolerance) {
            return IntStream.range(0, areas.length)
                    .filter(i -> distances[i] <= tolerance)
                    .mapToDouble(i -> areas[i])
                    .sum();
        }

        /** The distance at which the area of the nearer elements reaches the share. */
        double percentile(double percent) {
            double reached = 0;
            for (int i = 0; i < areas.length; i++) {
                reached += areas[i];
                if (reached / total >= percent / 100) {
                    return distances[i];
                }
            }
            return distances[distances.length - 1];
        }
    }

    private record Elements(Points points, double[] areas) {}

    static Surfels of(MaskPair pair) {
        return pair.shared(Surfels.class, "", () -> compute(pair));
    }

    private static Surfels compute(MaskPair pair) {
        VoxelMetric metric = VoxelMetric.of(pair.grid());
        boolean planar = pair.dimensions() == 2;
        double[] areas = planar
                ? SurfelAreas.lengths(metric.spacing(0), metric.spacing(1))
                : SurfelAreas.areas(new double[] {metric.spacing(0), metric.spacing(1), metric.spacing(2)});
        Elements prediction = elements(pair.prediction(), pair.size(), planar, areas);
        Elements reference = elements(pair.reference(), pair.size(), planar, areas);
        return new Surfels(weighted(prediction, reference, metric), weighted(reference, prediction, metric));
    }

    private static Elements elements(byte[] mask, Size size, boolean planar, double[] areas) {
        Points points = new Points();
        double[] found = new double[1024];
        int depth = planar ? 0 : size.z();
        int full = areas.length - 1;
        for (int k = 0; k <= depth; k++) {
            for (int j = 0; j <= size.y(); j++) {
                for (int i = 0; i <= size.x(); i++) {
                    int code = planar
                            ? code(mask, size, i, j, 0)
                            : code(mask, size, i, j, k - 1) | code(mask, size, i, j, k) << 4;
                    if (code != 0 && code != full) {
                        if (points.count() == found.length) {
                            found = java.util.Arrays.copyOf(found, 2 * found.length);
                        }
                        found[points.count()] = areas[code];
                        points.add(i, j, k);
                    }
                }
            }
        }
        return new Elements(points, found);
    }

    /** Four bits of slice k: the voxels before and at i and j. */
    private static int code(byte[] mask, Size size, int i, int j, int k) {
        return bit(mask, size, i - 1, j - 1, k)
                | bit(mask, size, i, j - 1, k) << 1
                | bit(mask, size, i - 1, j, k) << 2
                | bit(mask, size, i, j, k) << 3;
    }

    private static int bit(byte[] mask, Size size, int i, int j, int k) {
        boolean in = i >= 0 && i < size.x() && j >= 0 && j < size.y() && k >= 0 && k < size.z();
        return in ? mask[size.index(i, j, k)] : 0;
    }

    private static Weighted weighted(Elements from, Elements to, VoxelMetric metric) {
        double[] distances = SurfaceDistances.distances(from.points(), new PointTree(to.points(), metric));
        int[] order = IntStream.range(0, distances.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(p -> distances[p])
                        .thenComparingDouble(p -> from.areas()[p]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = IntStream.of(order).mapToDouble(p -> distances[p]).toArray();
        double[] areas = IntStream.of(order).mapToDouble(p -> from.areas()[p]).toArray();
        return new Weighted(
                sorted,
                areas,
                IntStream.range(0, areas.length).mapToDouble(i -> areas[i]).sum());
    }

    double percentile(double percent) {
        return Math.max(prediction.percentile(percent), reference.percentile(percent));
    }

    double within(double tolerance) {
        return (prediction.areaWithin(tolerance) + reference.areaWithin(tolerance))
                / (prediction.total() + reference.total());
    }
}
