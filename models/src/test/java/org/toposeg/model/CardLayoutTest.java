package org.toposeg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.file.Sha256;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;

/** A bundle's files vouch for each other by hashes, so that reading and writing must not change a byte. */
class CardLayoutTest {

    @TempDir
    private Path folder;

    private Path copy(String name, String as) throws IOException {
        try (InputStream in = CardLayoutTest.class.getResourceAsStream("/json/" + name + ".json")) {
            return Files.write(folder.resolve(as), in.readAllBytes());
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hippocampus", "phantom"})
    void a_shipped_card_is_written_as_it_was(String model) throws IOException {
        CardFile.write(folder, CardFile.read(Path.of(model)));
        assertThat(text(folder.resolve(CardFile.NAME)))
                .isEqualTo(text(Path.of(model).resolve(CardFile.NAME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hippocampus", "phantom"})
    void a_shipped_plan_keeps_the_hash_that_its_card_names(String model) {
        Bundle bundle = Bundle.open(Path.of(model));
        Plan plan = PlanFile.read(Path.of(model, Bundle.PLAN));
        Path again = folder.resolve(Bundle.PLAN);
        PlanFile.write(again, plan);
        assertThat(Sha256.of(again)).isEqualTo(bundle.card().sha256().get(Bundle.PLAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"card-full", "card-foreign"})
    void a_card_is_written_as_it_was_read(String name) throws IOException {
        String before = text(copy(name, CardFile.NAME));
        CardFile.write(folder, CardFile.read(folder));
        assertThat(text(folder.resolve(CardFile.NAME))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calibration", "calibration-earlier"})
    void a_calibration_is_written_as_it_was_read(String name) throws IOException {
        copy("card-foreign", CardFile.NAME);
        String before = text(copy(name, CalibrationFile.NAME));
        CalibrationFile.write(
                folder, CardFile.read(folder), CalibrationFile.read(folder).orElseThrow());
        assertThat(text(folder.resolve(CalibrationFile.NAME))).isEqualTo(before);
    }

    @Test
    void a_misspelt_field_of_a_card_is_refused() throws IOException {
        Path card = copy("card-full", CardFile.NAME);
        Files.writeString(card, text(card).replace("\"intendedUse\"", "\"intendedUes\""));
        assertThatThrownBy(() -> CardFile.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("intendedUes");
    }
}
