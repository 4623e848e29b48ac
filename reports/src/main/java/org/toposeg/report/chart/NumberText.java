package org.toposeg.report.chart;

import java.util.Locale;
import org.toposeg.statistics.Interval;

/** NumberText as reports write them. */
public final class NumberText {

    private static final String NONE = "–";

    private NumberText() {}

    public static String of(Double value, int decimals) {
        return value == null || value.isNaN() ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    public static String of(Double value) {
        return of(value, 3);
    }

    public static String percent(Double value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    public static String interval(Interval interval, int decimals) {
        return interval == null ? NONE : of(interval.low(), decimals) + " to " + of(interval.high(), decimals);
    }

    public static String p(double value) {
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
    }

    public static String signed(double value, int decimals) {
        return String.format(Locale.ROOT, "%+." + decimals + "f", value);
    }
}
