package org.toposeg.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.preprocess.Classes;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code dataset.json} says, in either of its two dialects.
 *
 * @param channels names in the order of the channels
 * @param labels value to name, background included
 * @param ending of image files, such as {@code .nii.gz}
 * @param training the listed pairs of image and label map; empty where the folders speak for themselves
 * @param expected the number of training cases, or -1
 * @param pairs how images and masks are named, or null where the layout is one of those
 */
record DataSetDescription(
        Path file,
        String name,
        List<String> channels,
        Map<Integer, String> labels,
        String ending,
        List<Pair> training,
        int expected,
        PairPatterns pairs) {

    /** Of two values with one key the last would win without a word. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private static final String BACKGROUND = "background";

    record Pair(String image, String label) {}

    Path folder() {
        return file.toAbsolutePath().getParent();
    }

    FileCases.Facts facts() {
        return new FileCases.Facts(file, name, channels, labels);
    }

    static DataSetDescription read(Path file) {
        JsonNode root;
        try {
            root = JSON.readTree(file);
        } catch (JacksonException e) {
            throw new InputException(file + " is no readable JSON (" + e.getOriginalMessage() + "); correct it.", e);
        }
        if (!root.isObject()) {
            throw new InputException(file + " must hold one JSON object; correct it.");
        }
        return new DataSetDescription(
                file,
                root.path("name")
                        .asString(
                                file.toAbsolutePath().getParent().getFileName().toString()),
                channels(root, file),
                labels(root.path("labels"), file),
                root.path("file_ending").asString(".nii.gz"),
                pairs(root.path("training"), file),
                root.path("numTraining").asInt(-1),
                PairPatterns.of(root, file));
    }

    private static List<String> channels(JsonNode root, Path file) {
        JsonNode names = root.has("channel_names") ? root.path("channel_names") : root.path("modality");
        Map<Integer, String> byNumber = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : names.properties()) {
            byNumber.put(number(entry.getKey(), file), entry.getValue().asString(""));
        }
        if (byNumber.isEmpty()) {
            throw new InputException(file + " names no channels; add \"channel_names\", e.g. {\"0\": \"MRI\"}.");
        }
        return List.copyOf(byNumber.values());
    }

    /** nnU-Net writes name to value, the Decathlon value to name. */
    private static Map<Integer, String> labels(JsonNode node, Path file) {
        Map<Integer, String> labels = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            boolean nameFirst =
                    value.isInt() || value.isString() && !entry.getKey().matches("\\d+");
            if (value.isArray()) {
                throw new InputException(file + " gives label " + entry.getKey()
                        + " several values (regions); name each value as a label of its own.");
            }
            int number = nameFirst ? number(value.asString(), file) : number(entry.getKey(), file);
            String name = nameFirst ? entry.getKey() : value.asString();
            requireMeant(number, name, file);
            if (labels.put(number, name) != null) {
                throw new InputException(file + " names the label value " + number + " twice; correct \"labels\".");
            }
        }
        labels.putIfAbsent(0, BACKGROUND);
        if (labels.size() < 2) {
            throw new InputException(
                    file + " names no labels; add \"labels\", e.g. {\"background\": 0, \"vessel\": 1}.");
        }
        if (labels.size() > Classes.MAX) {
            throw new InputException(file + " names " + labels.size() + " labels, a network tells at most "
                    + Classes.MAX + " apart (background included); leave some out or join them.");
        }
        return new LinkedHashMap<>(labels);
    }

    /** The value 0 is the background, and nothing else is; voxels to be ignored are no class of their own. */
    private static void requireMeant(int number, String name, Path file) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("ignore")) {
            throw new InputException(file + " has the label \"" + name + "\" (" + number + "), but voxels that training"
                    + " ignores are not supported, and it would be learnt as a structure; give these voxels"
                    + " another label and remove it.");
        }
        if ((number == 0) != plain.equals(BACKGROUND)) {
            throw new InputException(file + " gives the value " + number + " to \"" + name + "\", but 0 is the"
                    + " background and nothing else is; correct \"labels\" and the label maps.");
        }
    }

    private static int number(String text, Path file) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= LabelMap.MAX_LABEL) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one sentence for every unusable number.
        }
        throw new InputException(file + " holds \"" + text + "\" where a number from 0 to 65535 belongs; correct it.");
    }

    private static List<Pair> pairs(JsonNode training, Path file) {
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode pair : training) {
            String image = pair.path("image").asString("");
            String label = pair.path("label").asString("");
            if (image.isEmpty() || label.isEmpty()) {
                throw new InputException(file + " lists a training case without an image or a label; correct it.");
            }
            pairs.add(new Pair(image, label));
        }
        pairs.sort(Comparator.comparing(Pair::label));
        return pairs;
    }
}
