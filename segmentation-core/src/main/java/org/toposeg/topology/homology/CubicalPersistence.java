package org.toposeg.topology.homology;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.toposeg.topology.barcode.Barcode;
import org.toposeg.topology.barcode.Bars;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.volume.Size;

/**
 * Persistent homology (coefficients in the field of two elements) of a grey-value image: its barcode in each dimension.
 *
 * @param barcodes of dimensions 0 and 1, in 3D also 2
 */
public record CubicalPersistence(List<Barcode> barcodes) {
    public CubicalPersistence {
        barcodes = List.copyOf(barcodes);
    }

    /** Sublevel sets in the V-construction: 4-/6-connected sets of dark voxels. */
    public static CubicalPersistence of(float[] image, Size size) {
        return of(image, size, Filtration.SUBLEVEL, Construction.V);
    }

    /**
     * @param image values, x fastest
     * @param size x, y, z; axes of size 1 do not count, and an image with at most two others is 2D
     * @throws IllegalArgumentException in one sentence, if the array and its size differ, a value is not finite or there
     *     are too many voxels
     */
    public static CubicalPersistence of(float[] image, Size size, Filtration filtration, Construction construction) {
        ImageFiltration filtered = ImageFiltration.of(image, size, filtration, construction, false);
        List<ForkJoinTask<Barcode>> tasks = IntStream.range(0, filtered.dimensions())
                .mapToObj(k -> ForkJoinTask.adapt(() -> barcode(filtered, k)))
                .toList();
        return new CubicalPersistence(
                ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList());
    }

    private static Barcode barcode(ImageFiltration filtered, int dimension) {
        Bars bars = filtered.filtered().bars(filtered.filteredDimension(dimension));
        List<Feature> features = new ArrayList<>(bars.count());
        for (int i = 0; i < bars.count(); i++) {
            if (!filtered.isFrame(bars, i)) {
                features.add(filtered.feature(bars, i, dimension));
            }
        }
        return new Barcode(dimension, features);
    }

    /** The barcode of one dimension. */
    public Barcode barcode(int dimension) {
        return barcodes.get(dimension);
    }
}
