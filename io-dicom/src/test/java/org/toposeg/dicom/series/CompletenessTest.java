package org.toposeg.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.Slices;

/** Series of which something is missing, by what lies beside them or by their own numbers. */
class CompletenessTest {

    @TempDir
    private Path folder;

    private void write(int number, int instanceNumber, int stated) {
        DicomFile file = Slices.slice(number);
        file.data().set(Tag.INSTANCE_NUMBER, instanceNumber);
        if (stated > 0) {
            file.data().set(Tag.IMAGES_IN_ACQUISITION, stated);
        }
        DicomWriter.write(file, folder.resolve("image" + number));
    }

    private List<String> warnings() {
        return SeriesReader.read(folder).warnings();
    }

    @Test
    void a_whole_series_is_read_without_a_word() {
        for (int k = 1; k <= 5; k++) {
            write(k, k, 5);
        }
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4096})
    void an_empty_or_blank_file_among_the_slices_is_refused(int zeros) throws IOException {
        Slices.write(folder, 1, 4);
        Files.write(folder.resolve("5.dcm"), new byte[zeros]);
        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(folder.resolve("5.dcm").toString())
                .hasMessageContaining("is empty or holds only zeros")
                .hasMessageContaining("Copy it again");
    }

    @Test
    void an_empty_file_among_slices_without_ending_is_refused_and_a_note_is_not() throws IOException {
        for (int k = 1; k <= 4; k++) {
            write(k, k, 0);
        }
        Files.writeString(folder.resolve("README"), "notes");
        assertThat(warnings()).isEmpty();
        Files.createFile(folder.resolve("image5"));
        assertThatThrownBy(() -> SeriesReader.read(folder)).hasMessageContaining("image5 is empty");
    }

    @Test
    void a_file_that_is_named_like_the_slices_and_is_something_else_is_refused() throws IOException {
        Slices.write(folder, 1, 4);
        Files.writeString(folder.resolve("5.dcm"), "<html>not found</html>");
        assertThatThrownBy(() -> SeriesReader.read(folder))
                .hasMessageContaining("5.dcm is no DICOM file, whatever its name says");
    }

    @Test
    void an_empty_file_of_another_kind_is_left_out_with_a_word() throws IOException {
        Slices.write(folder, 1, 4);
        Files.createFile(folder.resolve("transfer.log"));
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("transfer.log is empty or holds only zeros and was left out");
    }

    @Test
    void numbers_that_are_missing_make_a_series_doubtful() {
        int[] numbers = {1, 2, 3, 4, 9, 10, 12};
        for (int k = 0; k < numbers.length; k++) {
            write(k + 1, numbers[k], 0);
        }
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("may be incomplete: there are no images with the numbers 5 to 8, 11.");
    }

    @Test
    void a_series_that_begins_in_the_middle_is_doubtful() {
        for (int k = 1; k <= 10; k++) {
            write(k, 11 + k, 0);
        }
        assertThat(warnings()).singleElement().asString().contains("its images are numbered from 12 on");
    }

    @Test
    void an_acquisition_of_more_images_than_are_there_is_doubtful() {
        for (int k = 1; k <= 10; k++) {
            write(k, k, 21);
        }
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("its header speaks of 21 images in the acquisition, 10 are there");
    }

    @Test
    void numbers_in_steps_or_given_twice_count_something_else() {
        for (int k = 1; k <= 5; k++) {
            write(k, 10 * k, 0);
        }
        assertThat(warnings()).isEmpty();
        for (int k = 1; k <= 5; k++) {
            write(k, 7, 0);
        }
        assertThat(warnings()).isEmpty();
    }
}
