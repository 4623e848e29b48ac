package org.toposeg.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.toposeg.file.AtomicFile;
import org.toposeg.volume.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code plan.json}. */
public final class PlanFile {

    /** Indented; unknown fields are refused, so that a misspelt one is not ignored in silence. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlanFile() {}

    public static Plan read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " does not exist; make a plan with 'toposeg plan DATASET'.");
        }
        try {
            Plan plan = JSON.readValue(file.toFile(), Plan.class);
            if (plan.format() != Plan.FORMAT) {
                throw new InputException(file + " has format " + plan.format() + ", this version reads " + Plan.FORMAT
                        + "; make a new plan with 'toposeg plan DATASET'.");
            }
            return plan;
        } catch (JacksonException e) {
            throw new InputException(
                    file + " is not a plan (" + where(e) + "); give a plan.json made by 'toposeg plan DATASET'.", e);
        }
    }

    /** The place in the file; what Jackson says of Java types means nothing to a person. */
    private static String where(JacksonException e) {
        return e instanceof DatabindException fields && !fields.getPath().isEmpty()
                ? "\"" + fields.getPath().getFirst().getPropertyName() + "\" is none of a plan's fields or values"
                : "line " + e.getLocation().getLineNr() + " cannot be read";
    }

    /** Writes any document as a whole file. */
    public static void write(Path file, Object document) {
        writeText(file, JSON.writeValueAsString(document) + "\n");
    }

    /**
     * Writes a text as a whole file.
     *
     * @throws InputException if it cannot be written
     */
    public static void writeText(Path file, String text) {
        try {
            AtomicFile.writeText(file, text);
        } catch (IOException e) {
            throw new InputException(
                    file + " cannot be written (" + e.getMessage() + "); check the folder's rights and the free space.",
                    e);
        }
    }
}
