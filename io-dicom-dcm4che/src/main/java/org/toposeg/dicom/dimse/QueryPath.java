package org.toposeg.dicom.dimse;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * A DICOMweb path as DIMSE's query level and unique keys.
 *
 * @param level STUDY, SERIES or IMAGE
 * @param study UID or null
 * @param series UID or null
 * @param instance UID or null
 */
record QueryPath(String level, String study, String series, String instance) {

    /** {@code studies}, {@code series}, {@code studies/UID/series}, {@code studies/UID/series/UID/instances/UID}, ... */
    static QueryPath of(String path) {
        String level = null;
        String study = null;
        String series = null;
        String instance = null;
        String[] parts = path.split("/");
        for (int i = 0; i < parts.length; i += 2) {
            String uid = i + 1 < parts.length ? parts[i + 1] : null;
            switch (parts[i]) {
                case "studies" -> {
                    level = "STUDY";
                    study = uid;
                }
                case "series" -> {
                    level = "SERIES";
                    series = uid;
                }
                case "instances" -> {
                    level = "IMAGE";
                    instance = uid;
                }
                default -> throw new IllegalArgumentException("a path names studies, series or instances, got " + path);
            }
        }
        return new QueryPath(level, study, series, instance);
    }

    /** The same object's instances. */
    QueryPath instances() {
        return new QueryPath("IMAGE", study, series, instance);
    }

    /** The identifier of a C-FIND, C-GET or C-MOVE: level and unique keys, without what is not known. */
    Attributes identifier() {
        Attributes keys = new Attributes();
        keys.setString(Tag.QueryRetrieveLevel, VR.CS, level);
        set(keys, Tag.StudyInstanceUID, study);
        set(keys, Tag.SeriesInstanceUID, series);
        set(keys, Tag.SOPInstanceUID, instance);
        return keys;
    }

    private static void set(Attributes keys, int tag, String uid) {
        if (uid != null) {
            keys.setString(tag, VR.UI, uid);
        }
    }
}
