package org.toposeg.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.statistics.ScoreTable;
import org.toposeg.table.Table;
import org.toposeg.volume.InputException;

/** Brings the scores of one table and the attributes of another (or of the same) together, by case. */
public final class FairnessCases {

    static final String CASE = ScoreTable.CASE;
    static final String LABEL = ScoreTable.LABEL;

    /** Names for the case's column in tables of subjects; the second is BIDS's. */
    private static final String[] SUBJECT = {CASE, "participant_id", "subject"};

    private final String metric;
    private final String label;
    private final List<String> attributes;
    private final Map<String, AttributeBins> bins;

    /**
     * @param bins edges by attribute; a measured attribute without is cut into thirds
     * @param notes what was left out or joined, and how
     */
    public record Result(List<ScoredCase> cases, Map<String, AttributeBins> bins, List<String> notes) {}

    /**
     * @param metric column of the scores
     * @param label row of the scores to take where there is one for each label; null for the mean over labels
     * @param attributes columns; empty for every one that holds groups
     * @param bins edges by attribute
     */
    public FairnessCases(String metric, String label, List<String> attributes, Map<String, AttributeBins> bins) {
        this.metric = metric;
        this.label = label;
        this.attributes = List.copyOf(attributes);
        this.bins = Map.copyOf(bins);
    }

    /**
     * @param subjects null if the attributes stand in the table of scores
     * @throws InputException if a table lacks a column, lists a case twice, or the two have no case in common
     */
    public Result join(Table scores, Table subjects) {
        List<String> notes = new ArrayList<>();
        Map<String, Double> byCase = new SubjectScores(metric, label).of(scores, notes);
        Table known = subjects == null ? scores : subjects;
        Map<String, Table.Row> rows = rows(known, subjects != null);
        List<String> chosen = new AttributeChoice(attributes, metric, bins).of(known);
        Map<String, AttributeBins> edges = new LinkedHashMap<>();
        chosen.forEach(name -> AttributeChoice.bins(known, name, bins).ifPresent(found -> edges.put(name, found)));
        List<ScoredCase> cases = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        byCase.forEach((name, score) -> {
            Table.Row row = rows.get(name);
            if (row == null) {
                strangers.add(name);
            }
            cases.add(new ScoredCase(name, score, row == null ? Map.of() : groups(known, row, chosen, edges)));
        });
        requireMatches(scores, known, cases, strangers, notes);
        return new Result(cases, edges, notes);
    }

    private static Map<String, Table.Row> rows(Table table, boolean unique) {
        String key = unique ? table.require(SUBJECT) : table.require(CASE);
        Map<String, Table.Row> rows = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            if (rows.putIfAbsent(row.text(key), row) != null && unique) {
                throw new InputException(table.name() + " lists '" + row.text(key) + "' twice; keep one row.");
            }
        }
        return rows;
    }

    private static Map<String, String> groups(
            Table table, Table.Row row, List<String> chosen, Map<String, AttributeBins> edges) {
        Map<String, String> groups = new LinkedHashMap<>();
        for (String name : chosen) {
            if (!row.isMissing(name)) {
                AttributeBins cut = edges.get(name);
                groups.put(
                        name,
                        cut == null
                                ? row.text(name)
                                : cut.label(table.number(row, name).orElseThrow()));
            }
        }
        return groups;
    }

    private static void requireMatches(
            Table scores, Table known, List<ScoredCase> cases, List<String> strangers, List<String> notes) {
        if (!cases.isEmpty() && strangers.size() == cases.size()) {
            throw new InputException("no case of " + scores.name() + " (e.g. '" + strangers.getFirst()
                    + "') is listed in " + known.name() + "; the names must be the same in both.");
        }
        if (!strangers.isEmpty()) {
            notes.add(strangers.size() + " of " + cases.size() + " cases are not listed in " + known.name() + " (e.g. '"
                    + strangers.getFirst() + "'): they count in the overall mean only.");
        }
    }
}
