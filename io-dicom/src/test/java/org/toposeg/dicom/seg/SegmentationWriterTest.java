package org.toposeg.dicom.seg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.GridMatch;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class SegmentationWriterTest {

    private static final List<Segment> SEGMENTS = List.of(
            Segment.named(1, "Anterior hippocampus"),
            Segment.named(2, "Posterior hippocampus"),
            Segment.named(7, "Übrige Gefäße"));

    @TempDir
    Path folder;

    static Stream<GeneratedSeries> series() {
        return Stream.of(GeneratedSeries.ct(9), GeneratedSeries.obliqueMr(), GeneratedSeries.sagittalMr());
    }

    @ParameterizedTest
    @MethodSource("series")
    void is_accepted_by_dciodvfy_and_reads_back_onto_the_same_voxels(GeneratedSeries series) {
        assertRoundTrip(series.write(folder.resolve("images")), folder.resolve("seg.dcm"));
    }

    static void assertRoundTrip(Path series, Path target) {
        DicomVolume image = SeriesReader.read(series);
        LabelMap labels = thresholded(image);

        writer(image).write(labels, SEGMENTS, target);

        Segmentation read = SegmentationReader.read(target);
        assertThat(differences(read.onto(image.grid()).getFirst(), labels)).isZero();
        assertThat(labels.labels()).containsExactly(1, 2, 7);
        assertThat(read.segments())
                .extracting(Segment::name)
                .containsExactly("Anterior hippocampus", "Posterior hippocampus", "Übrige Gefäße");
        Tool.Result verdict = Tool.run("dciodvfy", target.toString());
        assertThat(verdict.output()).doesNotContain("Error").contains("Segmentation");
    }

    @Test
    void opens_in_pydicom_with_the_same_voxels() {
        DicomVolume image = oblique();
        LabelMap labels = thresholded(image);
        Path target = folder.resolve("seg.dcm");
        writer(image).write(labels, SEGMENTS, target);

        Tool.Result result = Tool.run(
                "/usr/bin/python3",
                "-c",
                "import pydicom,sys; d=pydicom.dcmread(sys.argv[1]);"
                        + "print('voxels', d.NumberOfFrames, bin(int.from_bytes(d.PixelData, 'little')).count('1'))",
                target.toString());

        long set = 0;
        for (short label : labels.data()) {
            set += label == 0 ? 0 : 1;
        }
        int frames = DicomReader.read(target).data().integer(Tag.NUMBER_OF_FRAMES, 0);
        assertThat(result.output()).contains("voxels " + frames + " " + set);
    }

    @Test
    void refers_each_frame_to_the_slice_it_was_made_from() {
        DicomVolume image = oblique();

        DataSet data = file(image, thresholded(image)).data();

        DataSet frame = data.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).getFirst();
        double[] position = frame.item(Tag.PLANE_POSITION_SEQUENCE).numbers(Tag.IMAGE_POSITION_PATIENT);
        String referenced = frame.item(Tag.DERIVATION_IMAGE_SEQUENCE)
                .item(Tag.SOURCE_IMAGE_SEQUENCE)
                .string(Tag.REFERENCED_SOP_INSTANCE_UID);
        DataSet source = image.series().instances().stream()
                .filter(instance -> instance.sopInstance().equals(referenced))
                .findFirst()
                .orElseThrow()
                .header();
        double[] expected = source.numbers(Tag.IMAGE_POSITION_PATIENT);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(position[axis]).isCloseTo(expected[axis], within(1e-4));
        }
        assertThat(data.string(Tag.FRAME_OF_REFERENCE_UID)).isEqualTo(source.string(Tag.FRAME_OF_REFERENCE_UID));
        assertThat(data.string(Tag.PATIENT_ID)).isEqualTo(source.string(Tag.PATIENT_ID));
    }

    @Test
    void gives_the_same_work_the_same_uid_and_another_model_another() {
        DicomVolume image = oblique();
        LabelMap labels = thresholded(image);
        String first = file(image, labels).sopInstance();
        String again = file(oblique(), labels).sopInstance();
        SegmentationWriter other =
                new SegmentationWriter(image.series(), image.stack(), Producer.model("hippocampus", "2"));

        assertThat(again).isEqualTo(first).startsWith("2.25.").hasSizeLessThanOrEqualTo(64);
        assertThat(other.toFile(SegmentationType.BINARY, List.of(labels), SEGMENTS)
                        .sopInstance())
                .isNotEqualTo(first);
    }

    @Test
    void writes_a_mirrored_and_permuted_label_map_onto_the_source_slices() {
        DicomVolume image = oblique();
        LabelMap labels = thresholded(image);
        Grid grid = image.grid();
        Direction d = grid.direction();
        Grid turned = new Grid(
                new Size(grid.size().z(), grid.size().x(), grid.size().y()),
                new Vec3(grid.spacing().z(), grid.spacing().x(), grid.spacing().y()),
                grid.toPatient(grid.size().x() - 1, 0, 0),
                new Direction(d.zAxis(), d.xAxis().times(-1), d.yAxis()));
        LabelMap mirrored = GridMatch.onto(labels, turned);

        Segmentation read = roundTrip(image, mirrored);

        assertThat(read.grid().size().x()).isEqualTo(grid.size().x());
        assertThat(differences(read.onto(grid).getFirst(), labels)).isZero();
    }

    @Test
    void writes_a_label_map_on_another_grid_on_that_grid() {
        DicomVolume image = oblique();
        Grid coarse = new Grid(
                new Size(11, 13, 12),
                new Vec3(4, 4, 12),
                image.grid().origin(),
                image.grid().direction());
        LabelMap labels = LabelMap.zeros(coarse);
        for (int k = 1; k < 12; k += 3) {
            labels.data()[coarse.size().index(7, 8 + k, k)] = 1;
        }

        Segmentation read = roundTrip(image, labels);

        assertThat(differences(read.onto(coarse).getFirst(), labels)).isZero();
        assertThat(read.header()
                        .items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE)
                        .getFirst()
                        .items(Tag.DERIVATION_IMAGE_SEQUENCE))
                .isEmpty();
        assertThat(read.header().items(Tag.REFERENCED_SERIES_SEQUENCE)).hasSize(1);
    }

    @Test
    void keeps_overlapping_segments() {
        DicomVolume image = oblique();
        LabelMap labels = thresholded(image);
        LabelMap whole = LabelMap.zeros(image.grid());
        for (int v = 0; v < whole.data().length; v++) {
            whole.data()[v] = (short) (labels.data()[v] == 0 ? 0 : 9);
        }
        List<Segment> segments = List.of(
                SEGMENTS.get(0),
                SEGMENTS.get(1),
                SEGMENTS.get(2),
                Segment.named(9, "Brain").inMap(1));

        DicomFile file = writer(image).toFile(SegmentationType.BINARY, List.of(labels, whole), segments);
        Segmentation read = SegmentationReader.read(file, "overlap");

        assertThat(read.maps()).hasSize(2);
        assertThat(differences(read.onto(image.grid()).get(0), labels)).isZero();
        assertThat(differences(read.onto(image.grid()).get(1), whole)).isZero();
        assertThat(check(file)).doesNotContain("Error");
    }

    @Test
    void writes_label_map_objects_with_the_labels_as_they_are() {
        DicomVolume image = oblique();
        LabelMap labels = thresholded(image);

        DicomFile file = writer(image).toFile(SegmentationType.LABELMAP, List.of(labels), SEGMENTS);

        Segmentation read = SegmentationReader.read(file, "label map");
        assertThat(differences(read.onto(image.grid()).getFirst(), labels)).isZero();
    }

    @Test
    void writes_probabilities_to_within_half_a_step() {
        DicomVolume image = oblique();
        Volume probability = Volume.zeros(image.grid());
        for (int v = 0; v < probability.data().length; v++) {
            probability.data()[v] = v % 1000 / 999f;
        }

        DicomFile file = writer(image).fractional(List.of(probability), SEGMENTS.subList(0, 1));

        float[] read = SegmentationReader.read(file, "fractional")
                .probabilities()
                .getFirst()
                .data();
        for (int v = 0; v < read.length; v++) {
            if (Math.abs(read[v] - probability.data()[v]) > 0.5 / 255 + 1e-6) {
                throw new AssertionError(
                        "voxel " + v + ": " + read[v] + " for " + probability.data()[v]);
            }
        }
        assertThat(check(file)).doesNotContain("Error");
    }

    @Test
    void writes_an_empty_segmentation_that_is_still_an_object() {
        DicomVolume image = oblique();

        DicomFile file = file(image, LabelMap.zeros(image.grid()));

        assertThat(SegmentationReader.read(file, "empty").maps().getFirst().labels())
                .isEmpty();
        assertThat(check(file)).doesNotContain("Error");
    }

    @Test
    void refuses_a_segmentation_without_segments() {
        DicomVolume image = oblique();
        LabelMap labels = LabelMap.zeros(image.grid());

        assertThatThrownBy(() -> writer(image).write(labels, List.of(), folder.resolve("none.dcm")))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("at least one segment");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("series"));
    }

    private String check(DicomFile file) {
        Path target = folder.resolve("check.dcm");
        DicomWriter.write(file, target);
        return Tool.run("dciodvfy", target.toString()).output();
    }

    private static Segmentation roundTrip(DicomVolume image, LabelMap labels) {
        return SegmentationReader.read(file(image, labels), "round trip");
    }

    private static DicomFile file(DicomVolume image, LabelMap labels) {
        return writer(image).toFile(SegmentationType.BINARY, List.of(labels), SEGMENTS);
    }

    private static SegmentationWriter writer(DicomVolume image) {
        return new SegmentationWriter(image.series(), image.stack(), Producer.model("hippocampus", "1"))
                .created(LocalDateTime.of(2026, 1, 2, 3, 4, 5));
    }

    private DicomVolume oblique() {
        return SeriesReader.read(GeneratedSeries.obliqueMr().write(folder.resolve("series")));
    }

    /** Three labels by intensity, none in the outer slices, so that frames are left out. */
    private static LabelMap thresholded(DicomVolume image) {
        LabelMap labels = LabelMap.zeros(image.grid());
        float[] values = image.volumes().getFirst().data();
        float maximum = 0;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        int slice = image.grid().size().x() * image.grid().size().y();
        for (int v = slice; v < values.length - slice; v++) {
            float part = values[v] / maximum;
            labels.data()[v] = (short) (part > 0.5 ? 1 : part > 0.3 ? 2 : part > 0.2 && v % 3 == 0 ? 7 : 0);
        }
        return labels;
    }

    static int differences(LabelMap a, LabelMap b) {
        int count = 0;
        for (int v = 0; v < a.data().length; v++) {
            count += a.data()[v] == b.data()[v] ? 0 : 1;
        }
        return count;
    }
}
