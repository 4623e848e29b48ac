package org.toposeg.web.training.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.web.training.WrittenRun;
import org.toposeg.web.training.run.RunReader;
import org.toposeg.web.training.run.TrainingRun;

class RunFactsTest {

    @TempDir
    private Path folder;

    private TrainingRun run() {
        return new RunReader("balls", folder).read();
    }

    private String shown() {
        RunFacts facts = new RunFacts();
        facts.show(run());
        return facts.getElement().getTextRecursively();
    }

    @Test
    void what_a_damaged_plan_does_not_say_is_left_out() throws Exception {
        WrittenRun.in(folder, 0);
        assertThat(shown())
                .contains("Networkunet, features [8, 16]", "Batch[16, 16, 16]")
                .doesNotContain("×");
        Files.writeString(folder.resolve("plan.json"), "{");
        assertThat(shown()).contains("toposeg 0.1").doesNotContain("Network", "Batch", "Learning rate", "[]");
    }

    @Test
    void times_are_shown_to_the_minute_and_what_is_none_as_it_is() throws Exception {
        Files.writeString(
                folder.resolve("run.json"),
                "{\"started\": \"2026-11-30T19:08:59.123456789Z\", \"finished\": \"yesterday\"}");
        assertThat(shown()).contains("Started2026-11-30 19:08 UTC", "Finishedyesterday");
    }
}
