package org.toposeg.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.file.AtomicFile;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a data set of one channel in nnU-Net's layout (version 2, raw): cases one by one, then the description. Where the
 * description is, all files are.
 */
public final class NnUNetFolder {

    private static final String ENDING = ".nii.gz";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private int cases;

    public NnUNetFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes {@code imagesTr/CASE_0000.nii.gz} and {@code labelsTr/CASE.nii.gz}. */
    public void add(String id, Volume image, LabelMap labels) {
        ImageFiles.write(image, folder.resolve("imagesTr").resolve(id + "_0000" + ENDING));
        addLabels("labelsTr", id, labels);
        cases++;
    }

    /** Writes a further label map, {@code PART/CASE.nii.gz}, which is no part of nnU-Net's layout. */
    public void addLabels(String part, String id, LabelMap labels) {
        ImageFiles.writeLabels(labels, folder.resolve(part).resolve(id + ENDING));
    }

    /** Writes a further document, {@code PART/CASE.json}. */
    public void addJson(String part, String id, Object document) {
        write(folder.resolve(part).resolve(id + ".json"), document);
    }

    /** @param labels value to name, background included */
    public void describe(String name, String channel, Map<Integer, String> labels) {
        Map<String, Integer> values = new LinkedHashMap<>();
        new TreeMap<>(labels).forEach((value, label) -> values.put(label, value));
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", name);
        description.put("channel_names", Map.of("0", channel));
        description.put("labels", values);
        description.put("numTraining", cases);
        description.put("file_ending", ENDING);
        write(folder.resolve("dataset.json"), description);
    }

    private static void write(Path file, Object document) {
        try {
            AtomicFile.writeText(file, JSON.writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
