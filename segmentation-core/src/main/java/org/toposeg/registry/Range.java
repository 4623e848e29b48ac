package org.toposeg.registry;

/**
 * The finite numbers from one bound to another.
 *
 * @param low least number, or minus infinity
 * @param lowOpen whether {@code low} itself is outside
 * @param high greatest number, or infinity
 * @param highOpen whether {@code high} itself is outside
 */
public record Range(double low, boolean lowOpen, double high, boolean highOpen) {

    /** Every finite number. */
    public static final Range FINITE = new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

    /** Both bounds belong to it. */
    public static Range of(double low, double high) {
        return new Range(low, false, high, false);
    }

    public static Range atLeast(double low) {
        return new Range(low, false, Double.POSITIVE_INFINITY, true);
    }

    public static Range above(double low) {
        return new Range(low, true, Double.POSITIVE_INFINITY, true);
    }

    /** From {@link #low()}, which belongs to it, to below a number. */
    public Range below(double bound) {
        return new Range(low, lowOpen, bound, true);
    }

    /** From {@link #low()} to a number, which belongs to it. */
    public Range upTo(double bound) {
        return new Range(low, lowOpen, bound, false);
    }

    /** NaN and infinities are in no range. */
    public boolean contains(double value) {
        return Double.isFinite(value)
                && (lowOpen ? value > low : value >= low)
                && (highOpen ? value < high : value <= high);
    }

    /** For a sentence after a noun: {@code from 0 to 1}, {@code of at least 0}, {@code above 0 and below 1}; or empty. */
    public String words() {
        boolean unbounded = Double.isInfinite(high);
        if (Double.isInfinite(low)) {
            return unbounded ? "" : (highOpen ? "below " : "of at most ") + number(high);
        }
        if (unbounded) {
            return (lowOpen ? "above " : "of at least ") + number(low);
        }
        return (lowOpen ? "above " : "from ")
                + number(low)
                + (highOpen ? " to below " : lowOpen ? " up to " : " to ")
                + number(high);
    }

    /** Whole numbers without a point. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
