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
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.data.DicomWriter;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
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
    void fills_a_square_with_a_hole_and_keeps_an_overlapping_structure_apart() {
        Grid grid = new Grid(new Size(20, 20, 3), new Vec3(2, 1, 5), new Vec3(10, 20, 30), Direction.IDENTITY);
        Path file =
                structures(roi(1, square(12.0, 22, 10, 35), square(18.0, 26, 6, 35)), roi(2, square(12.0, 22, 4, 35)));

        StructureSetReader.Structures read = StructureSetReader.read(file, grid);

        LabelMap first = read.maps().get(read.segments().get(0).map());
        // x 12..22 mm holds the centres 12, 14, ... 20 (the right edge is open), y 22..32 mm ten of them; the hole
        // x 18..24, y 26..32 is cut out where it lies inside and added where it lies outside.
        assertThat(count(first, 1)).isEqualTo(5 * 10 - 2 * 6 + 1 * 6);
        assertThat(first.at(1, 2, 1)).isEqualTo(1);
        assertThat(read.segments().get(1).map()).isEqualTo(1);
        assertThat(count(read.maps().get(1), 2)).isEqualTo(2 * 4);
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
