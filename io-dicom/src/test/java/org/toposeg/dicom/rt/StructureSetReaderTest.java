package org.toposeg.dicom.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class StructureSetReaderTest {

    @TempDir
    Path folder;

    @Test
    void joins_squares_that_overlap_and_keeps_an_overlapping_structure_apart() {
        Grid grid = new Grid(new Size(20, 20, 3), new Vec3(2, 1, 5), new Vec3(10, 20, 30), Direction.IDENTITY);
        Path file =
                structures(roi(1, square(12.0, 22, 10, 35), square(18.0, 26, 6, 35)), roi(2, square(12.0, 22, 4, 35)));

        StructureSetReader.Structures read = StructureSetReader.read(file, grid);

        LabelMap first = read.maps().get(read.segments().get(0).map());
        // x 12..22 mm holds the centres 12, 14, ... 20 (the right edge is open), y 22..32 mm ten of them; of the second
        // square, x 18..24, y 26..32, one column lies outside the first.
        assertThat(count(first, 1)).isEqualTo(5 * 10 + 1 * 6);
        assertThat(first.at(1, 2, 1)).isEqualTo(1);
        assertThat(read.segments().get(1).map()).isEqualTo(1);
        assertThat(count(read.maps().get(1), 2)).isEqualTo(2 * 4);
    }

    private static final Grid GRID =
            new Grid(new Size(20, 20, 3), new Vec3(2, 1, 5), new Vec3(10, 20, 30), Direction.IDENTITY);

    private static int voxels(StructureSetReader.Structures read) {
        return count(read.maps().getFirst(), read.segments().getFirst().label());
    }

    @Test
    void a_contour_within_another_cuts_a_hole_and_one_within_the_hole_fills_it() {
        Path file = structures(roi(1, square(12, 22, 16, 35), square(14, 24, 12, 35), square(18, 28, 4, 35)));

        assertThat(voxels(StructureSetReader.read(file, GRID))).isEqualTo(8 * 16 - 6 * 12 + 2 * 4);
    }

    /** Given twice: as it is, backwards from another point, and with the rounding of another writer. */
    @Test
    void a_contour_that_is_given_twice_counts_once() {
        double[] square = square(12, 22, 10, 35);
        double[] backwards = {22, 32, 35, 22, 22, 35, 12, 22, 35, 12, 32, 35};
        double[] rounded = square(12.004, 22.003, 9.99, 35);

        assertThat(voxels(StructureSetReader.read(structures(roi(1, square, square)), GRID)))
                .isEqualTo(5 * 10);
        assertThat(voxels(StructureSetReader.read(structures(roi(1, square, backwards)), GRID)))
                .isEqualTo(5 * 10);
        assertThat(voxels(StructureSetReader.read(structures(roi(1, square, rounded)), GRID)))
                .isEqualTo(5 * 10);
    }

    /** Drawn on thinner slices than the image has, so that two planes fall on one slice. */
    @Test
    void a_smaller_contour_of_the_plane_beside_cuts_no_hole() {
        Path file = structures(roi(1, square(12, 22, 10, 35), square(14, 24, 4, 36.5)));

        StructureSetReader.Structures read = StructureSetReader.read(file, GRID);

        assertThat(voxels(read)).isEqualTo(5 * 10);
        assertThat(read.warnings()).singleElement().asString().contains("taken to the nearest slice");
    }

    /** Off the slices, beside the image, sagittal, open: nothing of it is an empty map without a word. */
    @Test
    void refuses_contours_of_which_none_lies_in_the_image() {
        double[] sagittal = {14, 22, 30, 14, 28, 30, 14, 28, 40, 14, 22, 40};
        DataSet open = roi(1, square(12, 22, 10, 35));
        open.item(Tag.CONTOUR_SEQUENCE).set(Tag.CONTOUR_GEOMETRIC_TYPE, "OPEN_PLANAR");
        for (DataSet roi :
                new DataSet[] {roi(1, square(12, 22, 10, 600)), roi(1, square(500, 22, 10, 35)), roi(1, sagittal), open
                }) {
            Path file = structures(roi);
            assertThatThrownBy(() -> StructureSetReader.read(file, GRID))
                    .isInstanceOf(DicomException.class)
                    .hasMessageContaining("none of its contours encloses a voxel of the image")
                    .hasMessageContaining("left out");
        }
    }

    @Test
    void says_which_contours_were_left_out_beside_others() {
        Path file = structures(roi(1, square(12, 22, 10, 35), square(12, 22, 10, 600)));

        assertThat(StructureSetReader.read(file, GRID).warnings())
                .containsExactly("1 contour of \"structure 1\" was left out, on no slice of the image.");
    }

    @Test
    void says_that_slices_between_contours_are_empty() {
        Path file = structures(roi(1, square(12, 22, 10, 30), square(12, 22, 10, 40)));

        assertThat(StructureSetReader.read(file, GRID).warnings())
                .containsExactly("\"structure 1\" has contours on every second slice only; the slices between them are"
                        + " empty.");
    }

    @Test
    void the_number_0_gets_a_free_label() {
        Path file = structures(roi(0, square(12, 22, 10, 35)), roi(1, square(32, 22, 10, 35)));

        StructureSetReader.Structures read = StructureSetReader.read(file, GRID);

        assertThat(read.segments()).extracting(Segment::label).containsExactly(2, 1);
        assertThat(voxels(read)).isEqualTo(5 * 10);
        assertThat(read.warnings()).singleElement().asString().contains("has the number 0");
    }

    @Test
    void a_structure_set_without_structures_says_so() {
        Path file = structures();

        assertThatThrownBy(() -> StructureSetReader.read(file, GRID))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("it holds no structures with contours");
    }

    /** PS3.3, C.7.4.1: coordinates in two frames of reference have no relation. */
    @Test
    void refuses_the_structures_of_another_frame_of_reference_and_of_another_patient() {
        DicomVolume image = SeriesReader.read(GeneratedSeries.ct(3).write(folder.resolve("series")));
        String frame = image.series().header().string(Tag.FRAME_OF_REFERENCE_UID);
        DataSet roi = roi(1, square(3, 2, 4, 1.5));

        assertThat(voxels(StructureSetReader.read(structures(frame, "PHANTOM-4711", roi), image)))
                .isPositive();
        Path elsewhere = structures("1.2.3.4.5.6", "PHANTOM-4711", roi);
        assertThatThrownBy(() -> StructureSetReader.read(elsewhere, image))
                .hasMessageContaining("lies in the frame of reference 1.2.3.4.5.6");
        Path stranger = structures("", "SOMEBODY", roi);
        assertThatThrownBy(() -> StructureSetReader.read(stranger, image)).hasMessageContaining("of another patient");
        assertThat(StructureSetReader.read(structures(frame, "SOMEBODY", roi), image)
                        .warnings())
                .singleElement()
                .asString()
                .contains("names another patient ID");
    }

    private Path structures(String frame, String patient, DataSet roi) {
        DataSet described = new DataSet().set(Tag.ROI_NUMBER, 1).set(Tag.ROI_NAME, "tumour");
        if (!frame.isEmpty()) {
            described.set(Tag.REFERENCED_FRAME_OF_REFERENCE_UID, frame);
        }
        DataSet data = DicomReader.read(structures(roi)).data();
        data.set(Tag.PATIENT_ID, patient).set(Tag.STRUCTURE_SET_ROI_SEQUENCE, described);
        Path file = folder.resolve("structures.dcm");
        DicomWriter.write(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), file);
        return file;
    }

    @Test
    void agrees_with_the_area_of_the_contours_of_a_real_structure_set() {
        Path image = SharedFolder.dicom("conformance/rt_dicompyler/ct.0.dcm");
        Path file = SharedFolder.dicom("conformance/rt_dicompyler/rtss.dcm");
        Grid slice = SeriesReader.read(image).grid();

        StructureSetReader.Structures read = StructureSetReader.read(file, slice);

        DataSet data = DicomReader.read(file).data();
        Map<Integer, Double> areas = data.items(Tag.ROI_CONTOUR_SEQUENCE).stream()
                .collect(Collectors.toMap(r -> r.integer(Tag.REFERENCED_ROI_NUMBER, 0), r -> areaAt(r, slice)));
        double pixel = slice.spacing().x() * slice.spacing().y();
        assertThat(areas.values()).anyMatch(area -> area > 100 * pixel);
        for (var segment : read.segments()) {
            double area = areas.get(segment.label());
            assertThat(count(read.maps().get(segment.map()), segment.label()) * pixel)
                    .as(segment.name())
                    .isCloseTo(area, within(0.03 * area + 4 * pixel));
        }
    }

    @Test
    void refuses_an_image() {
        Path image = folder.resolve("image.dcm");
        DicomWriter.write(GeneratedSeries.ct(1).file(0), image);
        Grid grid = Grid.of(new Size(2, 2, 2), new Vec3(1, 1, 1));

        assertThatThrownBy(() -> StructureSetReader.read(image, grid))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("is no RT structure set");
    }

    /** Sum of the shoelace areas of the contours on the image's one slice, in square millimetres. */
    private static double areaAt(DataSet roi, Grid slice) {
        double sum = 0;
        for (DataSet contour : roi.items(Tag.CONTOUR_SEQUENCE)) {
            double[] p = contour.numbers(Tag.CONTOUR_DATA);
            boolean closed = contour.string(Tag.CONTOUR_GEOMETRIC_TYPE).startsWith("CLOSED");
            if (closed && Math.abs(slice.toVoxel(new Vec3(p[0], p[1], p[2])).z()) <= 0.5) {
                double twice = 0;
                for (int i = 0; i < p.length; i += 3) {
                    int n = (i + 3) % p.length;
                    twice += p[i] * p[n + 1] - p[n] * p[i + 1];
                }
                sum += Math.abs(twice) / 2;
            }
        }
        return sum;
    }

    private static int count(LabelMap map, int label) {
        int count = 0;
        for (byte value : map.mask(label)) {
            count += value;
        }
        return count;
    }

    private static double[] square(double x, double y, double side, double z) {
        return new double[] {x, y, z, x + side, y, z, x + side, y + side, z, x, y + side, z};
    }

    private static DataSet roi(int number, double[]... contours) {
        DataSet[] items = new DataSet[contours.length];
        for (int c = 0; c < contours.length; c++) {
            items[c] = new DataSet()
                    .set(Tag.CONTOUR_GEOMETRIC_TYPE, "CLOSED_PLANAR")
                    .set(Tag.CONTOUR_DATA, contours[c]);
        }
        return new DataSet().set(Tag.REFERENCED_ROI_NUMBER, number).set(Tag.CONTOUR_SEQUENCE, items);
    }

    private Path structures(DataSet... rois) {
        DataSet data = new DataSet()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.481.3")
                .set(Tag.SOP_INSTANCE_UID, "2.25.5")
                .set(Tag.ROI_CONTOUR_SEQUENCE, rois);
        Path file = folder.resolve("structures.dcm");
        DicomWriter.write(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), file);
        return file;
    }
}
