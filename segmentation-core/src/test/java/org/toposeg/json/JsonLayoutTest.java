package org.toposeg.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.fairness.FairnessDocument;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.statistics.ComparisonReport;
import org.toposeg.train.loop.Trainer;
import org.toposeg.train.record.RunManifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Names and order of fields are a promise: hashes of plans stand in cards and checkpoints, programs read the rest. */
class JsonLayoutTest {

    private static String text(String name) throws IOException {
        try (InputStream in = JsonLayoutTest.class.getResourceAsStream("/json/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertIsWrittenAsRead(String name, Class<?> type) throws IOException {
        Object document = PlanFile.JSON.readValue(text(name), type);
        assertThat(PlanFile.JSON.writeValueAsString(document) + "\n").isEqualTo(text(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan-full", "plan-earlier"})
    void a_plan_is_written_as_it_was_read(String name) throws IOException {
        assertIsWrittenAsRead(name, Plan.class);
    }

    @ParameterizedTest
    @CsvSource({
        "plan-full,dc3e9627fe72de5f93436d1ff814fd10f0e84adf84bdcde9d37bf1d25b57af18",
        "plan-earlier,5ffe2135ce6992b1458b1a7553232c906fd97962919dc058f03fff1d84be0d28"
    })
    void a_plan_keeps_its_hash(String name, String hash) throws IOException {
        assertThat(Trainer.hash(PlanFile.JSON.readValue(text(name), Plan.class)))
                .isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-running", "run-finished"})
    void a_run_is_written_as_it_was_read(String name) throws IOException {
        assertIsWrittenAsRead(name, RunManifest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calibration-report", "calibration-report-unscaled"})
    void a_calibration_is_written_as_it_was_read(String name) throws IOException {
        assertIsWrittenAsRead(name, CalibrationReport.class);
    }

    @Test
    void a_fairness_report_is_written_as_it_was_read() throws IOException {
        assertIsWrittenAsRead("fairness", FairnessDocument.class);
    }

    @Test
    void a_comparison_is_written_as_it_was_read() throws IOException {
        assertIsWrittenAsRead("comparison", ComparisonReport.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/fingerprint", "/network", "/training", "/training/optimizer", "/training/augmentation"})
    void a_misspelt_field_of_a_plan_is_refused(String place) throws IOException {
        ObjectNode plan = (ObjectNode) PlanFile.JSON.readTree(text("plan-full"));
        ((ObjectNode) plan.at(place)).put("bathc", 2);
        assertThatThrownBy(() -> PlanFile.JSON.treeToValue(plan, Plan.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("bathc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "epochs", "foregroundFraction", "emaDecay", "folds", "seed"})
    void a_plan_that_lacks_a_number_of_its_training_is_refused(String field) throws IOException {
        ObjectNode plan = (ObjectNode) PlanFile.JSON.readTree(text("plan-full"));
        ((ObjectNode) plan.at("/training")).remove(field);
        assertThatThrownBy(() -> PlanFile.JSON.treeToValue(plan, Plan.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(field);
    }
}
