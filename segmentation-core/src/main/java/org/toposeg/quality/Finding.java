package org.toposeg.quality;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.toposeg.volume.Vec3;

/**
 * Something a person should look at.
 *
 * <p>In JSON voxel and position are arrays, kind and severity words in lower case.
 *
 * @param label of the structure it is about; 0 for the whole image
 * @param voxel where to look, x, y and z
 * @param position the same place in patient space, LPS mm
 * @param sentence for people
 */
public record Finding(
        Kind kind,
        Severity severity,
        int label,
        Voxel voxel,

        @JsonFormat(shape = JsonFormat.Shape.ARRAY) @JsonIgnoreProperties("finite")
        Vec3 position,

        String sentence) {

    /** A voxel's indices. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Voxel(int x, int y, int z) {}

    /** What it is about. */
    public enum Kind {
        STRAY_PIECE,
        HOLE,
        BROKEN_VESSEL,
        LOW_CONFIDENCE,
        IMPLAUSIBLE_TOPOLOGY,
        IMPLAUSIBLE_SIZE,
        LOW_PREDICTED_DICE,
        UNFAMILIAR_IMAGE;

        /** As in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much it matters, the worst first. */
    public enum Severity {
        HIGH,
        MEDIUM,
        LOW;

        /** As in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
