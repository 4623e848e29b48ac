package org.toposeg.metric.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A case in the JSON of {@code toposeg evaluate}.
 *
 * @param image on which the two lie; empty if that is not known
 * @param labels the values of each label
 */
public record EvaluatedCase(
        String name, String prediction, String reference, String image, Map<Integer, JsonNode> labels) {

    /** The document's cases; a document of a single pair of files is one case. */
    public static List<EvaluatedCase> of(JsonNode document) {
        if (document.path("cases").isObject()) {
            return document.path("cases").properties().stream()
                    .map(e -> of(e.getKey(), e.getValue()))
                    .toList();
        }
        return List.of(of(document.path("prediction").asString(""), document));
    }

    private static EvaluatedCase of(String name, JsonNode one) {
        Map<Integer, JsonNode> labels = new TreeMap<>();
        one.path("labels").properties().forEach(e -> labels.put(Integer.valueOf(e.getKey()), e.getValue()));
        return new EvaluatedCase(
                name,
                one.path("prediction").asString(""),
                one.path("reference").asString(""),
                one.path("image").asString(""),
                new LinkedHashMap<>(labels));
    }

    /** Null where the label or the number is missing. */
    public Double number(int label, String... path) {
        JsonNode node = labels.get(label);
        for (String part : path) {
            node = node == null ? null : node.path(part);
        }
        return node != null && node.isNumber() ? node.asDouble() : null;
    }

    public String labelName(int label) {
        String name = labels.containsKey(label) ? labels.get(label).path("name").asString("") : "";
        return name.isEmpty() ? "label " + label : name;
    }

    /** The mean over labels of what they have; NaN without any. */
    public double mean(String metric) {
        return labels.keySet().stream()
                .map(label -> number(label, metric))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
