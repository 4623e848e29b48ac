package org.toposeg.metric;

import java.util.Map;

/**
 * How a metric's numbers are to be read.
 *
 * @param unit such as {@code mm}, {@code ml}; empty for numbers without one
 * @param better which numbers are good
 * @param least smallest possible number
 * @param greatest largest possible number; infinite for distances
 * @param parts by the name of a part, where it is to be read otherwise than the whole
 */
public record Scale(String unit, Better better, double least, double greatest, Map<String, Scale> parts) {

    /** Which direction is an improvement. */
    public enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** From 0 to 1, the more the better. */
    public static Scale fraction() {
        return new Scale("", Better.HIGHER, 0, 1, Map.of());
    }

    /** From 0 on, the less the better: distances, differences, false findings. */
    public static Scale error(String unit) {
        return new Scale(unit, Better.LOWER, 0, Double.POSITIVE_INFINITY, Map.of());
    }

    /** What describes the masks and is neither good nor bad. */
    public static Scale description(String unit) {
        return new Scale(unit, Better.NEITHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Map.of());
    }

    /** The same with parts that are to be read otherwise. */
    public Scale with(Map<String, Scale> others) {
        return new Scale(unit, better, least, greatest, Map.copyOf(others));
    }

    /** How a part is to be read. */
    public Scale of(String part) {
        return parts.getOrDefault(part, this);
    }
}
