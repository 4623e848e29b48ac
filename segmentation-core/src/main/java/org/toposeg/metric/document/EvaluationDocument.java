package org.toposeg.metric.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.metric.CaseScores;
import org.toposeg.metric.LabelScores;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Summary;
import org.toposeg.volume.Grid;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@code toposeg evaluate}: of one case, and of several together. */
public final class EvaluationDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Where the label maps were read from; may be null.
     *
     * @param image on which they lie, for pictures of errors
     */
    public record Files(String prediction, String reference, String image) {}

    private EvaluationDocument() {}

    /** @param names of labels; those that have none are called null */
    public static ObjectNode of(CaseScores scores, Map<Integer, String> names, Files files) {
        Map<String, Object> labels = new LinkedHashMap<>();
        scores.labels().forEach((label, values) -> {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("name", names.get(label));
            named.putAll(values(values));
            labels.put(String.valueOf(label), named);
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("prediction", files.prediction());
        document.put("reference", files.reference());
        if (files.image() != null) {
            document.put("image", files.image());
        }
        document.put("labels", labels);
        document.put("overall", overall(scores));
        document.put("grid", grid(scores.grid()));
        return JSON.valueToTree(document);
    }

    private static Map<String, Object> values(LabelScores scores) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> why = new LinkedHashMap<>();
        scores.values().forEach((key, value) -> {
            values.put(key, json(value));
            value.why().ifPresent(reason -> why.put(key, reason));
        });
        if (!why.isEmpty()) {
            values.put("why", why);
        }
        return values;
    }

    private static JsonNode json(MetricValue value) {
        return switch (value) {
            case MetricValue.Measure measure -> JSON.valueToTree(measure.number());
            case MetricValue.Count count -> JSON.valueToTree(count.count());
            case MetricValue.Counts counts -> JSON.valueToTree(counts.counts());
            case MetricValue.Parts parts -> {
                ObjectNode node = JSON.createObjectNode();
                parts.parts().forEach((name, part) -> node.set(name, json(part)));
                yield node;
            }
            case MetricValue.ByConvention agreed -> json(agreed.value());
            case MetricValue.Undefined undefined -> JSON.getNodeFactory().nullNode();
        };
    }

    private static Map<String, Object> overall(CaseScores scores) {
        Map<String, Object> overall = new LinkedHashMap<>();
        overall.put("meanOverLabels", scores.meanOverLabels());
        overall.put(
                "foreground",
                scores.foreground().map(EvaluationDocument::values).orElse(null));
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

    /** @param cases documents of one case each, by its name */
    public static ObjectNode of(Map<String, ObjectNode> cases) {
        ObjectNode means = JSON.createObjectNode();
        ObjectNode summary = JSON.createObjectNode();
        rows(cases).forEach((label, rows) -> {
            ObjectNode meansOf = means.putObject(label.toString());
            ObjectNode summaryOf = summary.putObject(label.toString());
            Summary.of(rows).forEach((column, s) -> {
                meansOf.put(column, s.mean());
                summaryOf.set(column, summary(s));
            });
        });
        ObjectNode document = JSON.createObjectNode();
        document.set("means", means);
        document.set("summary", summary);
        document.set("overall", overall(cases.values()));
        ObjectNode all = document.putObject("cases");
        cases.forEach(all::set);
        return document;
    }

    /** Means over cases of what each case's {@code overall} says. */
    private static ObjectNode overall(Collection<ObjectNode> cases) {
        ObjectNode overall = JSON.createObjectNode();
        for (String part : List.of("meanOverLabels", "foreground")) {
            ObjectNode means = overall.putObject(part);
            Summary.of(cases.stream()
                            .map(one -> numbers(one.path("overall").path(part)))
                            .toList())
                    .forEach((column, s) -> means.put(column, s.mean()));
        }
        return overall;
    }

    private static ObjectNode summary(Summary s) {
        ObjectNode node = JSON.createObjectNode();
        node.put("mean", s.mean());
        node.put("deviation", s.defined() > 1 ? (Double) s.deviation() : null);
        node.put("median", s.median());
        node.put("least", s.least());
        node.put("greatest", s.greatest());
        node.put("defined", s.defined());
        return node;
    }

    private static Map<Integer, List<Map<String, Double>>> rows(Map<String, ObjectNode> cases) {
        Map<Integer, List<Map<String, Double>>> rows = new TreeMap<>();
        cases.values()
                .forEach(one -> one.path("labels")
                        .properties()
                        .forEach(label -> rows.computeIfAbsent(
                                        Integer.valueOf(label.getKey()), none -> new ArrayList<>())
                                .add(numbers(label.getValue()))));
        return rows;
    }

    /** The numbers by column name: {@code key}, {@code key.0}, {@code key.prediction}; those without a value are absent. */
    public static Map<String, Double> numbers(JsonNode values) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        values.properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), numbers));
        return numbers;
    }

    private static void collect(String name, JsonNode node, Map<String, Double> numbers) {
        if (node.isNumber()) {
            numbers.put(name, node.asDouble());
        } else if (node.isObject()) {
            node.properties().forEach(e -> collect(name + "." + e.getKey(), e.getValue(), numbers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(name + "." + i, node.get(i), numbers);
            }
        }
    }
}
