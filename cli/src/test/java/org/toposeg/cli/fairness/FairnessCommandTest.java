package org.toposeg.cli.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.CommandRun;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import tools.jackson.databind.JsonNode;

class FairnessCommandTest {

    @TempDir
    private Path folder;

    private Path cases;

    /** As a German spreadsheet writes it: byte order mark, semicolons, CRLF. */
    @BeforeEach
    void writeCases() throws IOException {
        cases = folder.resolve("cases.csv");
        Files.writeString(cases, "\uFEFFcase;dice;hd95\r\na;0.9;1\r\nb;0.8;2\r\nc;0.7;\r\nd;0.6;4\r\n");
    }

    private Path subjects(String text) throws IOException {
        return Files.writeString(folder.resolve("subjects.csv"), text);
    }

    /** By hand: women 0.85, men 0.65 around 0.75, so 0.75 / (1 + 0.1 + 0.1) = 0.625. */
    @Test
    void prints_one_json_document_with_equity_scaled_dice() throws IOException {
        Path people = subjects("participant_id,sex\na,\"f\"\nb,f\nc,m\nd,m\n");
        CommandRun run = CommandRun.of("fairness", cases, "--subjects", people, "--json");
        assertThat(run.code()).isZero();
        JsonNode report = run.json().path("reports").path(0);
        assertThat(run.json().path("kind").asString()).isEqualTo("fairness");
        assertThat(report.path("attributes").path(0).path("equityScaled").asDouble())
                .isCloseTo(0.625, within(1e-12));
        assertThat(report.path("warnings").path(0).asString()).contains("too few for any claim");
    }

    @Test
    void text_names_each_group_with_count_and_interval_and_judges_no_small_one() throws IOException {
        Path people = subjects("case,sex\na,f\nb,f\nc,m\nd,m\n");
        CommandRun run = CommandRun.of("fairness", cases, "--subjects", people, "--metric", "dice", "--metric", "hd95");
        assertThat(run.out())
                .contains("few cases")
                .contains("No group can be compared")
                .contains("hd95 of 3 cases")
                .contains("(lower is better)")
                .contains("1 score is undefined");
    }

    @Test
    void before_and_after_stand_side_by_side() throws IOException {
        Path people = subjects("case,sex\na,f\nb,f\nc,m\nd,m\n");
        Path worse = Files.writeString(folder.resolve("before.csv"), "case,dice\na,0.9\nb,0.8\nc,0.3\nd,0.2\n");
        CommandRun run = CommandRun.of("fairness", cases, "--subjects", people, "--before", worse);
        assertThat(run.out()).contains("before 0.550").contains("largest gap 0.200 (before 0.600)");
    }

    @Test
    void sex_and_age_come_from_dicom_folders_too() {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            DataSet data = new DataSet()
                    .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")
                    .set(Tag.SOP_INSTANCE_UID, "1.2.3." + (int) name.charAt(0))
                    .set(0x00100040, name.compareTo("c") < 0 ? "F" : "M")
                    .set(0x00101010, name.equals("a") ? "018M" : "045Y");
            DicomFile file = new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE);
            DicomWriter.write(file, folder.resolve("dicom").resolve(name).resolve("1.dcm"));
        }
        CommandRun run =
                CommandRun.of("fairness", cases, "--subjects", folder.resolve("dicom"), "--bins", "age=2,50", "--json");
        JsonNode attributes = run.json().path("reports").path(0).path("attributes");
        assertThat(attributes.path(0).path("name").asString()).isEqualTo("sex");
        assertThat(attributes.path(0).path("equityScaled").asDouble()).isCloseTo(0.625, within(1e-12));
        assertThat(attributes.path(1).path("groups").path(0).path("value").asString())
                .isEqualTo("below 2");
    }

    @Test
    void bad_input_is_one_sentence() throws IOException {
        CommandRun missing = CommandRun.of("fairness", folder.resolve("none.csv"));
        assertThat(missing.code()).isEqualTo(CliCommand.FAILED);
        assertThat(missing.err()).contains("does not exist").hasLineCount(1);
        CommandRun column = CommandRun.of("fairness", cases, "--attribute", "sex");
        assertThat(column.err())
                .contains("has no column 'sex'; its columns are case, dice, hd95")
                .hasLineCount(1);
        CommandRun bins = CommandRun.of("fairness", cases, "--bins", "age=60,40");
        assertThat(bins.code()).isEqualTo(CliCommand.WRONG_CALL);
        assertThat(bins.err()).hasLineCount(1);
        CommandRun small = CommandRun.of("fairness", cases, "--small-group", "1");
        assertThat(small.code()).isEqualTo(CliCommand.WRONG_CALL);
        CommandRun strangers = CommandRun.of("fairness", cases, "--subjects", subjects("case,sex\nx,f\n"));
        assertThat(strangers.err()).contains("no case of").hasLineCount(1);
    }
}
