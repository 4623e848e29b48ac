package org.toposeg.loss;

/** A factor that depends on the epoch. */
@FunctionalInterface
interface Schedule {

    Schedule ALWAYS = epoch -> 1;

    /** From 0 to 1, at {@code epoch} epochs done. */
    double factor(double epoch);

    /** 0 up to epoch {@code from}, 1 from epoch {@code to} on, linear between. */
    static Schedule ramp(double from, double to) {
        return epoch -> Math.clamp((epoch - from) / (to - from), 0.0, 1.0);
    }

    /** 1 up to epoch {@code from}, 0 from epoch {@code to} on, linear between. */
    static Schedule fade(double from, double to) {
        return epoch -> 1 - ramp(from, to).factor(epoch);
    }

    /** @param operator one of {@code >= > <= <} */
    static Schedule compare(String operator, double bound) {
        return epoch -> switch (operator) {
                    case ">=" -> epoch >= bound;
                    case ">" -> epoch > bound;
                    case "<=" -> epoch <= bound;
                    default -> epoch < bound;
                }
                ? 1
                : 0;
    }

    /** Both factors multiplied. */
    default Schedule and(Schedule other) {
        return epoch -> factor(epoch) * other.factor(epoch);
    }
}
