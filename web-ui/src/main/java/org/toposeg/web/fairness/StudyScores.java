package org.toposeg.web.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.fairness.FairnessAudit;
import org.toposeg.fairness.FairnessCases;
import org.toposeg.fairness.FairnessCases.Result;
import org.toposeg.fairness.FairnessDocument;
import org.toposeg.fairness.FairnessOptions;
import org.toposeg.fairness.FairnessReport;
import org.toposeg.fairness.ScoredCase;
import org.toposeg.plan.PlanFile;
import org.toposeg.statistics.MetricKind;
import org.toposeg.table.Table;
import org.toposeg.volume.InputException;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;

/** Reports on the worklist's evaluated studies, or on a table of scores and attributes that a person brings. */
final class StudyScores {

    private static final String CASE = "case";
    private static final String DICE = "dice";

    private final Worklist worklist;

    StudyScores(Worklist worklist) {
        this.worklist = worklist;
    }

    /** Every evaluated study with the attributes it was added with. */
    Result ofWorklist() {
        Map<String, Map<String, String>> attributes = worklist.attributes();
        List<ScoredCase> cases = worklist.all().stream()
                .filter(item -> dice(item) != null)
                .map(item -> new ScoredCase(
                        item.study().name(),
                        dice(item),
                        attributes.getOrDefault(item.study().id(), Map.of())))
                .toList();
        return new Result(cases, Map.of(), List.of());
    }

    /** The table's cases: with the table's own scores if it has any, else those of the studies of this name. */
    Result of(Table table) {
        Table scores = table.has(DICE) ? table : scoresOfWorklist();
        return new FairnessCases(DICE, null, List.of(), Map.of()).join(scores, table.has(DICE) ? null : table);
    }

    private Table scoresOfWorklist() {
        List<Table.Row> rows = new ArrayList<>();
        Map<String, Double> byName = new LinkedHashMap<>();
        worklist.all().stream()
                .filter(item -> dice(item) != null)
                .forEach(item -> byName.putIfAbsent(item.study().name(), dice(item)));
        byName.forEach((name, dice) ->
                rows.add(new Table.Row(rows.size() + 1L, Map.of(CASE, name, DICE, String.valueOf(dice)))));
        if (rows.isEmpty()) {
            throw new InputException("the worklist has no evaluated study; add a column 'dice' to the table.");
        }
        return new Table("the worklist", List.of(CASE, DICE), rows);
    }

    static FairnessReport report(Result cases) {
        return new FairnessAudit(MetricKind.of(DICE), FairnessOptions.DEFAULT).of(cases);
    }

    /** @param name of the table of scores */
    static FairnessDocument document(String name, FairnessReport report) {
        return new FairnessDocument(FairnessDocument.KIND, name, name, List.of(report), null);
    }

    static byte[] json(FairnessDocument document) {
        return PlanFile.JSON.writeValueAsBytes(document);
    }

    private static Double dice(WorklistItem item) {
        return item.latest().flatMap(version -> version.mean(DICE)).orElse(null);
    }
}
