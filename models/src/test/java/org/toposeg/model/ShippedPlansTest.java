package org.toposeg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.plan.PlanFile;

class ShippedPlansTest {

    /** Their SHA-256 stands in the model's card and in the checkpoints of its run. */
    @ParameterizedTest
    @ValueSource(strings = {"hippocampus", "phantom"})
    void a_plan_of_an_earlier_version_is_written_as_it_was_read(String model, @TempDir Path folder) {
        Path shipped = Path.of(model, "plan.json");
        Path written = folder.resolve("plan.json");
        PlanFile.write(written, PlanFile.read(shipped));
        assertThat(written).hasSameTextualContentAs(shipped);
    }
}
