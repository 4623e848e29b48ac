package org.toposeg.metric;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.toposeg.volume.Grid;

/**
 * The evaluation of one case.
 *
 * @param grid of the reference
 * @param labels by label value, ascending
 * @param merged all labels as one foreground; empty if there is one label, which it is then
 */
public record CaseScores(Grid grid, Map<Integer, LabelScores> labels, Optional<LabelScores> merged) {

    /** All labels as one; empty if there is no label. */
    public Optional<LabelScores> foreground() {
        return merged.or(() -> labels.values().stream().findFirst());
    }

    /** The mean of each number over the labels that have it. */
    public Map<String, Double> meanOverLabels() {
        return Summary.means(labels.values().stream().map(LabelScores::numbers).toList());
    }

    /** The mean over cases of one label's numbers, each over the cases that have it. */
    public static Map<String, Summary> summary(Collection<CaseScores> cases, int label) {
        return Summary.of(cases.stream()
                .filter(scores -> scores.labels().containsKey(label))
                .map(scores -> scores.labels().get(label).numbers())
                .toList());
    }
}
