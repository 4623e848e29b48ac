package org.toposeg.workflow.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.volume.InputException;

class TaskLabelsTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void names_stand_either_way_round_or_in_a_table() throws IOException {
        Map<Integer, String> expected = Map.of(1, "a", 2, "b");
        assertThat(TaskLabels.read(file("n.json", "{\"labels\": {\"background\": 0, \"a\": 1, \"b\": 2}}"))
                        .names())
                .isEqualTo(expected);
        assertThat(TaskLabels.read(file("d.json", "{\"labels\": {\"0\": \"background\", \"1\": \"a\", \"2\": \"b\"}}"))
                        .names())
                .isEqualTo(expected);
        assertThat(TaskLabels.read(file("t.csv", "label,name\n1,a\n2,b\n")).names())
                .isEqualTo(expected);
    }

    @Test
    void ignored_voxels_are_no_structure() throws IOException {
        Path file = file("dataset.json", "{\"labels\": {\"background\": 0, \"a\": 1, \"ignore\": 2}}");
        assertThatThrownBy(() -> TaskLabels.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("\"ignore\" (2)");
    }

    @Test
    void a_name_or_a_value_that_stands_twice_is_refused() throws IOException {
        Path name = file("name.json", "{\"labels\": {\"background\": 0, \"a\": 1, \"a\": 2}}");
        assertThatThrownBy(() -> TaskLabels.read(name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("name.json");
        Path value = file("value.json", "{\"labels\": {\"background\": 0, \"a\": 1, \"b\": 1}}");
        assertThatThrownBy(() -> TaskLabels.read(value))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("value 1 twice");
        Path table = file("table.csv", "1,a\n1,b\n");
        assertThatThrownBy(() -> TaskLabels.read(table))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("value 1 twice");
    }
}
