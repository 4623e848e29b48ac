package org.toposeg.topology.common;

import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.Size;

/**
 * The features that two masks P and R have in common: in dimension k as many as
 * {@code dim(im(H_k(P) → H_k(P ∪ R)) ∩ im(H_k(R) → H_k(P ∪ R)))}, homology with coefficients in Z/2, voxels being
 * vertices (foreground 4- or 6-connected, background 8- or 26-connected).
 *
 * <p>This is the Betti matching of two masks through their union without the order among equal cells that an induced
 * matching of barcodes needs: bars of a mask are all equally long, so that their order would decide. Stucki et al.,
 * "Topologically faithful image segmentation via induced matching of persistence barcodes", ICML 2023.
 *
 * @param prediction Betti numbers of P
 * @param reference Betti numbers of R
 * @param pieces common in dimension 0: components of the union that hold voxels of both
 * @param loops common in dimension 1
 * @param cavities common in dimension 2; 0 for planar images
 */
public record CommonFeatures(BettiNumbers prediction, BettiNumbers reference, int pieces, int loops, int cavities) {

    /**
     * @param prediction z, y, x (x fastest); 1 is inside, 0 outside
     * @param reference likewise
     */
    public static CommonFeatures of(byte[] prediction, byte[] reference, Size size) {
        Connectivity cross = Connectivity.cross(size);
        byte[] union = new byte[prediction.length];
        for (int v = 0; v < union.length; v++) {
            union[v] = (byte) (prediction[v] | reference[v]);
        }
        int enclosed = CommonEnclosures.count(prediction, reference, union, size);
        boolean planar = size.isPlanar();
        return new CommonFeatures(
                BettiNumbers.of(prediction, size, cross),
                BettiNumbers.of(reference, size, cross),
                CommonPieces.count(prediction, reference, union, size),
                planar ? enclosed : CommonLoops.count(prediction, reference, union, size),
                planar ? 0 : enclosed);
    }

    /** How many features of a dimension, 0 to 2, are in both. */
    public int common(int dimension) {
        return switch (dimension) {
            case 0 -> pieces;
            case 1 -> loops;
            case 2 -> cavities;
            default -> throw new IndexOutOfBoundsException("dimension must be 0, 1 or 2, got " + dimension);
        };
    }

    /** The Betti matching error of a dimension: how many features of either mask the other does not have. */
    public int error(int dimension) {
        return prediction.get(dimension) + reference.get(dimension) - 2 * common(dimension);
    }
}
