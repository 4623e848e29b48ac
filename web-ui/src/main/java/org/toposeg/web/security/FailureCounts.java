package org.toposeg.web.security;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Failed attempts by a key, with the lock that follows them: 30 s after the last free one, twice as long with each
 * further one, 15 minutes at most. Forgotten an hour after the last. Holds at most {@value #MAX} keys. Not thread-safe.
 */
final class FailureCounts {

    static final int MAX = 10_000;
    static final int KEY_CHARACTERS = 128;
    private static final long FIRST_LOCK_MILLIS = 30_000;
    private static final long LONGEST_LOCK_MILLIS = 15 * 60_000;
    private static final long KEPT_MILLIS = 60 * 60_000;
    private static final int MAX_DOUBLINGS = 10;

    /** A tenth: sorting all for each newcomer would be slow. */
    private static final int DROPPED_AT_ONCE = 10;

    /** Of one key. */
    private static final class Count {
        private int failures;
        private long last;
        private long lockedUntil;

        private boolean isOld(long now) {
            return now - last > KEPT_MILLIS;
        }
    }

    private final int free;
    private final Map<String, Count> counts = new HashMap<>();

    /** @param free so many failures lock nothing but the last of them */
    FailureCounts(int free) {
        this.free = free;
    }

    long lockedMillis(String key, long now) {
        Count count = counts.get(key);
        return count == null ? 0 : Math.max(0, count.lockedUntil - now);
    }

    void count(String key, long now) {
        Count count = counts.get(key);
        if (count == null || count.isOld(now)) {
            makeRoom(now);
            count = new Count();
            counts.put(key, count);
        }
        count.failures++;
        count.last = now;
        if (count.failures >= free) {
            int doublings = Math.min(count.failures - free, MAX_DOUBLINGS);
            count.lockedUntil = now + Math.min(FIRST_LOCK_MILLIS << doublings, LONGEST_LOCK_MILLIS);
        }
    }

    void forget(String key) {
        counts.remove(key);
    }

    /** An attempt begins only when nothing is locked: the lock that goes is its own. */
    void takeBack(String key) {
        Count count = counts.get(key);
        if (count != null) {
            count.failures--;
            count.lockedUntil = 0;
            if (count.failures <= 0) {
                counts.remove(key);
            }
        }
    }

    int size() {
        return counts.size();
    }

    /** Somebody who tries ever new names pushes out his own single failures, not the counts of those under attack. */
    private void makeRoom(long now) {
        if (counts.size() < MAX) {
            return;
        }
        counts.values().removeIf(count -> count.isOld(now));
        if (counts.size() >= MAX) {
            counts.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<String, Count> e) -> e.getValue().failures)
                            .thenComparingLong(e -> e.getValue().last))
                    .limit(MAX / DROPPED_AT_ONCE)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(counts::remove);
        }
    }
}
