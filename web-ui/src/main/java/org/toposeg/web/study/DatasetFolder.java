package org.toposeg.web.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.volume.ImageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder in the layout of nnU-Net ({@code imagesTr/CASE_0000.nii.gz}) or of the Medical Segmentation Decathlon
 * ({@code imagesTr/CASE.nii.gz}), with references in {@code labelsTr/CASE.nii.gz}.
 */
record DatasetFolder(Path folder, List<Structure> structures) {

    /** @param images one for each channel */
    record Case(String name, List<Path> images, Path reference) {}

    static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve("dataset.json")) && Files.isDirectory(folder.resolve("imagesTr"));
    }

    static DatasetFolder open(Path folder) {
        Path file = folder.resolve("dataset.json");
        try {
            return new DatasetFolder(
                    folder,
                    structures(JsonMapper.shared().readTree(file.toFile()).path("labels")));
        } catch (JacksonException | NumberFormatException e) {
            throw new ImageException(file + " is not a data set's description: " + e.getMessage() + ".", e);
        }
    }

    /** nnU-Net writes name to value, the Decathlon value to name. */
    private static List<Structure> structures(JsonNode labels) {
        List<Structure> structures = new ArrayList<>();
        labels.properties().forEach(entry -> {
            boolean nameFirst = entry.getValue().isNumber();
            int value = nameFirst ? entry.getValue().asInt() : Integer.parseInt(entry.getKey());
            if (value != 0) {
                structures.add(Structure.of(
                        value, nameFirst ? entry.getKey() : entry.getValue().asString()));
            }
        });
        return structures;
    }

    /** The cases with labels, sorted by name; a case without its label map has no reference. */
    List<Case> cases() {
        Map<String, List<Path>> images = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("imagesTr"))) {
            files.filter(f -> f.getFileName().toString().matches("[^.].*\\.nii(\\.gz)?"))
                    .sorted()
                    .forEach(f -> images.computeIfAbsent(name(f), k -> new ArrayList<>())
                            .add(f));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return images.entrySet().stream()
                .map(e -> new Case(
                        e.getKey(), e.getValue(), folder.resolve("labelsTr").resolve(e.getKey() + ".nii.gz")))
                .toList();
    }

    private static String name(Path image) {
        return image.getFileName()
                .toString()
                .replaceFirst("\\.nii(\\.gz)?$", "")
                .replaceFirst("_\\d{4}$", "");
    }
}
