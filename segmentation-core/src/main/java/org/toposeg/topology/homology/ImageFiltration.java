package org.toposeg.topology.homology;

import org.toposeg.topology.barcode.Bars;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.gradient.FramedImage;
import org.toposeg.topology.gradient.Lattice;
import org.toposeg.volume.Size;

/**
 * The filtration of an image by its values, in either construction, and its intervals as values and voxels of the image.
 *
 * <p>The T-construction is computed by duality: its complement is the V-construction of the negative image, with a frame
 * around it for what lies outside (Garin et al. 2020, "Duality in persistent homology of images"). An interval [b, d) of
 * dimension k is there one [-d, -b) of dimension d - 1 - k, and unions become intersections.
 */
public final class ImageFiltration {
    private final FramedImage framed;
    private final FilteredImage filtered;
    private final int sign;
    private final boolean dual;

    private ImageFiltration(FramedImage framed, int sign, boolean dual) {
        this.framed = framed;
        this.filtered = FilteredImage.of(framed);
        this.sign = sign;
        this.dual = dual;
    }

    /**
     * @param image finite values, x fastest
     * @param relative whether a frame of the first-entering value is added
     * @throws IllegalArgumentException in one sentence, if the array and its size differ, a value is not finite or there
     *     are too many voxels
     */
    public static ImageFiltration of(
            float[] image, Size size, Filtration filtration, Construction construction, boolean relative) {
        check(image, size);
        int sign = filtration == Filtration.SUPERLEVEL ? -1 : 1;
        FramedImage framed = FramedImage.of(image, size, sign);
        if (relative) {
            framed = framed.withFrameOfSmallest();
        }
        if (construction == Construction.T) {
            return new ImageFiltration(framed.negative().withFirstFrame(), -sign, true);
        }
        return new ImageFiltration(framed, sign, false);
    }

    /**
     * Refuses what cannot be filtered.
     *
     * @throws IllegalArgumentException in one sentence, if the array and its size differ, a value is not finite or there
     *     are too many voxels
     */
    public static void check(float[] image, Size size) {
        Lattice.of(size);
        if (image.length != size.voxels()) {
            throw new IllegalArgumentException(
                    "an image of " + size + " voxels needs " + size.voxels() + " values, got " + image.length + ".");
        }
        for (int i = 0; i < image.length; i++) {
            if (!Float.isFinite(image[i])) {
                throw new IllegalArgumentException("persistent homology needs finite values, got " + image[i]
                        + " at voxel (" + i % size.x() + ", " + i / size.x() % size.y() + ", "
                        + i / size.x() / size.y() + ").");
            }
        }
    }

    /** The V-construction's sublevel filtration behind it. */
    public FilteredImage filtered() {
        return filtered;
    }

    /** Whether dimensions, births and deaths, unions and intersections are exchanged in {@link #filtered}. */
    public boolean isDual() {
        return dual;
    }

    /** 2 or 3; rows and single voxels count as 2D. Homology may be non-zero in dimensions 0 to one less. */
    public int dimensions() {
        return filtered.dimensions();
    }

    /** The dimension in {@link #filtered} of the features of a dimension, and the reverse. */
    public int filteredDimension(int dimension) {
        return dual ? dimensions() - 1 - dimension : dimension;
    }

    /** Whether an interval of {@link #filtered} is the frame's own and no feature of the image. */
    public boolean isFrame(Bars bars, int index) {
        return dual && bars.deaths()[index] == Bars.NEVER;
    }

    /** @param dimension of the feature; the intervals are those of {@link #filtered} in {@link #filteredDimension} */
    public Feature feature(Bars bars, int index, int dimension) {
        int k = filteredDimension(dimension);
        int birth = bars.births()[index];
        int death = bars.deaths()[index];
        int opened = voxel(k, birth);
        int closed = death == Bars.NEVER ? -1 : voxel(k + 1, death);
        float openedValue = value(k, birth);
        float closedValue = death == Bars.NEVER ? Float.POSITIVE_INFINITY * sign : value(k + 1, death);
        return dual
                ? new Feature(closedValue, openedValue, closed, opened)
                : new Feature(openedValue, closedValue, opened, closed);
    }

    /** Adding zero makes -0 a 0. */
    private float value(int dimension, int rank) {
        return filtered.value(dimension, rank) * sign + 0f;
    }

    private int voxel(int dimension, int rank) {
        return framed.voxel(filtered.voxel(dimension, rank));
    }
}
