package org.toposeg.web.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.train.record.EpochRecord;
import org.toposeg.web.training.WrittenRun;

class MetricsTailTest {

    @TempDir
    private Path folder;

    private WrittenRun run;
    private MetricsTail tail;

    @BeforeEach
    void openARun() throws IOException {
        run = WrittenRun.in(folder, 0);
        tail = new MetricsTail(folder.resolve("metrics.jsonl"));
    }

    private List<Integer> epochs() throws IOException {
        return tail.read().stream().map(EpochRecord::epoch).toList();
    }

    @Test
    void appended_lines_are_added_to_those_read_before() throws Exception {
        assertThat(epochs()).isEmpty();
        run.epochs(1, 2);
        assertThat(epochs()).containsExactly(1, 2);
        run.epochs(3, 3);
        assertThat(epochs()).containsExactly(1, 2, 3);
        assertThat(tail.read().get(1).dice()).containsOnlyKeys(1, 2);
    }

    @Test
    void a_line_that_is_still_being_written_waits_for_its_end() throws Exception {
        run.epochs(1, 1);
        String line = WrittenRun.line(2) + "\n";
        run.append(line.substring(0, 40));
        assertThat(epochs()).containsExactly(1);
        run.append(line.substring(40));
        assertThat(epochs()).containsExactly(1, 2);
        assertThat(tail.unreadable()).isEmpty();
    }

    @Test
    void damaged_lines_are_left_out_and_told_by_number() throws Exception {
        run.epochs(1, 1);
        run.append("{\"epoch\":2,\"step\"\n[]\nnull\n\n{\"loss\":1}\n");
        run.epochs(3, 3);
        assertThat(epochs()).containsExactly(1, 3);
        assertThat(tail.unreadable()).containsExactly(2, 3, 4, 6);
    }

    @Test
    void a_file_replaced_by_a_run_that_goes_on_is_read_anew_even_if_it_grew_again() throws Exception {
        run.epochs(1, 3);
        assertThat(epochs()).containsExactly(1, 2, 3);
        Path file = folder.resolve("metrics.jsonl");
        Path kept = folder.resolve("kept");
        Files.writeString(kept, WrittenRun.line(1) + "\n");
        Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING);
        String other = WrittenRun.line(2).replace("\"loss\":1.0", "\"loss\":5.0");
        run.append(other + "\n");
        run.epochs(3, 4);
        assertThat(epochs()).containsExactly(1, 2, 3, 4);
        assertThat(tail.read().get(1).loss()).isEqualTo(5.0);
    }

    @Test
    void another_file_with_the_identity_of_the_one_before_is_read_anew() throws Exception {
        run.epochs(1, 2);
        assertThat(epochs()).containsExactly(1, 2);
        String first = WrittenRun.line(1).replace("\"loss\":2.0", "\"loss\":5.0");
        // Written into the same file, as if its number on the disk had been given to a new one.
        Files.writeString(folder.resolve("metrics.jsonl"), first + "\n");
        run.epochs(2, 3);
        assertThat(epochs()).containsExactly(1, 2, 3);
        assertThat(tail.read().getFirst().loss()).isEqualTo(5.0);
    }

    @Test
    void a_deleted_file_has_no_epochs() throws Exception {
        run.epochs(1, 3);
        tail.read();
        Files.delete(folder.resolve("metrics.jsonl"));
        assertThat(epochs()).isEmpty();
    }

    @Test
    void numbers_that_a_network_without_held_out_labels_has_not_are_read_too() throws Exception {
        run.append("{\"epoch\":1,\"step\":5,\"loss\":1,\"dice\":{\"1\":\"NaN\"},\"meanDice\":\"NaN\",\"later\":[1]}\n");
        assertThat(tail.read().getFirst().meanDice()).isNaN();
    }
}
