package org.toposeg.workflow.evaluate;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.toposeg.metric.CaseScores;
import org.toposeg.metric.Evaluation;

/**
 * What was evaluated and how.
 *
 * @param folders whether this is a set of cases rather than one
 */
public record EvaluationResults(Evaluation evaluation, TaskLabels names, List<Case> cases, boolean folders) {

    /**
     * One case's scores.
     *
     * @param warnings what may not be meant, and what was done to compare the label maps; a sentence each
     */
    public record Case(CasePairs.CasePair pair, CaseScores scores, List<String> warnings) {}

    /** Of all cases, in their order. */
    public List<String> warnings() {
        return cases.stream().flatMap(c -> c.warnings().stream()).toList();
    }

    /** The labels of all cases. */
    public SortedSet<Integer> labels() {
        SortedSet<Integer> labels = new TreeSet<>();
        cases.forEach(c -> labels.addAll(c.scores().labels().keySet()));
        return labels;
    }

    /** The name of a label, or its number. */
    public String title(int label) {
        String name = names.name(label);
        return name == null ? "label " + label : label + " " + name;
    }

    public List<CaseScores> scores() {
        return cases.stream().map(Case::scores).toList();
    }
}
