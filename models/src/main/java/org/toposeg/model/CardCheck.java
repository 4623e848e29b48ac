package org.toposeg.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a card must say before its model is run, and before it is registered. */
final class CardCheck {

    private CardCheck() {}

    /** Fields without which the model cannot be run. */
    static List<String> missingToRun(ModelCard card) {
        List<String> missing = new ArrayList<>();
        require(missing, "channels", card.channels());
        require(missing, "labels", card.labels() == null ? null : card.labels().keySet());
        if (card.labels() != null && card.labels().size() == 1) {
            missing.add("labels (background and at least one more)");
        }
        if (card.input() == null) {
            missing.add("input");
        } else {
            require(missing, "input.layout", card.input().layout());
            require(missing, "input.normalisation", card.input().normalisation());
        }
        require(
                missing,
                "window.patch",
                card.window() == null ? null : card.window().patch());
        return missing;
    }

    /** Fields without which nobody can judge what the model is worth. */
    static List<String> missingToTrust(ModelCard card) {
        List<String> missing = missingToRun(card);
        require(missing, "name", card.name());
        require(missing, "version", card.version());
        require(missing, "description", card.description());
        require(missing, "intendedUse", card.intendedUse());
        require(missing, "limitations", card.limitations());
        require(missing, "licence", card.licence());
        require(
                missing,
                "training.data",
                card.training() == null ? null : card.training().data());
        require(
                missing,
                "training.dataLicence",
                card.training() == null ? null : card.training().dataLicence());
        require(missing, "metrics", card.metrics());
        if (card.metrics() != null) {
            card.metrics().stream()
                    .filter(m -> m.metric() == null || m.value() == null || m.cases() == null || m.on() == null)
                    .findFirst()
                    .ifPresent(m -> missing.add("metrics[].metric, value, cases and on"));
        }
        return missing;
    }

    private static void require(List<String> missing, String field, String value) {
        if (value == null
                || value.isBlank()
                || value.strip().toLowerCase(Locale.ROOT).equals("unknown")) {
            missing.add(field);
        }
    }

    private static void require(List<String> missing, String field, Collection<?> values) {
        if (values == null || values.isEmpty()) {
            missing.add(field);
        }
    }
}
