package org.toposeg.fairness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.statistics.RunScores;
import org.toposeg.statistics.ScoreTable;
import org.toposeg.statistics.Unit;
import org.toposeg.table.Table;

/** One score for each case: the mean over its labels and seeds where the table has several. */
final class SubjectScores {

    private final String metric;
    private final String label;

    /** @param label the label to take, null for the mean over labels */
    SubjectScores(String metric, String label) {
        this.metric = metric;
        this.label = label;
    }

    /** @param notes receives a sentence on undefined scores and on what is averaged */
    Map<String, Double> of(Table table, List<String> notes) {
        Map<Unit, Double> values = new ScoreTable(metric, label).read(table);
        Map<Unit, Double> defined = values.entrySet().stream()
                .filter(e -> !e.getValue().isNaN())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Double> means = new RunScores(table.name(), defined).byCase();
        if (means.size() < defined.size()) {
            notes.add("Each case's score is its mean over the labels (and seeds) for which the " + metric
                    + " is defined.");
        }
        int undefined = values.size() - defined.size();
        if (undefined > 0) {
            notes.add(undefined + (undefined == 1 ? " score is" : " scores are")
                    + " undefined in the table and left out.");
        }
        return new LinkedHashMap<>(means);
    }
}
