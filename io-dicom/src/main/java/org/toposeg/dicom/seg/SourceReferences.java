package org.toposeg.dicom.seg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.Uids;
import org.toposeg.dicom.frame.SourceFrame;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.dicom.series.DicomSeries;

/**
 * What a derived object takes over from the images it was made from: patient, study, frame of reference, and the
 * references to instances.
 */
public final class SourceReferences {

    private static final int[] PATIENT_AND_STUDY = {
        Tag.PATIENT_NAME,
        Tag.PATIENT_ID,
        Tag.PATIENT_BIRTH_DATE,
        Tag.PATIENT_SEX,
        Tag.STUDY_DATE,
        Tag.STUDY_TIME,
        Tag.ACCESSION_NUMBER,
        Tag.REFERRING_PHYSICIAN_NAME,
        Tag.STUDY_ID
    };

    private static final int[] WHERE_PRESENT = {
        Tag.STUDY_DESCRIPTION, Tag.PATIENT_AGE, Tag.PATIENT_SIZE, Tag.PATIENT_WEIGHT
    };

    private final DicomSeries series;
    private final Stack stack;

    public SourceReferences(DicomSeries series, Stack stack) {
        this.series = series;
        this.stack = stack;
    }

    public DicomSeries series() {
        return series;
    }

    public Stack stack() {
        return stack;
    }

    /** Words that name exactly these source images; derived UIDs are made from them. */
    public String identity() {
        List<String> words = new ArrayList<>();
        words.add(studyUid());
        words.add(series.uid());
        for (List<SourceFrame> time : stack.times()) {
            time.forEach(frame -> words.add(frame.instance().sopInstance() + "#" + frame.frame()));
        }
        return String.join("|", words);
    }

    public String studyUid() {
        String uid = series.header().string(Tag.STUDY_INSTANCE_UID);
        return uid.isEmpty() ? Uids.derived("study", series.uid()) : uid;
    }

    /** The source's frame of reference; one derived from the series where the source names none. */
    public String frameOfReference() {
        String uid = series.header().string(Tag.FRAME_OF_REFERENCE_UID);
        return uid.isEmpty() ? Uids.derived("frame of reference", series.uid()) : uid;
    }

    /** Patient, study and frame-of-reference attributes, in UTF-8. */
    public void copyTo(DataSet target) {
        target.set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192");
        for (int tag : PATIENT_AND_STUDY) {
            copyText(target, tag, true);
        }
        for (int tag : WHERE_PRESENT) {
            copyText(target, tag, false);
        }
        target.set(Tag.STUDY_INSTANCE_UID, studyUid());
    }

    private void copyText(DataSet target, int tag, boolean required) {
        String[] values = series.header().strings(tag);
        if (values.length > 0) {
            target.set(tag, values);
        } else if (required) {
            target.setEmpty(tag);
        }
    }

    /** Items of the referenced series sequence: the series with all its instances. */
    public List<DataSet> referencedSeries() {
        Map<String, DataSet> instances = new LinkedHashMap<>();
        for (List<SourceFrame> time : stack.times()) {
            for (SourceFrame frame : time) {
                instances.computeIfAbsent(frame.instance().sopInstance(), uid -> reference(frame.instance()));
            }
        }
        return List.of(new DataSet()
                .set(Tag.SERIES_INSTANCE_UID, series.uid())
                .set(Tag.REFERENCED_INSTANCE_SEQUENCE, List.copyOf(instances.values())));
    }

    /** A reference to an instance by class and UID. */
    public static DataSet reference(SourceInstance instance) {
        return new DataSet()
                .set(Tag.REFERENCED_SOP_CLASS_UID, instance.sopClass())
                .set(Tag.REFERENCED_SOP_INSTANCE_UID, instance.sopInstance());
    }
}
