package org.toposeg.topology.barcode;

/** In which order the voxels of an image enter. */
public enum Filtration {
    /** Dark first: the set at time t holds the voxels with value at most t. A feature's birth lies below its death. */
    SUBLEVEL,
    /** Bright first: the set at time t holds the voxels with value at least t. A feature's birth lies above its death. */
    SUPERLEVEL
}
