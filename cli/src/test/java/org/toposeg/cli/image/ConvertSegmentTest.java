package org.toposeg.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.LabelMap;

/** Overlapping segments do not fit one label map; each comes out alone. */
class ConvertSegmentTest {

    @TempDir
    private Path folder;

    private Path overlapping;

    /** Every second, third and fourth voxel: three label maps. */
    @BeforeEach
    void writeOverlappingSegments() {
        DicomVolume image = SeriesReader.read(GeneratedSeries.obliqueMr().write(folder.resolve("series")));
        List<LabelMap> maps = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        for (int m = 0; m < 3; m++) {
            LabelMap map = LabelMap.zeros(image.grid());
            for (int v = 0; v < map.data().length; v++) {
                map.data()[v] = (short) (v % (m + 2) == 0 ? m + 1 : 0);
            }
            maps.add(map);
            segments.add(Segment.named(m + 1, "Part " + m).inMap(m));
        }
        overlapping = folder.resolve("overlapping.dcm");
        DicomWriter.write(
                new SegmentationWriter(image.series(), image.stack(), Producer.model("test", "1"))
                        .toFile(SegmentationType.BINARY, maps, segments),
                overlapping);
    }

    @Test
    void takes_each_of_overlapping_segments_out() {
        Segmentation segmentation = SegmentationReader.read(overlapping);
        assertThat(segmentation.maps()).hasSize(3);
        for (Segment segment : segmentation.segments()) {
            Path out = folder.resolve(segment.label() + ".nii.gz");
            CommandRun run = CommandRun.of("convert", overlapping, out, "--segment", segment.label());
            assertThat(run.code()).as(run.err()).isZero();
            LabelMap alone = ImageFiles.readLabels(out);
            assertThat(alone.grid().distance(segmentation.grid())).isLessThanOrEqualTo(1e-3);
            LabelMap map = segmentation.maps().get(segment.map());
            int voxels = 0;
            for (int v = 0; v < alone.data().length; v++) {
                assertThat(alone.label(v)).isEqualTo(map.label(v) == segment.label() ? segment.label() : 0);
                voxels += alone.label(v) == 0 ? 0 : 1;
            }
            assertThat(voxels).isPositive();
        }
    }

    @Test
    void says_how_to_take_them_out() {
        CommandRun run = CommandRun.of("convert", overlapping, folder.resolve("all.nii"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("its segments overlap").contains("--segment");
        CommandRun missing = CommandRun.of("convert", overlapping, folder.resolve("99.nii"), "--segment", 99);
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("has no segment 99; it has 1 (");
        CommandRun image =
                CommandRun.of("convert", folder.resolve("series/image01.dcm"), folder.resolve("x.nii"), "--segment", 1);
        assertThat(image.code()).isEqualTo(2);
        assertThat(CommandRun.of("convert", overlapping, folder.resolve("x.tif"), "--segment", 1)
                        .code())
                .isEqualTo(2);
    }
}
