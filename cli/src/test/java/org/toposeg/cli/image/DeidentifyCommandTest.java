package org.toposeg.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;

/** The command as a person calls it, on three slices of a head with a name, dates and a description put in. */
class DeidentifyCommandTest {

    private static final int PATIENT_NAME = 0x00100010;
    private static final int STUDY_DATE = 0x00080020;
    private static final int BIRTH_DATE = 0x00100030;
    private static final int STUDY_DESCRIPTION = 0x00081030;

    @TempDir
    private Path folder;

    private Path in;
    private Path key;

    @BeforeEach
    void prepare() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        key = Files.writeString(folder.resolve("key"), "a secret that is long enough");
        for (int slice = 10; slice < 13; slice++) {
            DicomFile file = GeneratedSeries.ct(13).file(slice - 1);
            file.data()
                    .set(PATIENT_NAME, "Muster^Erika")
                    .set(BIRTH_DATE, "19500102")
                    .set(STUDY_DATE, "20240305")
                    .set(STUDY_DESCRIPTION, "Head CT for Erika")
                    .remove(Tag.CONVERSION_TYPE);
            DicomWriter.write(file, in.resolve(slice + ".dcm"));
        }
    }

    private DataSet first(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return DicomReader.read(files.filter(Files::isRegularFile)
                            .sorted()
                            .findFirst()
                            .orElseThrow())
                    .data();
        }
    }

    private List<String> names(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> below.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writes_the_same_voxels_without_the_identity() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("deidentify", in, "-o", out, "--key", key, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().path("written").asInt()).isEqualTo(3);
        assertThat(run.json().path("flagged")).isEmpty();
        for (String name : names(out)) {
            assertThat(new String(Files.readAllBytes(out.resolve(name)), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Muster", "Erika", "19500102", "20240305");
        }
        assertThat(SeriesReader.read(out).volumes().getFirst().data())
                .isEqualTo(SeriesReader.read(in).volumes().getFirst().data());
        assertThat(SeriesReader.read(out).grid())
                .isEqualTo(SeriesReader.read(in).grid());
    }

    @Test
    void one_key_gives_one_mapping_and_another_key_another() throws IOException {
        Path other = Files.writeString(folder.resolve("other-key"), "another secret, long enough");
        for (String out : List.of("a", "b")) {
            assertThat(CommandRun.of("deidentify", in, "-o", folder.resolve(out), "--key", key)
                            .code())
                    .isZero();
        }
        CommandRun.of("deidentify", in, "-o", folder.resolve("c"), "--key", other);
        CommandRun.of("deidentify", in, "-o", folder.resolve("d"));
        CommandRun.of("deidentify", in, "-o", folder.resolve("e"));

        assertThat(names(folder.resolve("a"))).hasSize(3).isEqualTo(names(folder.resolve("b")));
        for (String name : names(folder.resolve("a"))) {
            assertThat(folder.resolve("a").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
        }
        assertThat(List.of("a", "c", "d", "e").stream()
                        .map(out -> uid(folder.resolve(out)))
                        .distinct())
                .hasSize(4);
    }

    private String uid(Path out) {
        try {
            return first(out).string(Tag.SERIES_INSTANCE_UID);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keeps_only_what_an_option_names() throws IOException {
        String series = first(in).string(Tag.SERIES_INSTANCE_UID);
        run("plain");
        assertThat(first(folder.resolve("plain")).string(Tag.SERIES_INSTANCE_UID))
                .isNotEqualTo(series);
        assertThat(first(folder.resolve("plain")).string(STUDY_DATE)).isNotEqualTo("20240305");
        assertThat(first(folder.resolve("plain")).string(STUDY_DESCRIPTION)).doesNotContain("Head");

        run("uids", "--retain-uids");
        assertThat(first(folder.resolve("uids")).string(Tag.SERIES_INSTANCE_UID))
                .isEqualTo(series);
        assertThat(first(folder.resolve("uids")).string(STUDY_DATE)).isNotEqualTo("20240305");

        run("dates", "--retain-dates");
        assertThat(first(folder.resolve("dates")).string(STUDY_DATE)).isEqualTo("20240305");
        assertThat(first(folder.resolve("dates")).string(BIRTH_DATE)).isNotEqualTo("19500102");

        run("words", "--clean-descriptors");
        assertThat(first(folder.resolve("words")).string(STUDY_DESCRIPTION))
                .containsIgnoringCase("head")
                .doesNotContain("Erika");
    }

    private void run(String out, String... options) {
        String[] all = Stream.concat(
                        Stream.of(
                                "deidentify",
                                in.toString(),
                                "-o",
                                folder.resolve(out).toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        assertThat(CommandRun.of((Object[]) all).code()).isZero();
    }

    @Test
    void lists_what_may_show_text() throws IOException {
        DicomFile file = DicomReader.read(in.resolve("11.dcm"));
        file.data().set(Tag.BURNED_IN_ANNOTATION, "YES");
        DicomWriter.write(file, in.resolve("11.dcm"));
        CommandRun run = CommandRun.of("deidentify", in, "-o", folder.resolve("out"), "--json");
        assertThat(run.code()).isZero();
        assertThat(run.json().path("flagged")).hasSize(1);
        assertThat(run.json().path("flagged").get(0).path("why").asString()).contains("burned into its pixels");
        CommandRun text = CommandRun.of("deidentify", in, "-o", folder.resolve("again"));
        assertThat(text.out()).contains("wrote 3 files").contains("look at").contains("burned into its pixels");
    }

    @Test
    void a_report_is_not_written_and_the_exit_code_says_so() throws IOException {
        DataSet report = new DataSet()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.88.33")
                .set(Tag.SOP_INSTANCE_UID, "2.25.88")
                .set(Tag.CONTENT_SEQUENCE, new DataSet().set(Tag.TEXT_VALUE, "Erika has a headache"));
        DicomWriter.write(
                new DicomFile(new DataSet(), report, TransferSyntax.EXPLICIT_LITTLE), in.resolve("report.dcm"));
        CommandRun run = CommandRun.of("deidentify", in, "-o", folder.resolve("out"), "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().path("written").asInt()).isEqualTo(3);
        assertThat(run.json().path("refused").get(0).path("file").asString()).endsWith("report.dcm");
    }

    @Test
    void a_wrong_call_is_told() throws IOException {
        Path weak = Files.writeString(folder.resolve("weak"), "short");
        CommandRun run = CommandRun.of("deidentify", in, "-o", folder.resolve("out"), "--key", weak);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("weak").contains("at least 16 bytes");
        CommandRun none = CommandRun.of("deidentify", folder.resolve("none"), "-o", folder.resolve("out"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("none does not exist");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
