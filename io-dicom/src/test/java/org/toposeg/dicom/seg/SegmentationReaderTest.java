package org.toposeg.dicom.seg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.frame.Source;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Objects put together attribute by attribute (PS3.3, A.51), as other programs write them. */
class SegmentationReaderTest {

    private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
    private static final String LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.7";

    @TempDir
    Path folder;

    /** 4 × 2 pixels of 2 × 1 mm, the first at (10, 20, 30). */
    private static DataSet object(String sopClass, String type, int bits, DataSet... frames) {
        DataSet shared = new DataSet()
                .set(
                        Tag.PIXEL_MEASURES_SEQUENCE,
                        new DataSet()
                                .set(Tag.PIXEL_SPACING, 1.0, 2.0)
                                .set(Tag.SLICE_THICKNESS, 5.0)
                                .set(Tag.SPACING_BETWEEN_SLICES, 5.0))
                .set(
                        Tag.PLANE_ORIENTATION_SEQUENCE,
                        new DataSet().set(Tag.IMAGE_ORIENTATION_PATIENT, 1.0, 0, 0, 0, 1, 0));
        return new DataSet()
                .set(Tag.SOP_CLASS_UID, sopClass)
                .set(Tag.SOP_INSTANCE_UID, "2.25.31")
                .set(Tag.MODALITY, "SEG")
                .set(Tag.SEGMENTATION_TYPE, type)
                .set(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .set(Tag.ROWS, 2)
                .set(Tag.COLUMNS, 4)
                .set(Tag.NUMBER_OF_FRAMES, frames.length)
                .set(Tag.BITS_ALLOCATED, bits)
                .set(Tag.BITS_STORED, bits)
                .set(Tag.HIGH_BIT, bits - 1)
                .set(Tag.PIXEL_REPRESENTATION, 0)
                .set(Tag.SEGMENT_SEQUENCE, segment(1, "Vessel"), segment(2, "Liver"))
                .set(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared)
                .set(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames);
    }

    private static DataSet segment(int number, String label) {
        return new DataSet().set(Tag.SEGMENT_NUMBER, number).set(Tag.SEGMENT_LABEL, label);
    }

    private static DataSet frame(int segment, double z) {
        return new DataSet()
                .set(Tag.SEGMENT_IDENTIFICATION_SEQUENCE, new DataSet().set(Tag.REFERENCED_SEGMENT_NUMBER, segment))
                .set(Tag.PLANE_POSITION_SEQUENCE, new DataSet().set(Tag.IMAGE_POSITION_PATIENT, 10.0, 20.0, z));
    }

    private static Segmentation read(DataSet data, int... bytes) {
        byte[] pixels = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pixels[i] = (byte) bytes[i];
        }
        data.put(Element.of(Tag.PIXEL_DATA, VR.OB, pixels));
        return SegmentationReader.read(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), "generated");
    }

    @Test
    void frames_in_any_order_lie_where_they_say_and_slices_left_out_are_background() {
        // Segment 2 at z = 40 first, then segment 1 at z = 30; nothing at z = 35. Bits, lowest first.
        DataSet data = object(SEGMENTATION, "BINARY", 1, frame(2, 40), frame(1, 30));

        Segmentation read = read(data, 0b1000_0001, 0b0000_0110);

        Grid grid = read.onto(new Grid(new Size(4, 2, 3), new Vec3(2, 1, 5), new Vec3(10, 20, 30), Direction.IDENTITY))
                .getFirst()
                .grid();
        LabelMap labels = read.onto(grid).getFirst();
        assertThat(labels.data())
                .containsExactly(new short[] {0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2});
        assertThat(read.segments()).extracting(Segment::name).containsExactly("Vessel", "Liver");
    }

    /** As writers leave out empty slices and SpacingBetweenSlices; the thickness is the voxel then. */
    @Test
    void sparse_frames_are_as_thick_as_they_say_and_as_the_image_where_it_is_known() {
        DataSet data = object(SEGMENTATION, "BINARY", 1, frame(1, 30), frame(1, 40), frame(1, 50));
        DataSet measures = data.item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).item(Tag.PIXEL_MEASURES_SEQUENCE);
        measures.remove(Tag.SPACING_BETWEEN_SLICES);

        Segmentation read = read(data, 0b1111_1111, 0b1111_1111, 0b1111_1111);

        assertThat(read.grid().spacing().z()).isEqualTo(5);
        assertThat(read.grid().size()).isEqualTo(new Size(4, 2, 5));
        assertThat(read.maps().getFirst().mask(1)).hasSize(40);
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .contains("10.00 mm apart")
                .contains("5.000 mm thick");

        measures.remove(Tag.SLICE_THICKNESS);
        Grid image = new Grid(new Size(4, 2, 9), new Vec3(2, 1, 2.5), new Vec3(10, 20, 30), Direction.IDENTITY);
        Segmentation placed = SegmentationReader.read(write(data), Source.of(image));
        assertThat(placed.grid().spacing().z()).isEqualTo(2.5);
        int voxels = 0;
        for (short label : placed.onto(image).getFirst().data()) {
            voxels += label;
        }
        assertThat(voxels).isEqualTo(3 * 8);
    }

    private Path write(DataSet data) {
        Path file = folder.resolve("seg.dcm");
        DicomWriter.write(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), file);
        return file;
    }

    /** Frames without PlanePositionSequence: the images they refer to tell where they lie, or nothing does. */
    @Test
    void frames_without_a_place_lie_where_the_images_lie_that_they_refer_to() {
        DicomVolume image = SeriesReader.read(GeneratedSeries.ct(5).write(folder.resolve("series")));
        DataSet[] frames = {referring(image, 3), referring(image, 1)};
        DataSet data = object(SEGMENTATION, "BINARY", 1, frames)
                .set(Tag.ROWS, image.grid().size().y())
                .set(Tag.COLUMNS, image.grid().size().x());
        int frameVoxels = image.grid().size().x() * image.grid().size().y();
        byte[] bits = new byte[2 * frameVoxels / 8];
        bits[0] = 1;
        bits[frameVoxels / 8] = 2;
        data.put(Element.of(Tag.PIXEL_DATA, VR.OB, bits));
        Path file = write(data);

        Segmentation read = SegmentationReader.read(file, Source.of(image.stack()));

        assertThat(read.grid()).isEqualTo(image.grid());
        assertThat(read.maps().getFirst().at(0, 0, 3)).isEqualTo(1);
        assertThat(read.maps().getFirst().at(1, 0, 1)).isEqualTo(1);
        assertThatThrownBy(() -> SegmentationReader.read(file))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("do not say where they lie in the patient")
                .hasMessageContaining("--source");
    }

    private static DataSet referring(DicomVolume image, int slice) {
        DataSet source = new DataSet()
                .set(
                        Tag.REFERENCED_SOP_INSTANCE_UID,
                        image.stack().slices().get(slice).instance().sopInstance());
        return frame(1, 0)
                .remove(Tag.PLANE_POSITION_SEQUENCE)
                .set(Tag.DERIVATION_IMAGE_SEQUENCE, new DataSet().set(Tag.SOURCE_IMAGE_SEQUENCE, source));
    }

    @Test
    void overlapping_segments_come_in_several_maps() {
        DataSet data = object(SEGMENTATION, "BINARY", 1, frame(1, 30), frame(2, 30));

        Segmentation read = read(data, 0b0000_1111, 0b0011_1100);

        assertThat(read.maps()).hasSize(2);
        assertThat(read.maps().get(read.segments().get(0).map()).mask(1)).containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
        assertThat(read.maps().get(read.segments().get(1).map()).mask(2)).containsExactly(0, 0, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void fractions_are_parts_of_their_maximum() {
        DataSet data = object(SEGMENTATION, "FRACTIONAL", 8, frame(1, 30))
                .set(Tag.SEGMENTATION_FRACTIONAL_TYPE, "PROBABILITY")
                .set(Tag.MAXIMUM_FRACTIONAL_VALUE, 200);

        Segmentation read = read(data, 0, 50, 100, 200, 0, 0, 0, 20);

        assertThat(read.type()).isEqualTo(SegmentationType.FRACTIONAL);
        assertThat(read.probabilities().getFirst().data())
                .containsExactly(new float[] {0, 0.25f, 0.5f, 1, 0, 0, 0, 0.1f}, within(1e-6f));
    }

    @Test
    void label_maps_hold_the_labels_as_they_are() {
        UnaryOperator<DataSet> plain = frame -> frame.remove(Tag.SEGMENT_IDENTIFICATION_SEQUENCE);
        DataSet data = object(LABEL_MAP, "LABELMAP", 8, plain.apply(frame(1, 35)), plain.apply(frame(1, 30)));

        Segmentation read = read(data, 2, 2, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 2);

        assertThat(read.maps()).hasSize(1);
        assertThat(read.maps().getFirst().data()).containsExactly(1, 0, 0, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 1);
        assertThat(read.grid().origin()).isEqualTo(new Vec3(10, 20, 30));
    }

    @Test
    void refuses_an_image_with_one_sentence() {
        Path image = folder.resolve("ct_image.dcm");
        DicomWriter.write(GeneratedSeries.ct(1).file(0), image);

        assertThatThrownBy(() -> SegmentationReader.read(image))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("ct_image.dcm is no DICOM segmentation");
    }
}
