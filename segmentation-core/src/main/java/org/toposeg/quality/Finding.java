package org.toposeg.quality;

import org.toposeg.volume.Vec3;

/**
 * Something a person should look at.
 *
 * @param label of the structure it is about
 * @param voxel where to look, x, y and z
 * @param position the same place in patient space, LPS mm
 * @param sentence for people
 */
public record Finding(Kind kind, Severity severity, int label, Voxel voxel, Vec3 position, String sentence) {

    /** A voxel's indices. */
    public record Voxel(int x, int y, int z) {}

    /** What it is about. */
    public enum Kind {
        STRAY_PIECE,
        HOLE,
        BROKEN_VESSEL,
        LOW_CONFIDENCE,
        IMPLAUSIBLE_TOPOLOGY,
        IMPLAUSIBLE_SIZE,
        LOW_PREDICTED_DICE
    }

    /** How much it matters, the worst first. */
    public enum Severity {
        HIGH,
        MEDIUM,
        LOW
    }
}
