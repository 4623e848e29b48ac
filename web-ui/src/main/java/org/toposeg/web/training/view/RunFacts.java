package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.web.training.run.TrainingRun;
import tools.jackson.databind.JsonNode;

/** What went into a run, from run.json, and why its plan is as it is, from plan.json. */
final class RunFacts extends Div {

    private static final long serialVersionUID = 1L;
    private static final int SHORT_HASH = 12;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<String, String> MACHINE =
            Map.of("system", "System", "architecture", "Architecture", "cores", "Cores", "memoryGiB", "Memory, GiB");

    private transient JsonNode plan;
    private transient JsonNode manifest;

    /** @param run null for none */
    void show(TrainingRun run) {
        setVisible(run != null);
        if (run == null || run.plan().equals(plan) && run.manifest().equals(manifest)) {
            return;
        }
        plan = run.plan();
        manifest = run.manifest();
        removeAll();
        Div cards = new Div(card("Training", training(run)), card("Made by", origin(manifest)));
        cards.addClassName("facts");
        add(cards);
        if (!plan.path("reasons").isEmpty()) {
            add(reasons(plan.path("reasons")));
        }
    }

    private Map<String, String> training(TrainingRun run) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Data set", run.dataSet());
        facts.put("Cases", cases());
        facts.put("Held-out fold", run.fold());
        facts.put("Seed", run.seed());
        facts.put("Loss", run.setting("loss").asString(""));
        facts.put("Optimiser", run.setting("optimizer").path("name").asString(""));
        facts.put("Learning rate", schedule(run.setting("schedule")));
        facts.put(
                "Batch",
                both(
                        run.setting("batch").asString(""),
                        " × ",
                        numbers(plan.path("window").path("patch"))));
        facts.put("Network", network(plan.path("network")));
        facts.put("Started from", manifest.path("startedFrom").asString(""));
        return facts;
    }

    private String cases() {
        JsonNode training = manifest.path("training");
        int heldOut = manifest.path("heldOut").size();
        return training.isArray() ? training.size() + " for training, " + heldOut + " held out" : "";
    }

    private static String schedule(JsonNode schedule) {
        return both(
                schedule.path("name").asString(""),
                " from ",
                schedule.path("learningRate").asString(""));
    }

    private static String network(JsonNode network) {
        return both(network.path("architecture").asString(""), ", features ", numbers(network.path("features")));
    }

    /** Of two facts what is known, with the words between them only if both are. */
    private static String both(String first, String between, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + between + second;
    }

    /** Empty without any. */
    private static String numbers(JsonNode list) {
        return list.isEmpty()
                ? ""
                : list.valueStream().map(n -> n.asString("")).collect(Collectors.joining(", ", "[", "]"));
    }

    /** As "2026-11-30 19:08 UTC"; what is no time stays as it is. */
    private static String minute(String instant) {
        try {
            return MINUTE.format(Instant.parse(instant));
        } catch (DateTimeException e) {
            return instant;
        }
    }

    private static Map<String, String> origin(JsonNode manifest) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Software", manifest.path("software").asString(""));
        facts.put("Java", manifest.path("java").asString(""));
        facts.put("Engine", manifest.path("engine").asString(""));
        facts.put("Device", manifest.path("device").asString(""));
        manifest.path("machine")
                .properties()
                .forEach(fact -> facts.put(
                        MACHINE.getOrDefault(fact.getKey(), fact.getKey()),
                        fact.getValue().asString("")));
        facts.put("Started", minute(manifest.path("started").asString("")));
        facts.put("Finished", minute(manifest.path("finished").asString("")));
        String hash = manifest.path("planSha256").asString("");
        facts.put("Plan's SHA-256", hash.length() > SHORT_HASH ? hash.substring(0, SHORT_HASH) + "…" : hash);
        return facts;
    }

    /** Facts that are not known are left out. */
    private static Div card(String title, Map<String, String> facts) {
        Div card = new Div(new H3(title));
        card.addClassName("card");
        facts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                Span key = new Span(name);
                key.addClassName("fact-name");
                Div fact = new Div(key, new Span(value));
                fact.addClassName("fact");
                card.add(fact);
            }
        });
        return card;
    }

    private static Div reasons(JsonNode reasons) {
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        List.of("Choice", "Value", "Why").forEach(name -> head.add(new NativeTableHeaderCell(name)));
        table.add(head);
        reasons.forEach(reason -> {
            NativeTableRow row = new NativeTableRow();
            row.addDataCell().setText(reason.path("choice").asString(""));
            row.addDataCell().setText(reason.path("value").asString(""));
            row.addDataCell().setText(reason.path("why").asString(""));
            table.add(row);
        });
        Div card = new Div(new H3("Why the plan is as it is"), table);
        card.addClassNames("card", "reasons");
        return card;
    }
}
