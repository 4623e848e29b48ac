package org.toposeg.topology.barcode;

/**
 * How a set of voxels becomes a topological space. The two are dual: the set in one construction and its complement in
 * the other share their boundary.
 */
public enum Construction {
    /**
     * Voxels are vertices; a cube enters with its last voxel. The entered set is 4-connected (2D) or 6-connected (3D),
     * its complement 8- or 26-connected.
     */
    V(4, 8, 6, 26),
    /**
     * Voxels are top-dimensional cubes; a face enters with its first voxel. The entered set is 8-connected (2D) or
     * 26-connected (3D), its complement 4- or 6-connected.
     */
    T(8, 4, 26, 6);

    private final int planar;
    private final int planarComplement;
    private final int spatial;
    private final int spatialComplement;

    Construction(int planar, int planarComplement, int spatial, int spatialComplement) {
        this.planar = planar;
        this.planarComplement = planarComplement;
        this.spatial = spatial;
        this.spatialComplement = spatialComplement;
    }

    /** Number of neighbours of a voxel of the entered set: 4 or 8 in 2D, 6 or 26 in 3D. */
    public int connectivity(int dimensions) {
        return dimensions == 3 ? spatial : planar;
    }

    /** Number of neighbours of a voxel of the complement, the dual of {@link #connectivity}. */
    public int complementConnectivity(int dimensions) {
        return dimensions == 3 ? spatialComplement : planarComplement;
    }
}
