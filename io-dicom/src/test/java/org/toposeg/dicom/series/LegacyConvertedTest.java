package org.toposeg.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.GeneratedSeries;

/** Classic series packed into one legacy converted enhanced object (PS3.3, A.70 to A.72), frames in any order. */
class LegacyConvertedTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "oblique, 1.2.840.10008.5.1.4.1.1.4.4",
        "axial, 1.2.840.10008.5.1.4.1.1.2.2",
        "sagittal, 1.2.840.10008.5.1.4.1.1.128.1"
    })
    void lies_where_the_classic_series_lies_with_the_same_values(String series, String sopClass) throws IOException {
        List<DicomFile> classic = files(series);
        // A rescale for each frame, as PET has it.
        for (int k = 0; k < classic.size(); k++) {
            classic.get(k).data().set(Tag.RESCALE_SLOPE, 1 + 0.25 * k).set(Tag.RESCALE_INTERCEPT, k - 5.0);
        }
        Path single = Files.createDirectory(folder.resolve("single"));
        for (int k = 0; k < classic.size(); k++) {
            DicomWriter.write(classic.get(k), single.resolve(k + ".dcm"));
        }
        Collections.shuffle(classic, new Random(5));
        Path converted = Files.createDirectory(folder.resolve("converted"));
        DicomWriter.write(enhanced(classic, sopClass), converted.resolve("legacy.dcm"));

        DicomVolume expected = SeriesReader.read(single);
        DicomVolume found = SeriesReader.read(converted);

        assertThat(found.grid().size()).isEqualTo(expected.grid().size());
        assertThat(found.grid().distance(expected.grid())).isLessThanOrEqualTo(1e-6);
        assertThat(found.volumes()).hasSize(1);
        assertThat(found.volumes().getFirst().data())
                .isEqualTo(expected.volumes().getFirst().data());
    }

    @Test
    void keeps_two_echoes_apart_by_what_the_classic_headers_said() throws IOException {
        List<DicomFile> both = new ArrayList<>();
        for (double echo : new double[] {80, 20}) {
            for (DicomFile file : files("oblique")) {
                file.data()
                        .set(Tag.ECHO_TIME, echo)
                        .set(Tag.RESCALE_SLOPE, echo)
                        .set(Tag.RESCALE_INTERCEPT, 0.0);
                both.add(file);
            }
        }
        DicomWriter.write(enhanced(both, "1.2.840.10008.5.1.4.1.1.4.4"), folder.resolve("legacy.dcm"));

        DicomVolume first = SeriesReader.read(folder, "1/1");
        DicomVolume second = SeriesReader.read(folder, "1/2");

        float[] late = first.volumes().getFirst().data();
        float[] early = second.volumes().getFirst().data();
        assertThat(late).hasSameSizeAs(early);
        for (int v = 0; v < late.length; v += 101) {
            assertThat(late[v]).isCloseTo(4 * early[v], within(1e-3f));
        }
    }

    private static List<DicomFile> files(String orientation) {
        GeneratedSeries series = switch (orientation) {
            case "oblique" -> GeneratedSeries.obliqueMr();
            case "sagittal" -> GeneratedSeries.sagittalMr();
            default -> GeneratedSeries.ct(12);
        };
        return new ArrayList<>(series.files());
    }

    private static DicomFile enhanced(List<DicomFile> classic, String sopClass) {
        DataSet first = classic.getFirst().data();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        List<DataSet> frames = new ArrayList<>();
        for (DicomFile file : classic) {
            pixels.writeBytes(file.data().get(Tag.PIXEL_DATA).bytes());
            frames.add(frame(file.data(), frames.size() + 1));
        }
        DataSet shared = new DataSet()
                .set(Tag.PIXEL_MEASURES_SEQUENCE, new DataSet().copyFrom(first, Tag.PIXEL_SPACING, Tag.SLICE_THICKNESS))
                .set(Tag.PLANE_ORIENTATION_SEQUENCE, new DataSet().copyFrom(first, Tag.IMAGE_ORIENTATION_PATIENT));
        DataSet data = first.copy()
                .remove(Tag.IMAGE_POSITION_PATIENT)
                .remove(Tag.IMAGE_ORIENTATION_PATIENT)
                .remove(Tag.PIXEL_SPACING)
                .remove(Tag.SLICE_THICKNESS)
                .remove(Tag.RESCALE_SLOPE)
                .remove(Tag.RESCALE_INTERCEPT)
                .remove(Tag.ECHO_TIME)
                .remove(Tag.IMAGE_TYPE)
                .set(Tag.SOP_CLASS_UID, sopClass)
                .set(Tag.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "MIXED", "NONE")
                .set(Tag.NUMBER_OF_FRAMES, frames.size())
                .set(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared)
                .set(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames)
                .put(Element.of(Tag.PIXEL_DATA, VR.OW, pixels.toByteArray()));
        return new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE);
    }

    private static DataSet frame(DataSet image, int number) {
        return new DataSet()
                .set(Tag.FRAME_CONTENT_SEQUENCE, new DataSet().set(Tag.DIMENSION_INDEX_VALUES, number))
                .set(Tag.PLANE_POSITION_SEQUENCE, new DataSet().copyFrom(image, Tag.IMAGE_POSITION_PATIENT))
                .set(
                        Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
                        new DataSet().copyFrom(image, Tag.RESCALE_SLOPE, Tag.RESCALE_INTERCEPT))
                .set(
                        Tag.UNASSIGNED_PER_FRAME_CONVERTED_ATTRIBUTES_SEQUENCE,
                        new DataSet().copyFrom(image, Tag.ECHO_TIME, Tag.ACQUISITION_NUMBER, Tag.IMAGE_TYPE));
    }
}
