package org.toposeg.dicom.report;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.Uids;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.SourceReferences;

/** What every object derived from a series has in common: patient, study, its own series, identity, equipment. */
final class DerivedObject {

    private DerivedObject() {}

    static DataSet start(
            SourceReferences source,
            Producer producer,
            String sopClass,
            String modality,
            int series,
            LocalDateTime time) {
        DataSet data = new DataSet();
        source.copyTo(data);
        String day = time.format(DateTimeFormatter.BASIC_ISO_DATE);
        String clock = time.format(DateTimeFormatter.ofPattern("HHmmss"));
        return data.set(Tag.SOP_CLASS_UID, sopClass)
                .set(Tag.SOP_INSTANCE_UID, uid("instance", source, producer, sopClass))
                .set(Tag.SERIES_INSTANCE_UID, uid("series", source, producer, sopClass))
                .set(Tag.INSTANCE_CREATION_DATE, day)
                .set(Tag.INSTANCE_CREATION_TIME, clock)
                .set(Tag.CONTENT_DATE, day)
                .set(Tag.CONTENT_TIME, clock)
                .set(Tag.SERIES_DATE, day)
                .set(Tag.SERIES_TIME, clock)
                .set(Tag.MODALITY, modality)
                .set(Tag.SERIES_NUMBER, series)
                .set(Tag.INSTANCE_NUMBER, 1)
                .set(Tag.MANUFACTURER, "TopoSeg")
                .set(Tag.MANUFACTURER_MODEL_NAME, producer.model())
                .set(Tag.DEVICE_SERIAL_NUMBER, "1")
                .set(Tag.SOFTWARE_VERSIONS, producer.version());
    }

    static String uid(String what, SourceReferences source, Producer producer, String sopClass) {
        return Uids.derived(what, source.identity(), producer.model(), producer.version(), sopClass);
    }

    static DicomFile file(DataSet data) {
        return new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE);
    }
}
