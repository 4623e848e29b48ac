package org.toposeg.workflow.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.model.BundleWriter.Statement;
import org.toposeg.plan.Label;
import org.toposeg.plan.Plan;
import org.toposeg.train.loop.TrainingResult;
import org.toposeg.workflow.InvalidRequestException;

/** The words of a model card: what the user gave, else what is true of any freshly trained model. */
public final class CardText {

    private static final List<String> FIELDS =
            List.of("name", "version", "description", "intendedUse", "limitations", "licence", "data", "dataLicence");

    private CardText() {}

    public static void requireKnown(Map<String, String> card) {
        card.keySet().stream().filter(k -> !FIELDS.contains(k)).findFirst().ifPresent(k -> {
            throw new InvalidRequestException("--card has no field \"" + k + "\"; known: " + String.join(", ", FIELDS));
        });
    }

    /** First words of a name, fit for a folder. */
    public static String shortName(String name) {
        String plain = name.replaceAll("\\(.*", "").strip().toLowerCase(Locale.ROOT);
        String safe = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return safe.isEmpty() ? "model" : safe;
    }

    public static Statement statement(TrainingResult result, Map<String, String> card) {
        Plan plan = result.plan();
        String labels = plan.labels().stream()
                .filter(l -> l.value() != 0)
                .map(Label::name)
                .collect(Collectors.joining(", "));
        String channels = String.join(" + ", plan.channels());
        return new Statement(
                card.getOrDefault("name", shortName(plan.name())),
                card.getOrDefault("version", "1.0.0"),
                card.getOrDefault("description", "Segments " + labels + " in " + channels + " images."),
                card.getOrDefault("intendedUse", "Research. Not a medical device; a person must check every result."),
                card.getOrDefault(
                        "limitations",
                        "Trained on " + result.run().split().training().size() + " cases of one data set ("
                                + plan.name()
                                + "); other scanners, protocols, fields of view and populations were not tested."),
                card.getOrDefault("licence", "unknown"),
                card.getOrDefault("data", plan.name()),
                card.getOrDefault("dataLicence", "unknown"));
    }
}
