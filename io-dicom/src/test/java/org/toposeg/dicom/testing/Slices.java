package org.toposeg.dicom.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;

/** Slices of a generated CT series, 0.8 mm apart, of voxels of 0.8 mm. */
public final class Slices {

    public static final String STUDY = "2.25.901";
    public static final String SERIES = "2.25.902";
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private Slices() {}

    /** A black slice. */
    public static DicomFile slice(int number) {
        return slice(number, new short[48 * 48]);
    }

    /**
     * @param number from 1: instance number, place and last part of the UID
     * @param pixels of a square
     */
    public static DicomFile slice(int number, short[] pixels) {
        int edge = (int) Math.round(Math.sqrt(pixels.length));
        DataSet data = new DataSet()
                .set(Tag.SOP_CLASS_UID, CT)
                .set(Tag.SOP_INSTANCE_UID, SERIES + "." + number)
                .set(Tag.STUDY_INSTANCE_UID, STUDY)
                .set(Tag.SERIES_INSTANCE_UID, SERIES)
                .set(Tag.FRAME_OF_REFERENCE_UID, "2.25.903")
                .set(Tag.MODALITY, "CT")
                .set(Tag.PATIENT_ID, "P1")
                .set(Tag.INSTANCE_NUMBER, number)
                .set(Tag.IMAGE_POSITION_PATIENT, 0.0, 0, 0.8 * number)
                .set(Tag.IMAGE_ORIENTATION_PATIENT, 1.0, 0, 0, 0, 1, 0)
                .set(Tag.PIXEL_SPACING, 0.8, 0.8)
                .set(Tag.SLICE_THICKNESS, 0.8)
                .set(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .set(Tag.ROWS, edge)
                .set(Tag.COLUMNS, edge)
                .set(Tag.BITS_ALLOCATED, 16)
                .set(Tag.BITS_STORED, 16)
                .set(Tag.HIGH_BIT, 15)
                .set(Tag.PIXEL_REPRESENTATION, 1);
        ByteBuffer bytes = ByteBuffer.allocate(2 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(pixels);
        data.put(Element.of(Tag.PIXEL_DATA, VR.OW, bytes.array()));
        return new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE);
    }

    /** Writes black slices {@code first.dcm} to {@code last.dcm}. */
    public static void write(Path folder, int first, int last) {
        for (int number = first; number <= last; number++) {
            DicomWriter.write(slice(number), folder.resolve(number + ".dcm"));
        }
    }
}
