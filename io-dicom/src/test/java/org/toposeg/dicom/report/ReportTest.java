package org.toposeg.dicom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.pixel.PixelData;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.seg.SourceReferences;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.volume.LabelMap;

class ReportTest {

    private static final Producer PRODUCER = Producer.model("hippocampus", "1");
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    @TempDir
    Path folder;

    @Test
    void reports_measurements_that_dciodvfy_accepts_and_dsrdump_prints() {
        DicomVolume image = image();
        LabelMap labels = LabelMap.zeros(image.grid());
        labels.data()[1000] = 1;
        DataSet segmentation = new SegmentationWriter(image.series(), image.stack(), PRODUCER)
                .toFile(SegmentationType.BINARY, List.of(labels), List.of(Segment.named(1, "Hippocampus")))
                .data();
        MeasurementReport report = new MeasurementReport(source(image), PRODUCER, segmentation);
        MeasurementReport.Group group = new MeasurementReport.Group(
                1, List.of(Measurement.volume(3.25), Measurement.number("betti0", "Connected components", 2)));

        DicomFile file = report.toFile(List.of(group), TIME);

        Path target = written(file);
        assertThat(Tool.run("dciodvfy", target.toString()).output()).doesNotContain("Error");
        Tool.Result printed = Tool.run("dsrdump", target.toString());
        assertThat(printed.status()).as(printed.output()).isZero();
        assertThat(printed.output()).contains("3.25", "Volume", "Referenced Segment", "Connected components");
        assertThat(report.toFile(List.of(group), TIME).sopInstance()).isEqualTo(file.sopInstance());
    }

    @Test
    void refuses_to_report_on_a_segment_that_is_not_there() {
        MeasurementReport report = new MeasurementReport(source(image()), PRODUCER, new DataSet());

        assertThatThrownBy(() -> report.toFile(List.of(new MeasurementReport.Group(4, List.of())), TIME))
                .isInstanceOf(DicomException.class)
                .hasMessage("the segmentation has no segment 4 to report on");
    }

    @Test
    void stores_a_pdf_and_gives_it_back_byte_for_byte() {
        byte[] pdf = "%PDF-1.4\n%%EOF\n!!".getBytes(StandardCharsets.US_ASCII);

        Path target = written(EncapsulatedPdf.toFile(source(image()), PRODUCER, "Report", pdf, TIME));

        assertThat(EncapsulatedPdf.document(DicomReader.read(target))).isEqualTo(pdf);
        assertThat(Tool.run("dciodvfy", target.toString()).output()).doesNotContain("Error");
        assertThatThrownBy(() -> EncapsulatedPdf.toFile(source(image()), PRODUCER, "Report", new byte[9], TIME))
                .isInstanceOf(DicomException.class);
    }

    @Test
    void stores_a_picture_with_its_colours() {
        BufferedImage picture = new BufferedImage(3, 5, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(2, 4, 0x102030);

        Path target = written(SecondaryCapture.toFile(source(image()), PRODUCER, "Key view", picture, TIME));

        byte[] pixels = PixelData.of(DicomReader.read(target)).frame(0);
        assertThat(pixels).hasSize(45).endsWith(0x10, 0x20, 0x30);
        assertThat(Tool.run("dciodvfy", target.toString()).output()).doesNotContain("Error");
        assertThat(DicomReader.read(target).data().string(Tag.MODALITY)).isEqualTo("OT");
    }

    private Path written(DicomFile file) {
        Path target = folder.resolve("object.dcm");
        DicomWriter.write(file, target);
        return target;
    }

    private DicomVolume image() {
        return SeriesReader.read(GeneratedSeries.obliqueMr().write(folder.resolve("series")));
    }

    private static SourceReferences source(DicomVolume image) {
        return new SourceReferences(image.series(), image.stack());
    }
}
