package org.toposeg.dicom.seg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.testing.PlainNrrd;
import org.toposeg.testing.Each;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.GridMatch;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/** Objects of dcmqi and highdicom, against the volumes that they were made from. */
class SegmentationConformanceTest {

    private static final Map<String, String> GIVEN = Map.of(
            "liver.dcm", "liver_seg.nrrd",
            "24x38x3/seg/label.seg", "24x38x3/nrrd/label.nrrd",
            "23x38x3/seg/label.seg", "23x38x3/nrrd/label.nrrd",
            "sparse-labelmap-noppv.dcm", "sparse_labelmap_noppv_seg.nrrd");

    @TempDir
    Path folder;

    @Test
    void agrees_in_patient_space_with_what_dcmqi_was_given() {
        Each.of("segmentations", List.copyOf(GIVEN.keySet()), object -> {
            Segmentation segmentation = SegmentationReader.read(dcmqi(object));
            LabelMap published = PlainNrrd.read(dcmqi(GIVEN.get(object)));

            LabelMap ours = segmentation.onto(published.grid()).getFirst();

            assertThat(GridMatch.sameVoxels(segmentation.grid(), published.grid()))
                    .isTrue();
            assertThat(SegmentationWriterTest.differences(ours, published)).isZero();
            assertThat(ours.labels()).isNotEmpty();
        });
    }

    @Test
    void is_written_for_series_of_scanners_and_accepted_by_dciodvfy() {
        List<String> series = List.of(
                "CTHeadAxial_93x64x64",
                "MR_T1post_22x320x280",
                "MR_hippocrop_study1",
                "MR_hippocrop_study3",
                "enhMR_SiemensXA10");
        Each.of(
                "series",
                series,
                name -> SegmentationWriterTest.assertRoundTrip(
                        SharedFolder.dicom("series/" + name), folder.resolve(name + ".dcm")));
    }

    @Test
    void reads_slices_left_out_of_a_label_map_as_background() {
        Segmentation segmentation = SegmentationReader.read(dcmqi("sparse-labelmap-ppv5.dcm"));
        LabelMap published = PlainNrrd.read(dcmqi("sparse_labelmap_ppv5_seg.nrrd"));
        for (int v = 0; v < published.data().length; v++) {
            // The published volume is filled with the padding value 5 where there is no frame.
            published.data()[v] = published.data()[v] == 5 ? 0 : published.data()[v];
        }

        assertThat(segmentation.grid().size()).isEqualTo(new Size(24, 38, 3));
        assertThat(SegmentationWriterTest.differences(
                        segmentation.onto(published.grid()).getFirst(), published))
                .isZero();
    }

    @Test
    void keeps_overlapping_segments_in_several_label_maps() {
        Segmentation segmentation = SegmentationReader.read(dcmqi("partial_overlaps.dcm"));
        List<LabelMap> published = List.of(
                PlainNrrd.read(dcmqi("partial_overlaps-1.nrrd")),
                PlainNrrd.read(dcmqi("partial_overlaps-2.nrrd")),
                PlainNrrd.read(dcmqi("partial_overlaps-3.nrrd")));

        assertThat(segmentation.maps()).hasSizeGreaterThan(1);
        for (Segment segment : segmentation.segments()) {
            byte[] ours = segmentation
                    .onto(published.getFirst().grid())
                    .get(segment.map())
                    .mask(segment.label());
            byte[] theirs = new byte[ours.length];
            for (LabelMap map : published) {
                byte[] mask = map.mask(segment.label());
                for (int v = 0; v < mask.length; v++) {
                    theirs[v] |= mask[v];
                }
            }
            assertThat(Arrays.equals(ours, theirs)).as(segment.name()).isTrue();
        }
    }

    @Test
    void gives_the_probabilities_of_a_fractional_object() {
        Segmentation segmentation =
                SegmentationReader.read(SharedFolder.dicom("conformance/highdicom/seg_image_ct_true_fractional.dcm"));

        assertThat(segmentation.type()).isEqualTo(SegmentationType.FRACTIONAL);
        float[] values = segmentation.probabilities().getFirst().data();
        assertThat(values).hasSize(16 * 16 * 3);
        // Mean of the stored bytes by NumPy, times their number.
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        assertThat(sum).isCloseTo(108.25 * 768 / 255, within(1e-3));
    }

    @Test
    void reads_tiles_of_a_slide_alike_from_binary_and_label_map_objects() {
        Segmentation binary = SegmentationReader.read(highdicom("seg_image_sm_control.dcm"));
        Segmentation labels = SegmentationReader.read(highdicom("seg_image_sm_control_labelmap.dcm"));

        assertThat(binary.grid().size()).isEqualTo(new Size(50, 50, 1));
        assertThat(SegmentationWriterTest.differences(
                        binary.maps().getFirst(), labels.maps().getFirst()))
                .isZero();
        assertThat(binary.maps().getFirst().labels()).hasSize(19);
    }

    private static Path dcmqi(String name) {
        return SharedFolder.dicom("conformance/dcmqi/segmentations/" + name);
    }

    private static Path highdicom(String name) {
        return SharedFolder.dicom("conformance/highdicom/" + name);
    }
}
