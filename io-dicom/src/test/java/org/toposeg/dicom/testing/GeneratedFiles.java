package org.toposeg.dicom.testing;

import java.util.Arrays;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;

/** One file of every kind that can be made here: each way of coding an image, an object of several frames, colours. */
public final class GeneratedFiles {

    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final String LOSSLESS_JPEG = "1.2.840.10008.1.2.4.70";
    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";

    private GeneratedFiles() {}

    /** The bytes of one file each. */
    public static List<byte[]> all() {
        DataSet image = GeneratedSeries.ct(3).file(1).data();
        byte[] pixels = image.get(Tag.PIXEL_DATA).bytes();
        int[] samples = new int[pixels.length / 2];
        Arrays.setAll(samples, i -> pixels[2 * i] & 0xFF | (pixels[2 * i + 1] & 0xFF) << 8);
        byte[] jpeg = EncodedFrames.losslessJpeg(samples, image.integer(Tag.COLUMNS, 0), 1, 12, 4, 0);
        return List.of(
                plain(image, TransferSyntax.EXPLICIT_LITTLE),
                plain(image, TransferSyntax.IMPLICIT_LITTLE),
                plain(GeneratedSeries.obliqueMr().file(0).data(), TransferSyntax.EXPLICIT_LITTLE),
                plain(multiFrame(), TransferSyntax.EXPLICIT_LITTLE),
                plain(colours(), TransferSyntax.EXPLICIT_LITTLE),
                EncodedFiles.bigEndian(image),
                EncodedFiles.deflated(image),
                EncodedFiles.encapsulated(image, RLE, List.of(EncodedFrames.rle(pixels, 2, 1))),
                EncodedFiles.encapsulated(image, LOSSLESS_JPEG, List.of(jpeg)),
                EncodedFiles.encapsulated(image, DEFLATED_FRAMES, List.of(EncodedFrames.deflated(pixels))));
    }

    private static byte[] plain(DataSet data, TransferSyntax syntax) {
        return DicomWriter.toBytes(new DicomFile(new DataSet(), data, syntax));
    }

    /** Three different slices as the frames of one secondary capture. */
    public static DataSet multiFrame() {
        GeneratedSeries series = GeneratedSeries.ct(3);
        byte[] frame = series.file(0).data().get(Tag.PIXEL_DATA).bytes();
        byte[] all = Arrays.copyOf(frame, 3 * frame.length);
        for (int k = 1; k < 3; k++) {
            byte[] next = series.file(k).data().get(Tag.PIXEL_DATA).bytes();
            System.arraycopy(next, 0, all, k * frame.length, frame.length);
        }
        return series.file(0)
                .data()
                .copy()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7.3")
                .set(Tag.SOP_INSTANCE_UID, "2.25.1001.50")
                .set(Tag.SERIES_INSTANCE_UID, "2.25.1001.2050")
                .set(Tag.NUMBER_OF_FRAMES, 3)
                .put(Element.of(Tag.PIXEL_DATA, VR.OW, all));
    }

    /** 6 × 4 pixels of red, green and blue, each in a plane of its own. */
    public static DataSet colours() {
        byte[] planes = new byte[72];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (byte) (3 * i + i / 24);
        }
        return GeneratedSeries.ct(1)
                .file(0)
                .data()
                .copy()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7")
                .set(Tag.SAMPLES_PER_PIXEL, 3)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "RGB")
                .set(Tag.PLANAR_CONFIGURATION, 1)
                .set(Tag.ROWS, 4)
                .set(Tag.COLUMNS, 6)
                .set(Tag.BITS_ALLOCATED, 8)
                .set(Tag.BITS_STORED, 8)
                .set(Tag.HIGH_BIT, 7)
                .put(Element.of(Tag.PIXEL_DATA, VR.OB, planes));
    }
}
