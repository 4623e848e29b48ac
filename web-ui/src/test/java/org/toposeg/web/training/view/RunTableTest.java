package org.toposeg.web.training.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.web.training.WrittenRun;
import org.toposeg.web.training.run.RunReader;
import org.toposeg.web.training.run.TrainingRun;

class RunTableTest {

    @TempDir
    private Path folder;

    private TrainingRun run() {
        return new RunReader("balls", folder).read();
    }

    @Test
    void rows_stay_while_the_runs_are_the_same_so_that_a_link_keeps_the_focus() throws Exception {
        WrittenRun written = WrittenRun.in(folder, 0);
        RunTable table = new RunTable();
        table.show(List.of(run(), run()));
        Component before = table.getChildren().findFirst().orElseThrow();
        written.epochs(1, 3);
        table.show(List.of(run(), run()));
        assertThat(table.getChildren()).containsExactly(before);
        assertThat(table.getElement().getTextRecursively()).contains("3 of 20");
        table.show(List.of(run()));
        assertThat(table.getChildren().toList()).hasSize(1).doesNotContain(before);
    }

    @Test
    void addresses_survive_whatever_a_folder_is_called() {
        assertThat(RunLink.href("a b/50% #1?/c+d")).isEqualTo("training/run/a%20b/50%25%20%231%3F/c%2Bd");
    }
}
