package org.toposeg.dicom.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.volume.Vec3;

/** Images that say in their own way where their frames lie, how large their pixels are and what their values mean. */
public final class SpecialImages {

    private static final String PARAMETRIC_MAP = "1.2.840.10008.5.1.4.1.1.30";
    private static final int GRID_FRAME_OFFSETS = Tag.forKeyword("GridFrameOffsetVector");
    private static final int DOSE_SCALING = Tag.forKeyword("DoseGridScaling");
    private static final int DOSE_UNITS = Tag.forKeyword("DoseUnits");
    private static final int REGIONS = Tag.forKeyword("SequenceOfUltrasoundRegions");
    private static final int UNITS_X = Tag.forKeyword("PhysicalUnitsXDirection");
    private static final int UNITS_Y = Tag.forKeyword("PhysicalUnitsYDirection");
    private static final int DELTA_X = Tag.forKeyword("PhysicalDeltaX");
    private static final int DELTA_Y = Tag.forKeyword("PhysicalDeltaY");
    private static final int REAL_SLOPE = Tag.forKeyword("RealWorldValueSlope");
    private static final int REAL_INTERCEPT = Tag.forKeyword("RealWorldValueIntercept");
    private static final int CENTIMETRES = 3;

    private SpecialImages() {}

    /** All slices of a volume as tiles of one picture, as Siemens stored functional images (Image Type MOSAIC). */
    public static void refuseMosaic(DataSet header) {
        if (Arrays.asList(header.strings(Tag.IMAGE_TYPE)).contains("MOSAIC")) {
            throw new DicomException("it is a Siemens mosaic, which holds all slices of a volume side by side in one"
                    + " picture; convert the series with dcm2niix and use its NIfTI file");
        }
    }

    /** How far along the normal a frame of a dose grid lies from the image's position (PS3.3, C.8.8.3.2). */
    static double offset(DataSet header, int frame, Vec3 position, Vec3 normal) {
        double[] offsets = header.numbers(GRID_FRAME_OFFSETS);
        if (offsets.length == 0) {
            return 0;
        }
        if (frame >= offsets.length) {
            throw new DicomException("it has " + offsets.length + " offsets of frames and more frames");
        }
        // Offsets that do not begin with 0 are places along z of the patient, for axial slices only.
        return offsets[0] == 0 ? offsets[frame] : (offsets[frame] - position.z()) * Math.signum(normal.z());
    }

    /** Row and column spacing in mm of an ultrasound picture whose regions in centimetres all have the same one. */
    static Optional<double[]> ultrasoundSpacing(DataSet header) {
        double[] found = null;
        for (DataSet region : header.items(REGIONS)) {
            double x = 10 * Math.abs(region.number(DELTA_X).orElse(0));
            double y = 10 * Math.abs(region.number(DELTA_Y).orElse(0));
            boolean lengths = region.integer(UNITS_X, 0) == CENTIMETRES && region.integer(UNITS_Y, 0) == CENTIMETRES;
            if (lengths && x > 0 && y > 0) {
                if (found != null && (Math.abs(found[0] - y) > 1e-6 * y || Math.abs(found[1] - x) > 1e-6 * x)) {
                    return Optional.empty();
                }
                found = new double[] {y, x};
            }
        }
        return Optional.ofNullable(found);
    }

    private static DicomException noNumber() {
        return new DicomException("the factor from stored values to doses or quantities is no number; export it again");
    }

    /** What the values mean where that is said in no rescale; empty for plain images. */
    static Optional<SourceFrame.Rescale> rescale(SourceInstance instance, int frame, FunctionalGroups groups) {
        DataSet header = instance.header();
        if (header.hasValue(DOSE_SCALING)) {
            return Optional.of(
                    new SourceFrame.Rescale(header.number(DOSE_SCALING).orElseThrow(SpecialImages::noNumber), 0));
        }
        DataSet mapping = groups.group(frame, Tag.REAL_WORLD_VALUE_MAPPING_SEQUENCE);
        if (instance.sopClass().equals(PARAMETRIC_MAP) && mapping.hasValue(REAL_SLOPE)) {
            return Optional.of(new SourceFrame.Rescale(
                    mapping.number(REAL_SLOPE).orElseThrow(SpecialImages::noNumber),
                    mapping.number(REAL_INTERCEPT).orElse(0)));
        }
        return Optional.empty();
    }

    /** What a person should know of such an image, a sentence each. */
    public static List<String> warnings(Stack stack, String name) {
        SourceFrame first = stack.slices().getFirst();
        DataSet header = first.instance().header();
        List<String> warnings = new ArrayList<>();
        double[] spacing = SourceFrame.statedSpacing(header, new FunctionalGroups(header), first.frame());
        if (!SourceFrame.isUsable(spacing) && ultrasoundSpacing(header).isEmpty()) {
            warnings.add(
                    SourceFrame.isUsable(header.numbers(Tag.IMAGER_PIXEL_SPACING))
                            ? name
                                    + " has no usable Pixel Spacing; that of the detector was taken, which is larger than the"
                                    + " patient's."
                            : name
                                    + " has no usable Pixel Spacing; 1 mm was taken, so that sizes and volumes mean nothing.");
        }
        if (header.hasValue(DOSE_UNITS) && !header.string(DOSE_UNITS).equals("GY")) {
            warnings.add(name + " holds dose in units of " + header.string(DOSE_UNITS) + ", not in Gy.");
        }
        return warnings;
    }
}
