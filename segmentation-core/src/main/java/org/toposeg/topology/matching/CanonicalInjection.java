package org.toposeg.topology.matching;

import java.util.Arrays;

/**
 * Matches two collections of intervals that share one end: in every group the i-th longest of one with the i-th longest of
 * the other (Bauer and Lesnick 2015, section 4). Where intervals are equal, which makes no difference to any value,
 * those are matched that share the critical cell at the common end.
 */
final class CanonicalInjection {
    static final int UNMATCHED = -1;

    private final Sorted first;
    private final Sorted second;
    private final int[] partner;
    private final int[] takenBy;
    /** Per stretch, at its start: before which position nobody is free any more. */
    private final int[] firstFree;

    private final int[] secondFree;

    private CanonicalInjection(Intervals first, Intervals second) {
        this.first = new Sorted(first);
        this.second = new Sorted(second);
        partner = new int[first.count()];
        Arrays.fill(partner, UNMATCHED);
        takenBy = new int[second.count()];
        Arrays.fill(takenBy, UNMATCHED);
        firstFree = new int[first.count()];
        secondFree = new int[second.count()];
    }

    /** Per interval of the first collection its partner in the second one, or {@link #UNMATCHED}. */
    static int[] match(Intervals first, Intervals second) {
        CanonicalInjection injection = new CanonicalInjection(first, second);
        injection.run();
        return injection.partner;
    }

    private void run() {
        int p = 0;
        int q = 0;
        while (p < first.size() && q < second.size()) {
            int compared = Integer.compare(first.group(p), second.group(q));
            int pEnd = first.groupEnd(p);
            int qEnd = second.groupEnd(q);
            if (compared == 0) {
                int count = Math.min(pEnd - p, qEnd - q);
                matchRuns(p, q, count, true);
                matchRuns(p, q, count, false);
            }
            p = compared <= 0 ? pEnd : p;
            q = compared >= 0 ? qEnd : q;
        }
    }

    /** Goes through the stretches in which both sides have constant values; first by identity, then whoever is left. */
    private void matchRuns(int p, int q, int count, boolean byIdentity) {
        int at = 0;
        while (at < count) {
            int pEnd = first.runEnd(p + at) - p;
            int qEnd = second.runEnd(q + at) - q;
            int end = Math.min(count, Math.min(pEnd, qEnd));
            int pStart = first.runStart(p + at);
            int qStart = second.runStart(q + at);
            if (byIdentity) {
                matchSame(pStart, p + pEnd, qStart, q + qEnd, end - at);
            } else {
                matchRest(pStart, p + pEnd, qStart, q + qEnd, end - at);
            }
            at = end;
        }
    }

    private void matchSame(int pStart, int pEnd, int qStart, int qEnd, int most) {
        if (pEnd - pStart <= qEnd - qStart) {
            int matched = 0;
            for (int p = pStart; p < pEnd && matched < most; p++) {
                int q = second.find(qStart, qEnd, first.identity(p));
                matched += q >= 0 && join(p, q) ? 1 : 0;
            }
        } else {
            int matched = 0;
            for (int q = qStart; q < qEnd && matched < most; q++) {
                int p = first.find(pStart, pEnd, second.identity(q));
                matched += p >= 0 && join(p, q) ? 1 : 0;
            }
        }
    }

    /** Matches until as many of the stretch are matched as it is long; those matched by identity count. */
    private void matchRest(int pStart, int pEnd, int qStart, int qEnd, int most) {
        int left = most - matchedBetween(pStart, pEnd, qStart, qEnd);
        int p = Math.max(pStart, firstFree[pStart]);
        int q = Math.max(qStart, secondFree[qStart]);
        while (left > 0) {
            while (partner[first.index(p)] != UNMATCHED) {
                p++;
            }
            while (takenBy[second.index(q)] != UNMATCHED) {
                q++;
            }
            join(p, q);
            left--;
        }
        firstFree[pStart] = p;
        secondFree[qStart] = q;
    }

    private int matchedBetween(int pStart, int pEnd, int qStart, int qEnd) {
        return pEnd - pStart <= qEnd - qStart
                ? count(pStart, pEnd, first, partner, second, qStart, qEnd)
                : count(qStart, qEnd, second, takenBy, first, pStart, pEnd);
    }

    /** How many of a stretch have a partner in a stretch of the other side. */
    private static int count(int start, int end, Sorted side, int[] partners, Sorted other, int from, int to) {
        int count = 0;
        for (int i = start; i < end; i++) {
            int partner = partners[side.index(i)];
            if (partner != UNMATCHED) {
                int position = other.position(partner);
                count += position >= from && position < to ? 1 : 0;
            }
        }
        return count;
    }

    private boolean join(int p, int q) {
        if (partner[first.index(p)] != UNMATCHED || takenBy[second.index(q)] != UNMATCHED) {
            return false;
        }
        partner[first.index(p)] = second.index(q);
        takenBy[second.index(q)] = first.index(p);
        return true;
    }

    /** Positions of the intervals by group, then length, then tie, then identity. */
    private static final class Sorted {
        private final Intervals intervals;
        private final int[] indices;
        private final int[] positions;
        private final int[] groupEnds;
        private final int[] runStarts;
        private final int[] runEnds;

        Sorted(Intervals intervals) {
            this.intervals = intervals;
            int count = intervals.count();
            indices = new int[count];
            positions = new int[count];
            groupEnds = new int[count];
            runStarts = new int[count];
            runEnds = new int[count];
            for (int i = 0; i < count; i++) {
                indices[i] = i;
            }
            sort(0, count, 0);
            for (int i = 0; i < count; i++) {
                positions[indices[i]] = i;
            }
        }

        /** Sorts a range by the key of a level, then its stretches of equal keys by the next level. */
        private void sort(int from, int to, int level) {
            long[] keys = new long[to - from];
            for (int i = from; i < to; i++) {
                keys[i - from] = key(indices[i], level) << 32 | indices[i];
            }
            Arrays.sort(keys);
            for (int i = from; i < to; i++) {
                indices[i] = (int) keys[i - from];
            }
            for (int start = from; start < to && level < 3; ) {
                int end = start + 1;
                while (end < to && keys[end - from] >> 32 == keys[start - from] >> 32) {
                    end++;
                }
                noteStretch(start, end, level);
                start = end;
            }
        }

        private void noteStretch(int start, int end, int level) {
            if (level == 0) {
                Arrays.fill(groupEnds, start, end, end);
            } else if (level == 2) {
                Arrays.fill(runStarts, start, end, start);
                Arrays.fill(runEnds, start, end, end);
            }
            sort(start, end, level + 1);
        }

        private long key(int index, int level) {
            return switch (level) {
                case 0 -> intervals.group()[index];
                case 1 -> intervals.order()[index];
                case 2 -> intervals.tie()[index];
                default -> intervals.identity()[index];
            };
        }

        int size() {
            return indices.length;
        }

        int index(int position) {
            return indices[position];
        }

        int position(int index) {
            return positions[index];
        }

        int group(int position) {
            return intervals.group()[indices[position]];
        }

        int identity(int position) {
            return intervals.identity()[indices[position]];
        }

        int groupEnd(int position) {
            return groupEnds[position];
        }

        int runStart(int position) {
            return runStarts[position];
        }

        int runEnd(int position) {
            return runEnds[position];
        }

        /** A position within from..to-1, a stretch sorted by identity, that has it; negative if there is none. */
        int find(int from, int to, int identity) {
            int low = from;
            int high = to - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (identity(middle) < identity) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return low < to && identity(low) == identity ? low : -1;
        }
    }
}
