package org.toposeg.topology.component;

import org.toposeg.volume.Size;

/** Which voxels of a mask hang together: those that share a face, also an edge, also a corner. */
public enum Connectivity {
    /** Pixels of a planar image that share an edge. */
    FOUR(2, 1),
    /** Pixels of a planar image that share an edge or a corner. */
    EIGHT(2, 2),
    /** Voxels that share a face. */
    SIX(3, 1),
    /** Voxels that share a face or an edge. */
    EIGHTEEN(3, 2),
    /** Voxels that share a face, an edge or a corner. */
    TWENTY_SIX(3, 3);

    private final int dimensions;
    private final int steps;

    Connectivity(int dimensions, int steps) {
        this.dimensions = dimensions;
        this.steps = steps;
    }

    /** 2 for planar images, 3 for volumes. */
    public int dimensions() {
        return dimensions;
    }

    /** Along how many axes neighbours may differ, by one voxel each. */
    public int steps() {
        return steps;
    }

    /**
     * The connectivity of the background that goes with this one of the foreground, so that a closed curve or surface
     * separates: 4 with 8, 6 with 26; 18 goes with 6, though 6 goes with 26.
     */
    public Connectivity dual() {
        return switch (this) {
            case FOUR -> EIGHT;
            case EIGHT -> FOUR;
            case SIX -> TWENTY_SIX;
            case EIGHTEEN, TWENTY_SIX -> SIX;
        };
    }

    /** Voxels as closed squares or cubes: 8 for planar images, 26 for volumes. */
    public static Connectivity full(Size size) {
        return size.isPlanar() ? EIGHT : TWENTY_SIX;
    }

    /** Only through edges of pixels or faces of voxels: 4 for planar images, 6 for volumes. */
    public static Connectivity cross(Size size) {
        return size.isPlanar() ? FOUR : SIX;
    }

    /** @throws IllegalArgumentException if the image has more than one slice and this is for planar images */
    void requireFits(Size size) {
        if (dimensions == 2 && !size.isPlanar()) {
            throw new IllegalArgumentException("connectivity " + this + " is for planar images, but the mask has "
                    + size + " voxels; use SIX, EIGHTEEN or TWENTY_SIX");
        }
    }

    /** 4, 8, 6, 18 or 26. */
    @Override
    public String toString() {
        return switch (this) {
            case FOUR -> "4";
            case EIGHT -> "8";
            case SIX -> "6";
            case EIGHTEEN -> "18";
            case TWENTY_SIX -> "26";
        };
    }
}
