package org.toposeg.dicom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedFiles;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Images that are not what they seem: dose, mosaics, ultrasound, lookup tables, floating point, lengths not given. */
class SpecialImagesTest {

    private static final int FRAME_TIME = Tag.forKeyword("FrameTime");

    @TempDir
    private Path folder;

    private Path write(DataSet data) {
        Path file = folder.resolve("image.dcm");
        DicomWriter.write(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), file);
        return file;
    }

    private static DataSet slice() {
        return GeneratedSeries.ct(3).file(1).data();
    }

    /** PS3.3, C.8.8.3: frames lie at Grid Frame Offset Vector along the normal, values times Dose Grid Scaling are Gy. */
    @Test
    void dose_lies_on_its_own_grid_and_is_in_gray() {
        DataSet data = GeneratedFiles.multiFrame()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.481.2")
                .set(Tag.MODALITY, "RTDOSE")
                .set(Tag.forKeyword("GridFrameOffsetVector"), 0.0, 2.5, 5.0)
                .set(Tag.forKeyword("DoseUnits"), "GY")
                .set(Tag.forKeyword("DoseGridScaling"), 0.001)
                .remove(Tag.SLICE_THICKNESS);

        DicomVolume dose = SeriesReader.read(write(data));

        assertThat(dose.grid().size()).isEqualTo(new Size(24, 20, 3));
        assertThat(dose.grid().spacing().z()).isCloseTo(2.5, within(1e-9));
        int stored = GeneratedSeries.ct(3).stored(9, 10, 1);
        assertThat(dose.volumes().getFirst().at(9, 10, 1)).isCloseTo(stored * 0.001f, within(1e-5f));
    }

    /** Offsets that are places: the first is the position's own z. */
    @Test
    void dose_may_give_places_instead_of_offsets() {
        DataSet data = GeneratedFiles.multiFrame()
                .set(Tag.IMAGE_POSITION_PATIENT, -3.0, 4.0, -20.0)
                .set(Tag.forKeyword("GridFrameOffsetVector"), -20.0, -17.0, -14.0)
                .set(Tag.forKeyword("DoseUnits"), "RELATIVE")
                .set(Tag.forKeyword("DoseGridScaling"), 1.0);

        DicomVolume dose = SeriesReader.read(write(data));

        assertThat(dose.grid().origin()).isEqualTo(new Vec3(-3, 4, -20));
        assertThat(dose.grid().spacing().z()).isCloseTo(3, within(1e-9));
        assertThat(dose.warnings()).anyMatch(warning -> warning.contains("units of RELATIVE, not in Gy"));
    }

    @Test
    void a_siemens_mosaic_is_refused() {
        Path file = write(slice().set(Tag.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "M", "ND", "MOSAIC"));

        assertThatThrownBy(() -> SeriesReader.read(file))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("image.dcm")
                .hasMessageContaining("is a Siemens mosaic")
                .hasMessageContaining("dcm2niix");
    }

    private static DataSet cine() {
        return GeneratedFiles.multiFrame()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.3.1")
                .set(Tag.MODALITY, "US")
                .set(FRAME_TIME, 40.0)
                .remove(Tag.IMAGE_POSITION_PATIENT)
                .remove(Tag.IMAGE_ORIENTATION_PATIENT)
                .remove(Tag.PIXEL_SPACING)
                .remove(Tag.SLICE_THICKNESS);
    }

    private static DataSet region(int unit, double x, double y) {
        return new DataSet()
                .set(Tag.forKeyword("PhysicalUnitsXDirection"), unit)
                .set(Tag.forKeyword("PhysicalUnitsYDirection"), unit)
                .set(Tag.forKeyword("PhysicalDeltaX"), x)
                .set(Tag.forKeyword("PhysicalDeltaY"), y);
    }

    /** PS3.3, C.8.5.5: unit 3 is the centimetre; a Doppler region beside the picture has other units. */
    @Test
    void ultrasound_has_the_spacing_of_its_regions_and_its_frames_are_points_in_time() {
        DataSet data =
                cine().set(Tag.forKeyword("SequenceOfUltrasoundRegions"), region(3, 0.05, 0.04), region(4, 0.01, 1));

        DicomVolume image = SeriesReader.read(write(data));

        assertThat(image.grid().size()).isEqualTo(new Size(24, 20, 1));
        assertThat(image.grid().spacing()).isEqualTo(new Vec3(0.5, 0.4, 1));
        assertThat(image.volumes()).hasSize(3);
        assertThat(image.timeStep()).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void regions_of_different_spacing_are_a_warning() {
        DataSet data =
                cine().set(Tag.forKeyword("SequenceOfUltrasoundRegions"), region(3, 0.05, 0.04), region(3, 0.1, 0.1));

        assertThat(SeriesReader.read(write(data)).warnings())
                .anyMatch(warning -> warning.contains("no usable Pixel Spacing; 1 mm was taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0\\0", "-1\\-1", "0.5"})
    void a_pixel_spacing_that_is_none_is_a_warning(String spacing) {
        DataSet data = slice().setEmpty(Tag.PIXEL_SPACING);
        if (!spacing.isEmpty()) {
            data.set(Tag.PIXEL_SPACING, spacing.split("\\\\"));
        }

        assertThat(SeriesReader.read(write(data)).warnings())
                .singleElement()
                .asString()
                .contains("no usable Pixel Spacing; 1 mm was taken");
    }

    /** As writers in a locale with decimal commas leave it: neither 5 nor 0. */
    @Test
    void a_pixel_spacing_with_a_comma_is_refused_by_its_name() {
        Path file = write(slice().set(Tag.PIXEL_SPACING, "0,5", "0,5"));

        assertThatThrownBy(() -> SeriesReader.read(file))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("(0028,0030) PixelSpacing must be a number, got \"0,5\"");
    }

    /** PS3.3, C.11.1.1.1: the table begins at its second descriptor, values outside take its first and last entry. */
    @Test
    void a_modality_lookup_table_gives_the_values() {
        byte[] table = new byte[2 * 500];
        for (int i = 0; i < 500; i++) {
            ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).putShort(2 * i, (short) (3 * i));
        }
        DataSet lut = new DataSet()
                .set(Tag.forKeyword("LUTDescriptor"), 500, 100, 16)
                .put(Element.of(Tag.forKeyword("LUTData"), VR.OW, table));
        DataSet data = slice().remove(Tag.RESCALE_SLOPE)
                .remove(Tag.RESCALE_INTERCEPT)
                .set(Tag.forKeyword("ModalityLUTSequence"), lut);

        DicomVolume image = SeriesReader.read(write(data));

        for (int x = 0; x < 24; x++) {
            int stored = GeneratedSeries.ct(3).stored(x, 10, 1);
            int expected = 3 * Math.max(0, Math.min(499, stored - 100));
            assertThat(image.volumes().getFirst().at(x, 10, 0)).isEqualTo(expected);
        }
    }

    @Test
    void floating_point_pixels_are_said_to_be_such() {
        byte[] pixels = new byte[4 * 24 * 20];
        ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN).putFloat(4, 0.25f);
        DataSet data = slice().remove(Tag.PIXEL_DATA)
                .remove(Tag.RESCALE_SLOPE)
                .remove(Tag.RESCALE_INTERCEPT)
                .remove(Tag.BITS_STORED)
                .remove(Tag.HIGH_BIT)
                .set(Tag.BITS_ALLOCATED, 32)
                .put(Element.of(Tag.FLOAT_PIXEL_DATA, VR.OF, pixels));

        DicomVolume image = SeriesReader.read(write(data));

        assertThat(image.dataType()).isEqualTo("float32");
        assertThat(image.volumes().getFirst().at(1, 0, 0)).isEqualTo(0.25f);
    }

    @Test
    void one_instance_uid_with_two_contents_is_refused_and_a_copy_is_left_out() {
        Path series = GeneratedSeries.ct(3).write(folder.resolve("series"));
        DicomFile copy = GeneratedSeries.ct(3).file(1);
        DicomWriter.write(copy, series.resolve("copy.dcm"));
        assertThat(SeriesReader.read(series).warnings())
                .singleElement()
                .asString()
                .contains("is a second copy of an image and was left out");

        byte[] pixels = copy.data().get(Tag.PIXEL_DATA).bytes();
        pixels[17] ^= 1;
        copy.data().put(Element.of(Tag.PIXEL_DATA, VR.OW, pixels));
        DicomWriter.write(copy, series.resolve("copy.dcm"));
        assertThatThrownBy(() -> SeriesReader.read(series))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("copy.dcm")
                .hasMessageContaining("the same SOP Instance UID")
                .hasMessageContaining("different pixels");

        DicomFile moved = GeneratedSeries.ct(3).file(1);
        moved.data().set(Tag.IMAGE_POSITION_PATIENT, 0.0, 0, 99);
        DicomWriter.write(moved, series.resolve("copy.dcm"));
        assertThatThrownBy(() -> SeriesReader.read(series)).hasMessageContaining("different (0020,0032)");
    }
}
