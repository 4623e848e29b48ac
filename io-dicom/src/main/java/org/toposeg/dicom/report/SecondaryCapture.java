package org.toposeg.dicom.report;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.SourceReferences;

/** A picture in the patient's study (Secondary Capture Image Storage), for viewers that show nothing else. */
public final class SecondaryCapture {

    private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.7";

    private SecondaryCapture() {}

    public static DicomFile toFile(
            SourceReferences source,
            Producer producer,
            String description,
            BufferedImage picture,
            LocalDateTime created) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] pixels = new byte[width * height * 3 + (width * height & 1)];
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int rgb : row) {
                pixels[at++] = (byte) (rgb >> 16);
                pixels[at++] = (byte) (rgb >> 8);
                pixels[at++] = (byte) rgb;
            }
        }
        DataSet data = DerivedObject.start(source, producer, SOP_CLASS, "OT", 303, created)
                .set(Tag.SERIES_DESCRIPTION, description)
                .set(Tag.CONVERSION_TYPE, "WSD")
                .set(Tag.IMAGE_TYPE, "DERIVED", "SECONDARY")
                .setEmpty(Tag.LATERALITY)
                .setEmpty(Tag.forKeyword("PatientOrientation"))
                .set(Tag.BURNED_IN_ANNOTATION, "YES")
                .set(Tag.SAMPLES_PER_PIXEL, 3)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "RGB")
                .set(Tag.PLANAR_CONFIGURATION, 0)
                .set(Tag.ROWS, height)
                .set(Tag.COLUMNS, width)
                .set(Tag.BITS_ALLOCATED, 8)
                .set(Tag.BITS_STORED, 8)
                .set(Tag.HIGH_BIT, 7)
                .set(Tag.PIXEL_REPRESENTATION, 0)
                .put(Element.of(Tag.PIXEL_DATA, VR.OB, pixels));
        return DerivedObject.file(data);
    }
}
