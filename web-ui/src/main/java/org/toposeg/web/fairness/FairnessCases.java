package org.toposeg.web.fairness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.volume.ImageException;
import org.toposeg.web.fairness.FairnessReport.Case;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;

/** Brings scores and attributes together. */
final class FairnessCases {

    private final Worklist worklist;

    FairnessCases(Worklist worklist) {
        this.worklist = worklist;
    }

    /** Every evaluated study with the attributes it was added with. */
    List<Case> ofWorklist() {
        Map<String, Map<String, String>> attributes = worklist.attributes();
        return worklist.all().stream()
                .filter(item -> dice(item) != null)
                .map(item -> new Case(
                        dice(item), attributes.getOrDefault(item.study().id(), Map.of())))
                .toList();
    }

    /** The table's cases: with the table's own score, else that of the study of this name; without either left out. */
    List<Case> of(CaseTable table) {
        Map<String, Double> scores = new HashMap<>();
        worklist.all().forEach(item -> scores.put(item.study().name(), dice(item)));
        table.rows().stream()
                .filter(row -> !row.getOrDefault(CaseTable.DICE, "").isEmpty())
                .forEach(row -> scores.put(row.get(CaseTable.CASE), score(row)));
        List<Case> cases = new ArrayList<>();
        table.attributes().forEach((name, attributes) -> {
            if (scores.get(name) != null) {
                cases.add(new Case(scores.get(name), attributes));
            }
        });
        return cases;
    }

    private static double score(Map<String, String> row) {
        try {
            return Double.parseDouble(row.get(CaseTable.DICE));
        } catch (NumberFormatException e) {
            throw new ImageException(
                    "the Dice of case " + row.get(CaseTable.CASE) + " is no number: '" + row.get(CaseTable.DICE)
                            + "'; correct the table.",
                    e);
        }
    }

    private static Double dice(WorklistItem item) {
        return item.latest().flatMap(version -> version.mean("dice")).orElse(null);
    }
}
