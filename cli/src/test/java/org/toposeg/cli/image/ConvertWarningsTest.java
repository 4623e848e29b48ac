package org.toposeg.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.LabelMap;

/** Segmentations come onto the grid of their image, and what is assumed or left out is said by every command. */
class ConvertWarningsTest {

    @TempDir
    private Path folder;

    private Path series;
    private Path segmentation;
    private LabelMap labels;

    /** Labels on the slices 1 and 3 of 6 only; empty slices have no frame, as other writers leave them out. */
    @BeforeEach
    void writeSparseSegmentation() {
        series = GeneratedSeries.ct(6).write(folder.resolve("series"));
        DicomVolume image = SeriesReader.read(series);
        labels = LabelMap.zeros(image.grid());
        for (int slice : new int[] {1, 3}) {
            for (int x = 4; x < 9; x++) {
                labels.data()[image.grid().size().index(x, 7, slice)] = 1;
            }
        }
        DicomFile file = new SegmentationWriter(image.series(), image.stack(), Producer.model("test", "1"))
                .toFile(SegmentationType.BINARY, List.of(labels), List.of(Segment.named(1, "liver")));
        file.data()
                .item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE)
                .item(Tag.PIXEL_MEASURES_SEQUENCE)
                .remove(Tag.SPACING_BETWEEN_SLICES);
        segmentation = folder.resolve("sparse.dcm");
        DicomWriter.write(file, segmentation);
    }

    @Test
    void a_sparse_segmentation_comes_onto_the_grid_of_its_source() {
        Path out = folder.resolve("out.nii.gz");
        CommandRun run = CommandRun.of("convert", segmentation, out, "--source", series);
        assertThat(run.code()).as(run.err()).isZero();
        LabelMap read = ImageFiles.readLabels(out);
        assertThat(read.grid().sameAs(labels.grid())).isTrue();
        assertThat(read.data()).isEqualTo(labels.data());
    }

    @Test
    void without_its_source_it_says_that_slices_between_were_taken_as_empty() {
        Path out = folder.resolve("out.nii.gz");
        CommandRun run = CommandRun.of("convert", segmentation, out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("toposeg: warning: ").contains("were taken as empty");
        assertThat(ImageFiles.readLabels(out).grid().spacing().z()).isEqualTo(1.5);
    }

    @Test
    void a_segmentation_in_another_frame_of_reference_than_its_source_is_refused() {
        DicomFile file = DicomReader.read(segmentation);
        file.data().set(Tag.FRAME_OF_REFERENCE_UID, "1.2.3");
        DicomWriter.write(file, segmentation);
        CommandRun run = CommandRun.of("convert", segmentation, folder.resolve("out.nii"), "--source", series);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("lies in the frame of reference 1.2.3");
    }

    @Test
    void it_can_be_evaluated_against_labels_on_the_grid_of_its_image() {
        Path reference = folder.resolve("reference.nii.gz");
        ImageFiles.writeLabels(labels, reference);
        CommandRun run = CommandRun.of("evaluate", "-p", segmentation, "-r", reference, "--metrics", "dice");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("dice +1\\b");
        assertThat(run.err()).contains("cover different parts of one grid");
        CommandRun turned = CommandRun.of("evaluate", "-p", reference, "-r", segmentation, "--metrics", "dice");
        assertThat(turned.out()).containsPattern("dice +1\\b");
    }

    @Test
    void convert_says_what_info_says() {
        DicomFile localizer = GeneratedSeries.ct(1).file(0);
        localizer
                .data()
                .set(Tag.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "LOCALIZER")
                .set(Tag.SOP_INSTANCE_UID, "2.25.77")
                .set(Tag.INSTANCE_NUMBER, 7);
        DicomWriter.write(localizer, series.resolve("localizer.dcm"));
        String said = "1 localizer images of";
        CommandRun info = CommandRun.of("info", series);
        assertThat(info.out()).contains(said);
        CommandRun run = CommandRun.of("convert", series, folder.resolve("out.nii"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("toposeg: warning: " + said);
        CommandRun json = CommandRun.of("convert", series, folder.resolve("out2.nii"), "--json");
        assertThat(json.out()).contains("\"warnings\"").contains(said);
    }
}
