package org.toposeg.train.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.toposeg.file.AtomicFile;
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
            String kept = Files.readAllLines(file).stream()
                    .filter(line -> step > 0 && isWhole(line) && stepOf(line) <= step)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            AtomicFile.writeText(file, kept);
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
