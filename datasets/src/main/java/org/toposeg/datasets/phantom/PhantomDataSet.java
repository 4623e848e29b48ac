package org.toposeg.datasets.phantom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.toposeg.io.ImageFiles;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes phantoms as a data set in nnU-Net's layout. */
public final class PhantomDataSet {

    private PhantomDataSet() {}

    /**
     * Writes phantoms of the seeds {@code first}, {@code first + 1} and so on, named {@code phantom_SEED}. The
     * description comes last: where it is, all files are.
     *
     * @param edge voxels along each axis, at least 32
     * @param written told the name and the phantom after each
     */
    public static void write(Path folder, long first, int count, int edge, BiConsumer<String, Phantom> written) {
        if (count < 1 || edge < 32) {
            throw new IllegalArgumentException(
                    "a phantom data set needs at least 1 phantom of at least 32 voxels, got " + count + " of " + edge);
        }
        for (int n = 0; n < count; n++) {
            String name = "phantom_" + (first + n);
            Phantom phantom = PhantomGenerator.generate(first + n, edge);
            ImageFiles.write(phantom.image(), folder.resolve("imagesTr").resolve(name + "_0000.nii.gz"));
            ImageFiles.writeLabels(phantom.truth(), folder.resolve("labelsTr").resolve(name + ".nii.gz"));
            written.accept(name, phantom);
        }
        describe(folder, count);
    }

    private static void describe(Path folder, int count) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        Phantom.LABELS.forEach((value, name) -> labels.put(name, value));
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", "Phantoms");
        description.put("channel_names", Map.of("0", "Phantom"));
        description.put("labels", labels);
        description.put("numTraining", count);
        description.put("file_ending", ".nii.gz");
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try {
            Path part = folder.resolve(".dataset.json.part");
            Files.writeString(part, json.writeValueAsString(description));
            Files.move(part, folder.resolve("dataset.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
