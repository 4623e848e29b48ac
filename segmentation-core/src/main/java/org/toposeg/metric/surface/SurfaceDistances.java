package org.toposeg.metric.surface;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.toposeg.metric.MaskPair;
import org.toposeg.volume.Size;

/**
 * For each surface voxel of one mask the distance to the nearest surface voxel of the other, in mm, in both directions,
 * ascending. Neither mask is empty.
 */
record SurfaceDistances(double[] toReference, double[] toPrediction) {

    private static final int CHUNK = 2048;

    /** Computed once for each pair. */
    static SurfaceDistances of(MaskPair pair) {
        return pair.shared(SurfaceDistances.class, "", () -> compute(pair));
    }

    private static SurfaceDistances compute(MaskPair pair) {
        boolean[] thin = thin(pair);
        VoxelMetric metric = VoxelMetric.of(pair.grid());
        byte[][] masks = {pair.prediction(), pair.reference()};
        Points[] surfaces = Arrays.stream(masks)
                .parallel()
                .map(mask -> Points.surface(mask, pair.size(), thin))
                .toArray(Points[]::new);
        return between(surfaces[0], surfaces[1], metric, pair.size());
    }

    /** Along which axes the image has one voxel. */
    static boolean[] thin(MaskPair pair) {
        Size whole = pair.grid().size();
        return new boolean[] {whole.x() == 1, whole.y() == 1, whole.z() == 1};
    }

    private static SurfaceDistances between(Points prediction, Points reference, VoxelMetric metric, Size size) {
        BitSet shared = prediction.places(size);
        shared.and(reference.places(size));
        double[][] both = IntStream.range(0, 2)
                .parallel()
                .mapToObj(direction -> direction == 0
                        ? distances(prediction.without(shared, size), reference, metric, prediction.count())
                        : distances(reference.without(shared, size), prediction, metric, reference.count()))
                .toArray(double[][]::new);
        Arrays.parallelSort(both[0]);
        Arrays.parallelSort(both[1]);
        return new SurfaceDistances(both[0], both[1]);
    }

    /** Those of {@code count} points, all of which but {@code from} have the distance 0. */
    private static double[] distances(Points from, Points to, VoxelMetric metric, int count) {
        return from.count() == 0 ? new double[count] : Arrays.copyOf(distances(from, new PointTree(to, metric)), count);
    }

    /** In the order of the points. */
    static double[] distances(Points from, PointTree to) {
        double[] distances = new double[from.count()];
        IntStream.range(0, (distances.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            PointTree.Search search = to.search();
            for (int p = chunk * CHUNK; p < Math.min(distances.length, (chunk + 1) * CHUNK); p++) {
                distances[p] = search.distance(from.x(p), from.y(p), from.z(p));
            }
        });
        return distances;
    }

    /** Both directions in one ascending list. */
    double[] pooled() {
        double[] all = Arrays.copyOf(toReference, toReference.length + toPrediction.length);
        System.arraycopy(toPrediction, 0, all, toReference.length, toPrediction.length);
        Arrays.parallelSort(all);
        return all;
    }

    /** The share of all surface voxels that lie within {@code tolerance} mm of the other surface. */
    double within(double tolerance) {
        return (double) (within(toReference, tolerance) + within(toPrediction, tolerance))
                / (toReference.length + toPrediction.length);
    }

    private static int within(double[] ascending, double tolerance) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= tolerance) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** As numpy's default: linear between the two ranks around {@code percent / 100 * (n - 1)}. */
    static double percentile(double[] ascending, double percent) {
        double rank = percent / 100 * (ascending.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
