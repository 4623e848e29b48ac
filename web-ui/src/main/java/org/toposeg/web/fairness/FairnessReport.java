package org.toposeg.web.fairness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A score by attribute and group, and its equity-scaled value {@code overall / (1 + Σ |mean of group - overall|)} (Tian
 * et al., FairSeg, 2024), where {@code overall} is the mean over all cases.
 */
record FairnessReport(double overall, int cases, List<Attribute> attributes) {

    /** Means of fewer cases than this say little about a group. */
    static final int SMALL_GROUP = 10;

    /** @param equityScaled equal to the overall mean when all groups are served equally well, else lower */
    record Attribute(String name, double overall, double equityScaled, List<Group> groups) {}

    record Group(String value, int cases, double mean) {
        boolean isSmall() {
            return cases < SMALL_GROUP;
        }
    }

    /** One case: its score and what is known of the subject. */
    record Case(double score, Map<String, String> attributes) {}

    static FairnessReport of(Collection<Case> cases) {
        Map<String, Map<String, List<Double>>> scores = new LinkedHashMap<>();
        for (Case c : cases) {
            c.attributes()
                    .forEach((name, value) -> scores.computeIfAbsent(name, k -> new TreeMap<>())
                            .computeIfAbsent(value, k -> new ArrayList<>())
                            .add(c.score()));
        }
        List<Attribute> attributes = scores.entrySet().stream()
                .map(entry -> attribute(entry.getKey(), entry.getValue()))
                .toList();
        return new FairnessReport(mean(cases.stream().map(Case::score).toList()), cases.size(), attributes);
    }

    private static Attribute attribute(String name, Map<String, List<Double>> byGroup) {
        double overall = mean(byGroup.values().stream().flatMap(List::stream).toList());
        List<Group> groups = byGroup.entrySet().stream()
                .map(e -> new Group(e.getKey(), e.getValue().size(), mean(e.getValue())))
                .toList();
        double gap =
                groups.stream().mapToDouble(g -> Math.abs(g.mean() - overall)).sum();
        return new Attribute(name, overall, overall / (1 + gap), groups);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
