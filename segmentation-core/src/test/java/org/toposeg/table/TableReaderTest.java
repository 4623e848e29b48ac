package org.toposeg.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.InputException;

class TableReaderTest {

    private static Table parse(String text) {
        return TableReader.parse("t.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_quotes_with_separators_quotes_and_line_ends_inside() {
        Table table = parse("case,site\r\n\"a, b\",\"the \"\"old\"\"\r\nhospital\"\r\n");
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().getFirst().text("case")).isEqualTo("a, b");
        assertThat(table.rows().getFirst().text("site")).isEqualTo("the \"old\"\r\nhospital");
    }

    @Test
    void drops_the_byte_order_mark_of_spreadsheets() {
        assertThat(parse("\uFEFFcase;dice\na;0.5\n").columns()).isEqualTo(List.of("case", "dice"));
    }

    @Test
    void finds_semicolons_and_tabs_even_when_names_hold_commas() {
        assertThat(parse("case;\"dice, mean\"\na;0.5\n").columns()).isEqualTo(List.of("case", "dice, mean"));
        assertThat(parse("case\tdice\na\t0.5\n").rows().getFirst().text("dice")).isEqualTo("0.5");
    }

    @Test
    void reads_the_code_page_of_windows_where_the_bytes_are_no_utf_8() {
        byte[] bytes = "case,site\na,Zürich\n".getBytes(Charset.forName("windows-1252"));
        assertThat(TableReader.parse("t.csv", bytes).rows().getFirst().text("site"))
                .isEqualTo("Zürich");
    }

    @Test
    void skips_empty_lines_and_rows_of_separators_only() {
        assertThat(parse("case,dice\n\na,0.5\n,\n").rows()).hasSize(1);
    }

    @Test
    void a_row_with_another_number_of_fields_is_named() {
        assertThatThrownBy(() -> parse("case,dice\na,0.5\nb\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("t.csv: row 3 has 1 fields, but the first line names 2; correct the row.");
    }

    @Test
    void an_open_quotation_mark_is_one_sentence() {
        assertThatThrownBy(() -> parse("case,dice\n\"a,0.5\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("quotation mark");
    }

    @Test
    void empty_and_binary_files_are_refused() {
        assertThatThrownBy(() -> parse("")).hasMessageContaining("t.csv is empty");
        assertThatThrownBy(() -> TableReader.parse("t.csv", new byte[] {0x50, 0x4B, 3, 4, 0, 0}))
                .hasMessageContaining("binary");
    }

    @Test
    void a_cell_that_is_no_number_is_named_with_its_row() {
        Table table = parse("case,dice\na,n/a\nb,\"0,5\"\n");
        assertThat(table.number(table.rows().get(0), "dice")).isEmpty();
        assertThatThrownBy(() -> table.number(table.rows().get(1), "dice")).hasMessageContaining("row 3");
    }
}
