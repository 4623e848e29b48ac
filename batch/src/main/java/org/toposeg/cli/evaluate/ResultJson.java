package org.toposeg.cli.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.metric.CaseScores;
import org.toposeg.metric.LabelScores;
import org.toposeg.metric.Summary;
import org.toposeg.volume.Grid;

/** The JSON document; its form is fixed by the reference documentation. */
final class ResultJson {

    private final Results results;

    ResultJson(Results results) {
        this.results = results;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        if (results.folders()) {
            Map<String, Object> cases = new LinkedHashMap<>();
            results.cases().forEach(c -> cases.put(c.pair().id(), single(c)));
            document.put("means", means());
            document.put("summary", summaries());
            document.put("cases", cases);
        } else {
            document.putAll(single(results.cases().getFirst()));
        }
        document.put("options", results.evaluation().options());
        return document;
    }

    private Map<String, Object> single(Results.Case c) {
        Map<String, Object> labels = new LinkedHashMap<>();
        c.scores().labels().forEach((label, scores) -> labels.put(String.valueOf(label), label(label, scores)));
        Map<String, Object> single = new LinkedHashMap<>();
        single.put("prediction", c.pair().prediction().toString());
        single.put("reference", c.pair().reference().toString());
        single.put("labels", labels);
        single.put("overall", overall(c.scores()));
        single.put("grid", grid(c.scores().grid()));
        return single;
    }

    private Map<String, Object> label(int label, LabelScores scores) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", results.names().name(label));
        values.putAll(values(scores));
        return values;
    }

    private static Map<String, Object> values(LabelScores scores) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> why = new LinkedHashMap<>();
        scores.values().forEach((key, value) -> {
            values.put(key, value.value());
            if (value.why() != null) {
                why.put(key, value.why());
            }
        });
        if (!why.isEmpty()) {
            values.put("why", why);
        }
        return values;
    }

    private static Map<String, Object> overall(CaseScores scores) {
        Map<String, Object> overall = new LinkedHashMap<>();
        overall.put("meanOverLabels", scores.meanOverLabels());
        LabelScores only = scores.labels().isEmpty()
                ? null
                : scores.labels().values().iterator().next();
        LabelScores foreground = scores.foreground() == null ? only : scores.foreground();
        overall.put("foreground", foreground == null ? null : values(foreground));
        return overall;
    }

    private static Map<String, Object> grid(Grid grid) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("size", List.of(grid.size().x(), grid.size().y(), grid.size().z()));
        facts.put("spacing", grid.spacing().toArray());
        facts.put("origin", grid.origin().toArray());
        facts.put("direction", grid.direction().rows());
        facts.put("voxelVolumeMm3", grid.voxelVolume());
        return facts;
    }

    private Map<String, Object> means() {
        Map<String, Object> means = new LinkedHashMap<>();
        summaries().forEach((label, columns) -> {
            Map<String, Double> values = new LinkedHashMap<>();
            columns.forEach((column, summary) -> values.put(column, summary.mean()));
            means.put(label, values);
        });
        return means;
    }

    private Map<String, Map<String, Summary>> summaries() {
        Map<String, Map<String, Summary>> summaries = new LinkedHashMap<>();
        for (int label : results.labels()) {
            summaries.put(String.valueOf(label), CaseScores.summary(results.scores(), label));
        }
        return summaries;
    }
}
