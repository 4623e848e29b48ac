package org.toposeg.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.testing.LoopbackArchive;
import org.toposeg.dicom.testing.LoopbackArchive.Habits;

/** Stores into an archive that answers 409, as one does whose first answer was lost. */
class StoreConflictTest {

    private static void store(DicomFile held, DicomFile sent) throws IOException {
        try (LoopbackArchive archive = new LoopbackArchive(Habits.withoutPaging())) {
            archive.add(held);
            DicomWebClient.Options options =
                    DicomWebClient.Options.of(archive.address()).retries(1, Duration.ZERO);
            try (DicomWebClient client = new DicomWebClient(options)) {
                client.store(List.of(sent));
                assertThat(archive.requests()).hasSize(3);
            }
        }
    }

    @Test
    void an_equal_instance_that_is_there_already_is_stored() throws IOException {
        store(GeneratedSeries.ct(2).file(0), GeneratedSeries.ct(2).file(0));
    }

    @Test
    void an_instance_of_the_same_uid_with_other_pixels_is_refused() {
        DicomFile other = GeneratedSeries.ct(2).file(0);
        Element pixels = other.data().get(Tag.PIXEL_DATA);
        byte[] bytes = pixels.bytes().clone();
        bytes[0] ^= 1;
        other.data().put(Element.of(Tag.PIXEL_DATA, pixels.vr(), bytes));
        assertThatThrownBy(() -> store(other, GeneratedSeries.ct(2).file(0)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("409");
    }

    @Test
    void a_conflict_over_an_instance_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> store(
                        GeneratedSeries.ct(2).file(1), GeneratedSeries.ct(2).file(0)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("409");
    }
}
