package org.toposeg.topology.component;

import org.toposeg.volume.Size;

/**
 * The Euler characteristic of a mask: with voxels as closed squares or cubes (8, 26) corners - edges + faces - cubes;
 * with voxels as points (4, 6) points - edges between neighbours + squares of four - cubes of eight. 18 is 26 with the
 * corners undone at which only two voxels meet.
 *
 * <p>Counted 64 voxels at a time: along a row, cells of one kind and those that lie between them differ by the number
 * of runs, so that everything but runs cancels.
 */
public final class EulerCharacteristic {

    private EulerCharacteristic() {}

    /**
     * @param foreground the mask's connectivity
     * @throws IllegalArgumentException if the array's length is not the number of voxels, or a connectivity of planar
     *     images is asked of a mask with several slices
     */
    public static int of(byte[] mask, Size size, Connectivity foreground) {
        foreground.requireFits(size);
        return of(BitRows.of(mask, size), foreground);
    }

    static int of(BitRows bits, Connectivity foreground) {
        return switch (foreground) {
            case FOUR, SIX -> EulerSum.ofPoints(bits);
            case EIGHT, TWENTY_SIX -> EulerSum.ofCubes(bits);
            case EIGHTEEN -> EulerSum.ofCubes(bits) + EulerSum.lonelyCorners(bits);
        };
    }
}
