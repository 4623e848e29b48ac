package org.toposeg.web.training.run;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A value that is made again only when it is older than a while, however many ask for it. */
final class ExpiringValue<T> {

    private final long nanos;
    private final Supplier<T> source;
    private final LongSupplier clock;
    private T value;
    private long made;

    /** @param clock in nanoseconds */
    ExpiringValue(Duration age, Supplier<T> source, LongSupplier clock) {
        this.nanos = age.toNanos();
        this.source = source;
        this.clock = clock;
    }

    synchronized T get() {
        if (value == null || clock.getAsLong() - made >= nanos) {
            value = source.get();
            made = clock.getAsLong();
        }
        return value;
    }
}
