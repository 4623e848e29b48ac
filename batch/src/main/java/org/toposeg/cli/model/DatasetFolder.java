package org.toposeg.cli.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Volume;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder with {@code dataset.json} in the Medical Segmentation Decathlon's layout ({@code training} lists pairs) or
 * nnU-Net v2's ({@code imagesTr/CASE_0000.nii.gz}, {@code labelsTr/CASE.nii.gz}).
 */
final class DatasetFolder implements CaseSource {

    private final Path folder;
    private final String name;
    private final List<String> channels = new ArrayList<>();
    private final Map<Integer, String> labels = new TreeMap<>();
    private final Map<String, List<Path>> files = new TreeMap<>();

    DatasetFolder(Path folder) {
        this.folder = folder;
        Path json = folder.resolve("dataset.json");
        if (!Files.isRegularFile(json)) {
            throw new ImageException(
                    folder + " is not a data set: it has no dataset.json; see docs/reference/plan.md.");
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(json.toFile());
            name = root.path("name")
                    .asString(folder.toAbsolutePath().normalize().getFileName().toString());
            JsonNode modality = root.has("channel_names") ? root.get("channel_names") : root.path("modality");
            new TreeMap<>(numbered(modality)).values().forEach(channels::add);
            readLabels(root.path("labels"));
            if (root.has("training") && root.get("training").isArray()) {
                root.get("training").forEach(this::addPair);
            } else {
                addLayout(root.path("file_ending").asString(".nii.gz"));
            }
        } catch (JacksonException e) {
            throw new ImageException(json + " is not valid JSON: " + e.getOriginalMessage() + "; correct it.", e);
        }
        requireFiles(json);
    }

    private static Map<Integer, String> numbered(JsonNode node) {
        Map<Integer, String> map = new TreeMap<>();
        node.properties()
                .forEach(e -> map.put(Integer.parseInt(e.getKey()), e.getValue().asString()));
        return map;
    }

    /** {@code {"0": "background"}} or {@code {"background": 0}}. */
    private void readLabels(JsonNode node) {
        node.properties().forEach(e -> {
            boolean valueFirst = e.getKey().matches("\\d+");
            labels.put(
                    valueFirst ? Integer.parseInt(e.getKey()) : e.getValue().asInt(),
                    valueFirst ? e.getValue().asString() : e.getKey());
        });
        if (!labels.containsKey(0) || labels.size() < 2) {
            throw new ImageException(folder.resolve("dataset.json")
                    + " must name label 0 (background) and at least one more, it names " + labels + "; correct it.");
        }
    }

    private void addPair(JsonNode pair) {
        Path label = folder.resolve(pair.path("label").asString("")).normalize();
        Path image = folder.resolve(pair.path("image").asString("")).normalize();
        String id = label.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "");
        if (Files.exists(image)) {
            files.put(id, List.of(image, label));
        } else {
            files.put(id, numberedFiles(id, ".nii.gz", label));
        }
    }

    private void addLayout(String ending) {
        Path labelFolder = folder.resolve("labelsTr");
        try (Stream<Path> all = Files.list(labelFolder)) {
            all.filter(f -> f.getFileName().toString().endsWith(ending))
                    .sorted()
                    .forEach(label -> {
                        String file = label.getFileName().toString();
                        String id = file.substring(0, file.length() - ending.length());
                        files.put(id, numberedFiles(id, ending, label));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> numberedFiles(String id, String ending, Path label) {
        List<Path> all = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            all.add(folder.resolve("imagesTr").resolve("%s_%04d%s".formatted(id, c, ending)));
        }
        all.add(label);
        return all;
    }

    private void requireFiles(Path json) {
        if (files.isEmpty() || channels.isEmpty()) {
            throw new ImageException(json + " names " + files.size() + " training cases and " + channels.size()
                    + " channels; it needs at least one of each.");
        }
        for (List<Path> paths : files.values()) {
            for (Path path : paths) {
                if (!Files.isRegularFile(path)) {
                    throw new ImageException(path + " is missing, but " + json
                            + " asks for it; restore the file or correct dataset.json.");
                }
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> channels() {
        return channels;
    }

    @Override
    public Map<Integer, String> labels() {
        return labels;
    }

    @Override
    public List<String> cases() {
        return List.copyOf(files.keySet());
    }

    @Override
    public List<Path> files(String id) {
        return files.get(id);
    }

    @Override
    public Case load(String id) {
        List<Path> paths = files.get(id);
        List<Volume> images =
                paths.subList(0, paths.size() - 1).stream().map(Cases::image).toList();
        return new Case(id, images, Cases.labels(paths.getLast()));
    }
}
