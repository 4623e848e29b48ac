package org.toposeg.dicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * A classic series whose voxels are a formula: a bright ball off the centre with a ramp, different under every flip. Its
 * headers have what dciodvfy and dcm2niix ask of a CT or MR image.
 *
 * @param grid where the voxels lie; slices along z
 * @param modality CT or MR
 * @param uid of the series, a root without dot at the end
 * @param slope from stored to real values
 * @param intercept likewise
 */
public record GeneratedSeries(Grid grid, String modality, String uid, double slope, double intercept) {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    /** Axial slices 1.5 mm apart from z = 0 on, of 24 × 20 pixels. */
    public static GeneratedSeries ct(int slices) {
        Grid grid = Grid.of(new Size(24, 20, slices), new Vec3(0.75, 0.5, 1.5));
        return new GeneratedSeries(grid, "CT", "2.25.1001", 2, -24);
    }

    /** Oblique: turned about z, then about x; 22 × 26 pixels, 9 slices 4 mm apart. */
    public static GeneratedSeries obliqueMr() {
        double c = Math.cos(0.3), s = Math.sin(0.3), e = Math.cos(0.5), f = Math.sin(0.5);
        Direction direction = new Direction(new Vec3(c, s, 0), new Vec3(-s * e, c * e, f), new Vec3(s * f, -c * f, e));
        Grid grid = new Grid(new Size(22, 26, 9), new Vec3(1.25, 0.875, 4), new Vec3(-31.5, 12.25, 140), direction);
        return new GeneratedSeries(grid, "MR", "2.25.1002", 1, 0);
    }

    /** Sagittal: rows along y, columns from head to foot. */
    public static GeneratedSeries sagittalMr() {
        Direction direction = new Direction(new Vec3(0, 1, 0), new Vec3(0, 0, -1), new Vec3(-1, 0, 0));
        Grid grid = new Grid(new Size(16, 18, 7), new Vec3(1, 1, 2), new Vec3(20, -30, 40), direction);
        return new GeneratedSeries(grid, "MR", "2.25.1003", 1, 0);
    }

    /** Stored value of a voxel, at least 0 and below 1100. */
    public int stored(int x, int y, int z) {
        Size size = grid.size();
        double dx = (x - 0.4 * size.x()) / (0.25 * size.x());
        double dy = (y - 0.55 * size.y()) / (0.3 * size.y());
        double dz = (z - 0.45 * size.z()) / (0.3 * size.z());
        return (int) Math.round(1000 * Math.exp(-(dx * dx + dy * dy + dz * dz))) + x % 7 + 3 * (y % 5) + 11 * (z % 3);
    }

    /** Real values in the order of a volume. */
    public float[] values() {
        Size size = grid.size();
        float[] values = new float[size.voxels()];
        for (int v = 0; v < values.length; v++) {
            int stored = stored(v % size.x(), v / size.x() % size.y(), v / size.x() / size.y());
            values[v] = (float) (stored * slope + intercept);
        }
        return values;
    }

    /** The images in the order of the slices. */
    public List<DicomFile> files() {
        return IntStream.range(0, grid.size().z()).mapToObj(this::file).toList();
    }

    /** The image of one slice; its instance number counts from the last slice to the first. */
    public DicomFile file(int slice) {
        DataSet data = new DataSet();
        identify(data, slice);
        place(data, slice);
        if (modality.equals("CT")) {
            data.set(Tag.KVP, 120.0).set(Tag.RESCALE_SLOPE, slope).set(Tag.RESCALE_INTERCEPT, intercept);
        } else {
            data.set(Tag.forKeyword("ScanningSequence"), "SE")
                    .set(Tag.forKeyword("SequenceVariant"), "NONE")
                    .setEmpty(Tag.forKeyword("ScanOptions"))
                    .set(Tag.forKeyword("MRAcquisitionType"), "2D")
                    .set(Tag.forKeyword("EchoTrainLength"), 1)
                    .set(Tag.ECHO_TIME, 80.0)
                    .set(Tag.REPETITION_TIME, 2000.0);
        }
        data.put(Element.of(Tag.PIXEL_DATA, VR.OW, pixels(slice)));
        return new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE);
    }

    private void identify(DataSet data, int slice) {
        data.set(Tag.SOP_CLASS_UID, modality.equals("CT") ? CT : MR)
                .set(Tag.SOP_INSTANCE_UID, uid + "." + (slice + 1))
                .set(Tag.STUDY_INSTANCE_UID, uid + ".1000")
                .set(Tag.SERIES_INSTANCE_UID, uid + ".2000")
                .set(Tag.FRAME_OF_REFERENCE_UID, uid + ".3000")
                .set(Tag.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "AXIAL")
                .set(Tag.MODALITY, modality)
                .set(Tag.MANUFACTURER, "Generated")
                .set(Tag.PATIENT_NAME, "Phantom^Generated")
                .set(Tag.PATIENT_ID, "PHANTOM-4711")
                .set(Tag.PATIENT_BIRTH_DATE, "19560203")
                .set(Tag.PATIENT_SEX, "O")
                .set(Tag.PATIENT_POSITION, "HFS")
                .set(Tag.STUDY_DATE, "20240229")
                .set(Tag.STUDY_TIME, "101112")
                .set(Tag.STUDY_ID, "STUDY17")
                .set(Tag.ACCESSION_NUMBER, "ACC-90210")
                .set(Tag.REFERRING_PHYSICIAN_NAME, "Referrer^Rita")
                .set(Tag.INSTITUTION_NAME, "Hospital of Formulas")
                .set(Tag.SERIES_NUMBER, 3)
                .set(Tag.SERIES_DESCRIPTION, modality + " generated")
                .set(Tag.INSTANCE_NUMBER, grid.size().z() - slice)
                .set(Tag.ACQUISITION_NUMBER, 1)
                .setEmpty(Tag.POSITION_REFERENCE_INDICATOR)
                .setEmpty(Tag.LATERALITY);
    }

    private void place(DataSet data, int slice) {
        Vec3 position = grid.toPatient(0, 0, slice);
        Vec3 x = grid.direction().xAxis();
        Vec3 y = grid.direction().yAxis();
        data.set(Tag.IMAGE_POSITION_PATIENT, position.x(), position.y(), position.z())
                .set(Tag.IMAGE_ORIENTATION_PATIENT, x.x(), x.y(), x.z(), y.x(), y.y(), y.z())
                .set(Tag.PIXEL_SPACING, grid.spacing().y(), grid.spacing().x())
                .set(Tag.SLICE_THICKNESS, grid.spacing().z())
                .set(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .set(Tag.ROWS, grid.size().y())
                .set(Tag.COLUMNS, grid.size().x())
                .set(Tag.BITS_ALLOCATED, 16)
                .set(Tag.BITS_STORED, 12)
                .set(Tag.HIGH_BIT, 11)
                .set(Tag.PIXEL_REPRESENTATION, 0);
    }

    private byte[] pixels(int slice) {
        Size size = grid.size();
        ByteBuffer bytes = ByteBuffer.allocate(2 * size.x() * size.y()).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < size.y(); y++) {
            for (int x = 0; x < size.x(); x++) {
                bytes.putShort((short) stored(x, y, slice));
            }
        }
        return bytes.array();
    }

    /** Writes {@code image01.dcm} and so on into a folder; the first file is the last slice. */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int slices = grid.size().z();
        for (int slice = 0; slice < slices; slice++) {
            DicomWriter.write(file(slice), folder.resolve("image%02d.dcm".formatted(slices - slice)));
        }
        return folder;
    }
}
