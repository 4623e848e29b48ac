package org.toposeg.benchmark.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.Uids;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.volume.LabelMap;

/**
 * {@code generate FOLDER} writes the series; {@code series FOLDER} and {@code seg FOLDER} time our side and print a line
 * each. {@code dicom/compare.sh} runs them in turn with the peer.
 */
public final class DicomSpeed {

    private DicomSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "generate" -> {
                generate(folder.resolve("ct"), 512, 512, 300);
                generate(folder.resolve("mr"), 256, 256, 160);
            }
            case "series" -> time("series 512x512x300 read", () -> SeriesReader.read(folder.resolve("ct")));
            case "seg" -> segmentation(folder);
            default -> throw new IllegalArgumentException("generate, series or seg, got " + arguments[0]);
        }
    }

    private interface Work {
        Object run();
    }

    private static void time(String what, Work work) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long start = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        double first = seconds.removeFirst();
        seconds.sort(null);
        System.out.printf("toposeg %s: median %.3f s, first %.3f s%n", what, seconds.get(seconds.size() / 2), first);
    }

    private static void segmentation(Path folder) {
        DicomVolume image = SeriesReader.read(folder.resolve("mr"));
        LabelMap labels = LabelMap.zeros(image.grid());
        for (int v = 0; v < labels.data().length; v++) {
            // Blocks of 16 voxels along x: every slice shows all 20 labels.
            labels.data()[v] = (short) (v / 16 % 21);
        }
        List<Segment> segments = new ArrayList<>();
        for (int label = 1; label <= 20; label++) {
            segments.add(Segment.named(label, "structure " + label));
        }
        SegmentationWriter writer = new SegmentationWriter(image.series(), image.stack(), Producer.model("speed", "1"));
        Path target = folder.resolve("seg.dcm");
        time("SEG 256x256x160, 20 labels written", () -> {
            writer.write(labels, segments, target);
            return target;
        });
        time("SEG 256x256x160, 20 labels read", () -> SegmentationReader.read(target));
    }

    private static void generate(Path folder, int columns, int rows, int slices) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        String series = Uids.derived("speed", folder.getFileName().toString());
        for (int k = 0; k < slices; k++) {
            byte[] pixels = new byte[columns * rows * 2];
            random.nextBytes(pixels);
            DataSet data = new DataSet()
                    .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2")
                    .set(Tag.SOP_INSTANCE_UID, Uids.derived(series, "slice " + k))
                    .set(Tag.MODALITY, "CT")
                    .set(Tag.STUDY_INSTANCE_UID, Uids.derived(series, "study"))
                    .set(Tag.SERIES_INSTANCE_UID, series)
                    .set(Tag.FRAME_OF_REFERENCE_UID, Uids.derived(series, "frame"))
                    .set(Tag.IMAGE_POSITION_PATIENT, -180.0, -180.0, 1.25 * k)
                    .set(Tag.IMAGE_ORIENTATION_PATIENT, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
                    .set(Tag.PIXEL_SPACING, 0.7, 0.7)
                    .set(Tag.SAMPLES_PER_PIXEL, 1)
                    .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                    .set(Tag.ROWS, rows)
                    .set(Tag.COLUMNS, columns)
                    .set(Tag.BITS_ALLOCATED, 16)
                    .set(Tag.BITS_STORED, 16)
                    .set(Tag.HIGH_BIT, 15)
                    .set(Tag.PIXEL_REPRESENTATION, 1)
                    .set(Tag.RESCALE_INTERCEPT, -1024)
                    .set(Tag.RESCALE_SLOPE, 1)
                    .put(Element.of(Tag.PIXEL_DATA, VR.OW, pixels));
            DicomWriter.write(
                    new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE), folder.resolve(k + ".dcm"));
        }
    }
}
