package org.toposeg.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.toposeg.plan.PlanFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code model.json}. */
final class CardFile {

    static final String NAME = "model.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private CardFile() {}

    static ModelCard read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new ModelException(folder + " is not a model: it has no " + NAME
                    + "; give a bundle's folder or a registered name (see 'toposeg models list').");
        }
        try {
            return JSON.readValue(file.toFile(), ModelCard.class);
        } catch (JacksonException e) {
            throw new ModelException(
                    file + " cannot be read as a model card: " + e.getOriginalMessage() + "; correct it.", e);
        }
    }

    static void write(Path folder, ModelCard card) {
        PlanFile.writeText(folder.resolve(NAME), JSON.writeValueAsString(card) + "\n");
    }

    /** @throws ModelException naming what the card lacks */
    static void require(Path folder, List<String> missing) {
        if (!missing.isEmpty()) {
            throw new ModelException(folder.resolve(NAME) + " is incomplete: it does not say "
                    + String.join(", ", missing) + "; add what is missing.");
        }
    }
}
