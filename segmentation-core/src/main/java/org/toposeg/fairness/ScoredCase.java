package org.toposeg.fairness;

import java.util.Map;

/**
 * One case: its score and what is known of the subject.
 *
 * @param attributes group by attribute; an attribute that is not known of this subject is left out
 */
public record ScoredCase(String name, double score, Map<String, String> attributes) {}
