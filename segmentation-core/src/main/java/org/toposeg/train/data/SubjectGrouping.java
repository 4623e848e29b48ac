package org.toposeg.train.data;

import java.util.Map;

/**
 * Which cases belong to which group of people, for losses about fairness.
 *
 * @param attribute column of the table of subjects that says so; null for one group
 * @param table of subjects, if it is not the data set's own; null for that
 * @param groups number of the group of each case; empty for one group
 */
public record SubjectGrouping(String attribute, String table, Map<String, Integer> groups) {

    /** All in one group. */
    public static final SubjectGrouping NONE = new SubjectGrouping(null, null, Map.of());
}
