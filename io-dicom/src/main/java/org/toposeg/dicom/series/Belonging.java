package org.toposeg.dicom.series;

import java.util.Optional;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;

/**
 * Whether an object that was drawn on images belongs to a series: coordinates in different frames of reference have no
 * relation to each other (PS3.3, C.7.4.1).
 */
public final class Belonging {

    private Belonging() {}

    /** Whether coordinates of one frame of reference mean a place in the images; where one is not given, nobody knows. */
    public static boolean sharesFrame(String frameOfReference, DicomSeries series) {
        String own = series.header().string(Tag.FRAME_OF_REFERENCE_UID);
        return own.isEmpty() || frameOfReference.isEmpty() || own.equals(frameOfReference);
    }

    /**
     * @param frameOfReference of the object's coordinates, empty where it has none
     * @return what a person should know although the object may be used
     * @throws DicomException if the object lies in another frame of reference, or is another patient's
     */
    public static Optional<String> check(String name, DataSet object, String frameOfReference, DicomSeries series) {
        String own = series.header().string(Tag.FRAME_OF_REFERENCE_UID);
        if (!sharesFrame(frameOfReference, series)) {
            throw new DicomException(
                    name + " lies in the frame of reference " + frameOfReference + " and " + series.name() + " in "
                            + own + ", so that its places mean nothing there; name the series that it was drawn on.");
        }
        String patient = object.string(Tag.PATIENT_ID);
        String imaged = series.header().string(Tag.PATIENT_ID);
        if (patient.isEmpty() || imaged.isEmpty() || patient.equals(imaged)) {
            return Optional.empty();
        }
        if (own.isEmpty() || frameOfReference.isEmpty()) {
            throw new DicomException(
                    name + " is of another patient than " + series.name() + "; name the series that it was drawn on.");
        }
        // The same frame of reference with another ID: one of them was given a pseudonym.
        return Optional.of(name + " names another patient ID than " + series.name()
                + ", in the same frame of reference; make sure that both are of one person.");
    }
}
