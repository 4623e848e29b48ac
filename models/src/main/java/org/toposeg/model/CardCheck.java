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
        require(missing, "channels", card.network().channels());
        require(
                missing,
                "labels",
                card.network().labels() == null ? null : card.network().labels().keySet());
        if (card.network().labels() != null && card.network().labels().size() == 1) {
            missing.add("labels (background and at least one more)");
        }
        if (card.network().input() == null) {
            missing.add("input");
        } else {
            require(missing, "input.layout", card.network().input().layout());
            require(missing, "input.normalisation", card.network().input().normalisation());
        }
        require(
                missing,
                "window.patch",
                card.network().window() == null ? null : card.network().window().patch());
        return missing;
    }

    /** Fields without which nobody can judge what the model is worth. */
    static List<String> missingToTrust(ModelCard card) {
        List<String> missing = missingToRun(card);
        require(missing, "name", card.about().name());
        require(missing, "version", card.about().version());
        require(missing, "description", card.about().description());
        require(missing, "intendedUse", card.about().intendedUse());
        require(missing, "limitations", card.about().limitations());
        require(missing, "licence", card.about().licence());
        require(
                missing,
                "training.data",
                card.training() == null ? null : card.training().dataset().data());
        require(
                missing,
                "training.dataLicence",
                card.training() == null ? null : card.training().dataset().dataLicence());
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
