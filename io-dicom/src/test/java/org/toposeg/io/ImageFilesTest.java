package org.toposeg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.testing.Samples;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;

class ImageFilesTest {

    @TempDir
    Path folder;

    @Test
    void takes_a_dicom_file_for_dicom_though_its_preamble_is_a_tiff() {
        LoadedImage image = ImageFiles.read(Samples.dicom("conformance/pydicom/test_files/MR_small_RLE.dcm"));

        assertThat(image.kind()).isEqualTo("dicom");
        assertThat(image.channels().getFirst().data())
                .isEqualTo(ImageFiles.read(Samples.dicom("conformance/pydicom/test_files/MR_small.dcm"))
                        .channels()
                        .getFirst()
                        .data());
    }

    @Test
    void takes_a_dicom_file_for_dicom_though_its_preamble_starts_with_the_size_of_a_nifti_header() {
        assertThat(ImageFiles.read(Samples.dicom("conformance/nibabel_nicom/0.dcm"))
                        .modality())
                .isEqualTo("MR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nibabel_nicom/siemens_dwi_0.dcm.gz",
                "nibabel_nicom/philips_mprage.dcm.gz",
                "pydicom/test_files/zipMR.gz"
            })
    void reads_packed_dicom_files(String name) {
        assertThat(ImageFiles.read(Samples.dicom("conformance/" + name)).modality())
                .isEqualTo("MR");
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
        Path report = Samples.dicom("conformance/pydicom/test_files/test-SR.dcm");

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

    @Test
    void reads_the_chosen_series_that_a_dicomdir_lists() {
        Path directory = Samples.dicom("conformance/pydicom/test_files/dicomdirtests/DICOMDIR");

        assertThatThrownBy(() -> ImageFiles.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds 13 series");
        assertThat(ImageFiles.read(directory, "2").grid().size().z()).isEqualTo(5);
    }

    @Test
    void names_files_that_a_dicomdir_lists_and_nobody_copied() throws IOException {
        Path copy = folder.resolve("DICOMDIR");
        Files.write(copy, Files.readAllBytes(Samples.dicom("conformance/pydicom/test_files/dicomdirtests/DICOMDIR")));

        assertThatThrownBy(() -> ImageFiles.read(copy))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("files that are not there (77654033/CR1/6154");
    }

    @Test
    void reads_every_size_of_a_file_that_lies_plain_as_one_that_is_decoded() {
        // 16 bits little endian from its place in the file, big endian by way of the decoder.
        assertThat(ImageFiles.read(Samples.dicom("conformance/pydicom/test_files/MR_small_expb.dcm"))
                        .channels()
                        .getFirst()
                        .data())
                .isEqualTo(ImageFiles.read(Samples.dicom("conformance/pydicom/test_files/MR_small.dcm"))
                        .channels()
                        .getFirst()
                        .data());
        assertThat(ImageFiles.read(Samples.dicom("conformance/pydicom/test_files/CT_small.dcm"))
                        .grid()
                        .size())
                .isEqualTo(new Size(128, 128, 1));
    }
}
