package org.toposeg.topology.barcode;

/**
 * A topological feature: an interval of a barcode and the voxels that open and close it.
 *
 * @param birth value of the image at the birth voxel
 * @param death value of the image at the death voxel; infinite (negative for superlevel) if the feature never dies
 * @param birthVoxel index into the image, x fastest
 * @param deathVoxel index into the image, or -1 if the feature never dies
 */
public record Feature(float birth, float death, int birthVoxel, int deathVoxel) {
    public boolean isEssential() {
        return deathVoxel < 0;
    }
}
