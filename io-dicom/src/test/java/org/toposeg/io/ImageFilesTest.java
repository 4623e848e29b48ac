package org.toposeg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.EncodedFiles;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;

class ImageFilesTest {

    @TempDir
    Path folder;

    private static final GeneratedSeries CT = GeneratedSeries.ct(1);

    private static byte[] ct() {
        return DicomWriter.toBytes(CT.file(0));
    }

    /** The preamble is free for other uses (PS3.10, 7.1): a TIFF's start, or the size of a NIfTI header. */
    @ParameterizedTest
    @ValueSource(strings = {"49492A0008000000", "4D4D002A00000008", "5C01000000000000", "0000015C00000000"})
    void takes_a_dicom_file_for_dicom_whatever_its_preamble_says(String preamble) throws IOException {
        byte[] bytes = ct();
        byte[] start = HexFormat.of().parseHex(preamble);
        System.arraycopy(start, 0, bytes, 0, start.length);
        LoadedImage image = ImageFiles.read(Files.write(folder.resolve("image"), bytes));

        assertThat(image.kind()).isEqualTo("dicom");
        assertThat(image.modality()).isEqualTo("CT");
        assertThat(image.channels().getFirst().data()).isEqualTo(CT.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image.dcm.gz", "image.gz"})
    void reads_packed_dicom_files(String name) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(ct());
        }
        assertThat(ImageFiles.read(folder.resolve(name)).channels().getFirst().data())
                .isEqualTo(CT.values());
    }

    @Test
    void refuses_a_packed_bomb_before_it_unpacks() throws IOException {
        Path bomb = folder.resolve("bomb.dcm");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] start = new byte[132];
            System.arraycopy("DICM".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, start, 128, 4);
            out.write(start);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        assertThatThrownBy(() -> ImageFiles.read(bomb))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unpacks to more than");
    }

    @Test
    void says_what_a_dicom_object_without_an_image_is() {
        Path report = folder.resolve("report.dcm");
        DataSet data = new DataSet()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.88.33")
                .set(Tag.SOP_INSTANCE_UID, "2.25.4")
                .set(Tag.MODALITY, "SR");
        DicomWriter.write(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), report);

        assertThatThrownBy(() -> ImageFiles.read(report))
                .isInstanceOf(InputException.class)
                .hasMessage(report + " is a DICOM object without an image: Comprehensive SR");
    }

    @Test
    void refuses_a_text_as_no_image() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "nothing to see here, only words and words");

        assertThatThrownBy(() -> ImageFiles.read(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no image of a known kind (")
                .hasMessageContaining("DICOM, NIfTI, PNG, JPEG, GIF, TIFF");
    }

    /** A medium with two series in folders of their own. */
    private Path dicomdir() {
        GeneratedSeries.ct(3).write(folder.resolve("CT"));
        GeneratedSeries.obliqueMr().write(folder.resolve("MR"));
        List<DataSet> records = new ArrayList<>();
        records.add(new DataSet().set(Tag.DIRECTORY_RECORD_TYPE, "PATIENT"));
        for (int i = 1; i <= 9; i++) {
            records.add(record("MR", i));
        }
        for (int i = 1; i <= 3; i++) {
            records.add(record("CT", i));
        }
        DataSet data = new DataSet()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.1.3.10")
                .set(Tag.SOP_INSTANCE_UID, "2.25.6")
                .set(Tag.DIRECTORY_RECORD_SEQUENCE, records);
        Path directory = folder.resolve("DICOMDIR");
        DicomWriter.write(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), directory);
        return directory;
    }

    private static DataSet record(String series, int image) {
        return new DataSet()
                .set(Tag.DIRECTORY_RECORD_TYPE, "IMAGE")
                .set(Tag.REFERENCED_FILE_ID, series, "image%02d.dcm".formatted(image));
    }

    @Test
    void reads_the_chosen_series_that_a_dicomdir_lists() {
        Path directory = dicomdir();

        assertThatThrownBy(() -> ImageFiles.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds 2 series");
        assertThat(ImageFiles.read(directory, "2.25.1001.2000").grid().size().z())
                .isEqualTo(3);
        assertThat(ImageFiles.read(directory, "2.25.1002.2000").grid().size().z())
                .isEqualTo(9);
    }

    @Test
    void names_files_that_a_dicomdir_lists_and_nobody_copied() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy")).resolve("DICOMDIR");
        Files.copy(dicomdir(), copy);

        assertThatThrownBy(() -> ImageFiles.read(copy))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("files that are not there (MR/image01.dcm");
    }

    @Test
    void reads_every_size_of_a_file_that_lies_plain_as_one_that_is_decoded() throws IOException {
        // 16 bits little endian from its place in the file, big endian by way of the decoder.
        Path plain = Files.write(folder.resolve("plain.dcm"), ct());
        Path big = Files.write(
                folder.resolve("big.dcm"), EncodedFiles.bigEndian(CT.file(0).data()));
        assertThat(ImageFiles.read(plain).channels().getFirst().data()).isEqualTo(CT.values());
        assertThat(ImageFiles.read(big).channels().getFirst().data()).isEqualTo(CT.values());
        assertThat(ImageFiles.read(plain).grid().size()).isEqualTo(new Size(24, 20, 1));
    }
}
