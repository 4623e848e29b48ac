package org.toposeg.dicom.deid;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.seg.CodedTerm;

/** What a de-identified object says about that (PS3.15, E.1.1 and CID 7050). */
final class Statement {

    private Statement() {}

    static void add(DataSet data, DeidentificationOptions options) {
        List<DataSet> methods = new ArrayList<>();
        methods.add(term("113100", "Basic Application Confidentiality Profile"));
        if (options.cleanDescriptors()) {
            methods.add(term("113105", "Clean Descriptors Option"));
        }
        if (options.retainDates()) {
            methods.add(term("113106", "Retain Longitudinal Temporal Information Full Dates Option"));
        }
        if (options.retainUids()) {
            methods.add(term("113110", "Retain UIDs Option"));
        }
        data.set(Tag.PATIENT_IDENTITY_REMOVED, "YES")
                .set(Tag.DEIDENTIFICATION_METHOD, "TopoSeg")
                .set(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, methods)
                .set(
                        Tag.forKeyword("LongitudinalTemporalInformationModified"),
                        options.retainDates() ? "UNMODIFIED" : "REMOVED");
    }

    private static DataSet term(String code, String meaning) {
        return new CodedTerm(code, "DCM", meaning).toItem();
    }
}
