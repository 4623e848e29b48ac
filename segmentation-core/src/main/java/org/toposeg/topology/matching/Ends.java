package org.toposeg.topology.matching;

/**
 * The comparison's intervals in the order in which they end; those that end together form a group.
 *
 * @param place per interval its place in that order
 * @param group per place the first place of its group
 * @param end per place the value
 */
record Ends(int[] place, int[] group, float[] end) {

    static Ends of(Spans spans) {
        int count = spans.count();
        Ends ends = new Ends(new int[count], new int[count], new float[count]);
        int[] order = spans.byEnd();
        for (int i = 0; i < count; i++) {
            ends.place[order[i]] = i;
            ends.end[i] = spans.end()[order[i]];
            ends.group[i] = i > 0 && ends.end[i] == ends.end[i - 1] ? ends.group[i - 1] : i;
        }
        return ends;
    }

    int count() {
        return place.length;
    }

    /** How many intervals end with the one at a place that is the first of its group. */
    int groupSize(int first) {
        int next = first;
        while (next < count() && group[next] == first) {
            next++;
        }
        return next - first;
    }
}
