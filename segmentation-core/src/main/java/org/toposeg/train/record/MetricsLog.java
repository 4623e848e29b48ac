package org.toposeg.train.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** {@code metrics.jsonl}: one JSON object for each epoch. */
public final class MetricsLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public MetricsLog(Path file) {
        this.file = file;
    }

    public void append(EpochRecord record) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(record) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops what was written after the checkpoint from which the run goes on; with step 0 everything. */
    public void keepUpTo(long step) {
        try {
            if (!Files.exists(file)) {
                return;
            }
            List<String> kept = Files.readAllLines(file).stream()
                    .filter(line -> step > 0 && isWhole(line) && stepOf(line) <= step)
                    .toList();
            Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
            Files.write(temporary, kept);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWhole(String line) {
        return line.startsWith("{") && line.endsWith("}");
    }

    private static long stepOf(String line) {
        return JSON.readTree(line).get("step").asLong();
    }
}
