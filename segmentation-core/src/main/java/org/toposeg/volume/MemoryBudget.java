package org.toposeg.volume;

import java.util.function.Supplier;

/**
 * How much memory images may take that are being read on this thread. Readers ask before they take it; without a budget
 * the whole of Java's memory is theirs. A server sets one for what strangers send, so that an image that unpacks to
 * gigabytes is refused from its header and other work goes on.
 */
public final class MemoryBudget {

    private static final ThreadLocal<MemoryBudget> CURRENT = new ThreadLocal<>();

    private long left;

    private MemoryBudget(long bytes) {
        left = bytes;
    }

    /** Does work whose images may together take this many bytes. */
    public static <T> T within(long bytes, Supplier<T> work) {
        MemoryBudget outer = CURRENT.get();
        CURRENT.set(new MemoryBudget(bytes));
        try {
            return work.get();
        } finally {
            CURRENT.set(outer);
        }
    }

    /** Bytes that one more image may take. */
    public static long left() {
        MemoryBudget budget = CURRENT.get();
        return budget == null ? Runtime.getRuntime().maxMemory() : budget.left;
    }

    /**
     * Takes memory for an image.
     *
     * @param bytes may be more than a long holds
     * @return false if there is not so much; nothing is taken then
     */
    public static boolean take(double bytes) {
        if (bytes > left()) {
            return false;
        }
        MemoryBudget budget = CURRENT.get();
        if (budget != null) {
            budget.left -= (long) bytes;
        }
        return true;
    }
}
