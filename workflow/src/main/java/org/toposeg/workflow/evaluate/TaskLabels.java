package org.toposeg.workflow.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names of label values, background left out.
 *
 * @param file where they are from, or null
 */
public record TaskLabels(Path file, SortedMap<Integer, String> names) {

    /** Of two labels with one name the last would win without a word. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    public static TaskLabels none() {
        return new TaskLabels(null, new TreeMap<>());
    }

    /**
     * @param path a {@code dataset.json} (nnU-Net or Decathlon), a model's folder or its {@code model.json}, or a CSV
     * @throws InputException if it is none of these
     */
    public static TaskLabels read(Path path) {
        Path file = path;
        if (Files.isDirectory(path)) {
            Path model = path.resolve("model.json");
            file = Files.isRegularFile(model) ? model : path.resolve("dataset.json");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException(file
                    + " does not exist; give a dataset.json, a model's folder or a CSV with the columns label,name.");
        }
        SortedMap<Integer, String> names = file.toString().endsWith(".json") ? json(file) : csv(file);
        names.remove(0);
        if (names.isEmpty()) {
            throw new InputException(file + " names no label besides background.");
        }
        return new TaskLabels(file, names);
    }

    /** nnU-Net writes name to value, the Decathlon and models value to name. */
    private static SortedMap<Integer, String> json(Path file) {
        JsonNode labels;
        try {
            labels = JSON.readTree(file).path("labels");
        } catch (JacksonException e) {
            throw new InputException(file + " is no readable JSON (" + e.getOriginalMessage() + "); correct it.", e);
        }
        SortedMap<Integer, String> names = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : labels.properties()) {
            JsonNode value = entry.getValue();
            if (value.isContainer()) {
                throw new InputException(file + " gives label " + entry.getKey()
                        + " several values (regions); name each value as a label of its own.");
            }
            boolean nameFirst = value.isInt() || !isNumber(entry.getKey());
            put(
                    names,
                    number(nameFirst ? value.asString() : entry.getKey(), file),
                    nameFirst ? entry.getKey() : value.asString(),
                    file);
        }
        return names;
    }

    private static SortedMap<Integer, String> csv(Path file) {
        SortedMap<Integer, String> names = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.strip().split("\\s*,\\s*", -1);
                boolean header = names.isEmpty() && !isNumber(fields[0]);
                if (!line.isBlank() && !header) {
                    if (fields.length < 2) {
                        throw new InputException(file + ": the row '" + line + "' is not label,name; correct it.");
                    }
                    put(names, number(fields[0], file), fields[1], file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** Voxels to be ignored would be measured as a structure of their own. */
    private static void put(SortedMap<Integer, String> names, int value, String name, Path file) {
        if (name.strip().equalsIgnoreCase("ignore")) {
            throw new InputException(
                    file + " has the label \"" + name + "\" (" + value + "), but voxels that are to be"
                            + " ignored are not supported by the metrics; give them another label in both maps and leave it out.");
        }
        if (names.put(value, name) != null) {
            throw new InputException(file + " names the label value " + value + " twice; correct it.");
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,5}");
    }

    private static int number(String text, Path file) {
        if (!isNumber(text) || Integer.parseInt(text) > LabelMap.MAX_LABEL) {
            throw new InputException(
                    file + " holds \"" + text + "\" where a number from 0 to 65535 belongs; correct it.");
        }
        return Integer.parseInt(text);
    }

    /** The name of a label, or null. */
    String name(int label) {
        return names.get(label);
    }

    /** @throws InputException if there are names, but none for a label that occurs */
    void requireKnown(Iterable<Integer> labels, Path map) {
        for (int label : labels) {
            if (file != null && !names.containsKey(label)) {
                throw new InputException(map + " holds the label " + label + ", which " + file
                        + " does not name (it names " + names.keySet() + "); correct one of them.");
            }
        }
    }
}
