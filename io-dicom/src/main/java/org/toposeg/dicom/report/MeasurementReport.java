package org.toposeg.dicom.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.seg.CodedTerm;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.SourceReferences;

/**
 * A TID 1500 measurement report on a segmentation object: a measurement group for each segment, which refers to the
 * segment and to the series it was made from. Written as Comprehensive SR.
 */
public final class MeasurementReport {

    private static final String COMPREHENSIVE_SR = "1.2.840.10008.5.1.4.1.1.88.33";

    /** The measurements of one segment. */
    public record Group(int segmentNumber, List<Measurement> measurements) {}

    private final SourceReferences source;
    private final Producer producer;
    private final DataSet segmentation;

    /** @param segmentation the data set of the segmentation object that was measured */
    public MeasurementReport(SourceReferences source, Producer producer, DataSet segmentation) {
        this.source = source;
        this.producer = producer;
        this.segmentation = segmentation;
    }

    public DicomFile toFile(List<Group> groups, LocalDateTime created) {
        DataSet data = DerivedObject.start(source, producer, COMPREHENSIVE_SR, "SR", 301, created)
                .set(Tag.SERIES_DESCRIPTION, "Measurements")
                .setEmpty(Tag.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE)
                .set(Tag.COMPLETION_FLAG, "COMPLETE")
                .set(Tag.VERIFICATION_FLAG, "UNVERIFIED")
                .setEmpty(Tag.PERFORMED_PROCEDURE_CODE_SEQUENCE)
                .set(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, evidence());
        writeRoot(data, groups);
        return DerivedObject.file(data);
    }

    private DataSet evidence() {
        List<DataSet> series = new ArrayList<>();
        series.add(new DataSet()
                .set(Tag.SERIES_INSTANCE_UID, segmentation.string(Tag.SERIES_INSTANCE_UID))
                .set(Tag.REFERENCED_SOP_SEQUENCE, reference()));
        for (DataSet referenced : source.referencedSeries()) {
            series.add(new DataSet()
                    .set(Tag.SERIES_INSTANCE_UID, referenced.string(Tag.SERIES_INSTANCE_UID))
                    .set(Tag.REFERENCED_SOP_SEQUENCE, referenced.items(Tag.REFERENCED_INSTANCE_SEQUENCE)));
        }
        return new DataSet().set(Tag.REFERENCED_SERIES_SEQUENCE, series).set(Tag.STUDY_INSTANCE_UID, source.studyUid());
    }

    private DataSet reference() {
        return new DataSet()
                .set(Tag.REFERENCED_SOP_CLASS_UID, segmentation.string(Tag.SOP_CLASS_UID))
                .set(Tag.REFERENCED_SOP_INSTANCE_UID, segmentation.string(Tag.SOP_INSTANCE_UID));
    }

    private void writeRoot(DataSet data, List<Group> groups) {
        List<DataSet> content = new ArrayList<>();
        content.add(code(
                "HAS CONCEPT MOD",
                dcm("121049", "Language of Content Item and Descendants"),
                new CodedTerm("en-US", "RFC5646", "English (United States)")));
        content.add(code("HAS OBS CONTEXT", dcm("121005", "Observer Type"), dcm("121007", "Device")));
        content.add(uid(
                "HAS OBS CONTEXT",
                dcm("121012", "Device Observer UID"),
                DerivedObject.uid("device", source, producer, "observer")));
        content.add(text("HAS OBS CONTEXT", dcm("121013", "Device Observer Name"), "TopoSeg"));
        content.add(text(
                "HAS OBS CONTEXT",
                dcm("121015", "Device Observer Model Name"),
                producer.model() + " " + producer.version()));
        content.add(code(
                "HAS CONCEPT MOD",
                dcm("121058", "Procedure reported"),
                new CodedTerm("363679005", "SCT", "Imaging procedure")));
        List<DataSet> items = groups.stream().map(this::group).toList();
        content.add(container(dcm("126010", "Imaging Measurements"), items));
        data.set(Tag.VALUE_TYPE, "CONTAINER")
                .set(
                        Tag.CONCEPT_NAME_CODE_SEQUENCE,
                        dcm("126000", "Imaging Measurement Report").toItem())
                .set(Tag.CONTINUITY_OF_CONTENT, "SEPARATE")
                .set(
                        Tag.CONTENT_TEMPLATE_SEQUENCE,
                        new DataSet().set(Tag.MAPPING_RESOURCE, "DCMR").set(Tag.TEMPLATE_IDENTIFIER, "1500"))
                .set(Tag.CONTENT_SEQUENCE, content);
    }

    private DataSet group(Group group) {
        DataSet segment = segment(group.segmentNumber());
        List<DataSet> items = new ArrayList<>();
        items.add(text(
                "HAS OBS CONTEXT",
                dcm("112039", "Tracking Identifier"),
                segment.string(
                        Tag.TRACKING_ID, segment.string(Tag.SEGMENT_LABEL, "segment " + group.segmentNumber()))));
        items.add(uid(
                "HAS OBS CONTEXT",
                dcm("112040", "Tracking Unique Identifier"),
                segment.string(
                        Tag.TRACKING_UID,
                        DerivedObject.uid("tracking " + group.segmentNumber(), source, producer, "measurement"))));
        CodedTerm type = CodedTerm.of(
                segment, Tag.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE, new CodedTerm("85756007", "SCT", "Tissue"));
        items.add(code("CONTAINS", dcm("121071", "Finding"), type));
        DataSet image = item("CONTAINS", "IMAGE", dcm("121191", "Referenced Segment"));
        image.set(Tag.REFERENCED_SOP_SEQUENCE, reference().set(Tag.REFERENCED_SEGMENT_NUMBER, group.segmentNumber()));
        items.add(image);
        items.add(uid(
                "CONTAINS",
                dcm("121232", "Source series for segmentation"),
                source.series().uid()));
        group.measurements().forEach(measurement -> items.add(number(measurement)));
        return container(dcm("125007", "Measurement Group"), items);
    }

    private DataSet segment(int number) {
        return segmentation.items(Tag.SEGMENT_SEQUENCE).stream()
                .filter(item -> item.integer(Tag.SEGMENT_NUMBER, 0) == number)
                .findFirst()
                .orElseThrow(() -> new DicomException("the segmentation has no segment " + number + " to report on"));
    }

    private static CodedTerm dcm(String value, String meaning) {
        return new CodedTerm(value, "DCM", meaning);
    }

    private static DataSet item(String relation, String type, CodedTerm name) {
        return new DataSet()
                .set(Tag.RELATIONSHIP_TYPE, relation)
                .set(Tag.VALUE_TYPE, type)
                .set(Tag.CONCEPT_NAME_CODE_SEQUENCE, name.toItem());
    }

    private static DataSet code(String relation, CodedTerm name, CodedTerm value) {
        return item(relation, "CODE", name).set(Tag.CONCEPT_CODE_SEQUENCE, value.toItem());
    }

    private static DataSet text(String relation, CodedTerm name, String value) {
        return item(relation, "TEXT", name).set(Tag.TEXT_VALUE, value);
    }

    private static DataSet uid(String relation, CodedTerm name, String value) {
        return item(relation, "UIDREF", name).set(Tag.UID, value);
    }

    private static DataSet container(CodedTerm name, List<DataSet> content) {
        DataSet container = item("CONTAINS", "CONTAINER", name).set(Tag.CONTINUITY_OF_CONTENT, "SEPARATE");
        return content.isEmpty() ? container : container.set(Tag.CONTENT_SEQUENCE, content);
    }

    private static DataSet number(Measurement measurement) {
        double rounded =
                new BigDecimal(measurement.value()).round(new MathContext(9)).doubleValue();
        DataSet value = new DataSet()
                .set(Tag.MEASUREMENT_UNITS_CODE_SEQUENCE, measurement.unit().toItem())
                .set(Tag.NUMERIC_VALUE, rounded);
        return item("CONTAINS", "NUM", measurement.name()).set(Tag.MEASURED_VALUE_SEQUENCE, value);
    }
}
