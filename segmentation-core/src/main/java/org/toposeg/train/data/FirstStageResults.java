package org.toposeg.train.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.toposeg.file.AtomicFile;
import org.toposeg.train.TrainingException;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;

/**
 * What a cascade's first stage found in each case, on disk, so that a resumed run shows its second stage the very same:
 * gzip of big-endian 16-bit labels on the image's own grid, z, y, x. A file appears under its name only when it is whole.
 */
public final class FirstStageResults {

    private final Path folder;

    public FirstStageResults(Path folder) {
        this.folder = folder;
    }

    public boolean has(String id) {
        return Files.isRegularFile(file(id));
    }

    Path file(String id) {
        return folder.resolve(URLEncoder.encode(id, StandardCharsets.UTF_8) + ".labels.gz");
    }

    public void write(String id, LabelMap labels) {
        try {
            AtomicFile.write(file(id), out -> write(labels, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(LabelMap labels, OutputStream target) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(target)))) {
            for (short label : labels.data()) {
                out.writeShort(label);
            }
        }
    }

    /**
     * @param grid of the case
     * @throws TrainingException if the file does not hold as many voxels
     */
    public LabelMap read(String id, Grid grid) {
        LabelMap labels = LabelMap.zeros(grid);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file(id)))))) {
            for (int v = 0; v < labels.data().length; v++) {
                labels.data()[v] = in.readShort();
            }
            return labels;
        } catch (IOException e) {
            throw new TrainingException(file(id) + " is not the first stage's result for the case " + id + " ("
                    + e.getMessage() + "); delete it and go on with --resume.");
        }
    }
}
