package org.toposeg.web.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A JSON file that is read again only after it changed. Not thread-safe. */
final class JsonFile {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LARGEST = 64L << 20;
    private static final long UNKNOWN = -1;

    private final Path file;
    private FileTime changed;
    private long size;
    private JsonNode content = MissingNode.getInstance();
    private String problem;

    JsonFile(Path file) {
        this.file = file;
    }

    /** What stands in it; missing if it is not there or cannot be read. */
    JsonNode read() {
        try {
            if (!RunsFolder.isFile(file)) {
                become(MissingNode.getInstance(), null);
                changed = null;
                return content;
            }
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!now.lastModifiedTime().equals(changed) || now.size() != size) {
                parse(now.size());
                changed = now.lastModifiedTime();
                size = now.size();
            }
        } catch (IOException e) {
            // Read again next time although nothing may have changed. When it was written is still known.
            size = UNKNOWN;
            become(MissingNode.getInstance(), file.getFileName() + " cannot be read; check the folder's rights.");
        }
        return content;
    }

    private void parse(long bytes) throws IOException {
        if (bytes > LARGEST) {
            become(MissingNode.getInstance(), file.getFileName() + " is larger than any that a training writes.");
            return;
        }
        try {
            become(JSON.readTree(Files.readAllBytes(file)), null);
        } catch (JacksonException e) {
            become(
                    MissingNode.getInstance(),
                    file.getFileName() + " is damaged from line "
                            + e.getLocation().getLineNr() + " on; what it says is not shown.");
        }
    }

    private void become(JsonNode now, String why) {
        content = now;
        problem = why;
    }

    /** When it was written; empty if it is not there. */
    Optional<FileTime> changed() {
        return Optional.ofNullable(changed);
    }

    /** Why it could not be read, as a sentence. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
