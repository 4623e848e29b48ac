package org.toposeg.topology.matching;

import java.util.Arrays;
import org.toposeg.topology.homology.Reduction;

/**
 * Matches intervals whose classes end together in the comparison.
 *
 * <p>The classes that end at one value form a space, in which each side has a growing sequence of subspaces: what its
 * intervals contribute, from the oldest on. Two such sequences have a common basis, unique up to what does not change how
 * many of its elements enter where (the relative position of two flags); each element that is in both matches an interval
 * of one side with one of the other. Where a single class ends at a value, this says that both sides have it.
 */
final class CommonClasses {
    static final int UNMATCHED = -1;

    private final MappedBars first;
    private final MappedBars second;
    private final Ends ends;
    private final int[] partner;

    private CommonClasses(MappedBars first, MappedBars second, Ends ends, int count) {
        this.first = first;
        this.second = second;
        this.ends = ends;
        partner = new int[count];
        Arrays.fill(partner, UNMATCHED);
    }

    /**
     * @param count how many intervals the first side has
     * @return per interval of the first side its partner on the second one, or {@link #UNMATCHED}
     */
    static int[] match(MappedBars first, MappedBars second, Ends ends, int count) {
        CommonClasses classes = new CommonClasses(first, second, ends, count);
        for (int group = 0; group < ends.count(); group++) {
            if (first.start()[group] < first.start()[group + 1] && second.start()[group] < second.start()[group + 1]) {
                classes.matchGroup(group);
            }
        }
        return classes.partner;
    }

    /** The first side's classes get markers; a class of the second side of which only markers are left is in both. */
    private void matchGroup(int group) {
        int from = first.start()[group];
        int markers = first.start()[group + 1] - from;
        Reduction reduction = new Reduction(markers + ends.groupSize(group));
        for (int i = 0; i < markers; i++) {
            reduction.add(shifted(first.parts()[from + i], markers - group, i));
        }
        for (int i = second.start()[group]; i < second.start()[group + 1]; i++) {
            int pivot = reduction.add(shifted(second.parts()[i], markers - group));
            if (pivot < markers) {
                partner[first.bars()[from + pivot]] = second.bars()[i];
            }
        }
    }

    private static int[] shifted(int[] parts, int by, int... marker) {
        int[] column = Arrays.copyOf(marker, marker.length + parts.length);
        for (int i = 0; i < parts.length; i++) {
            column[marker.length + i] = parts[i] + by;
        }
        return column;
    }
}
