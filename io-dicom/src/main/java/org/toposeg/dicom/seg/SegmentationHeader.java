package org.toposeg.dicom.seg;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.Uids;
import org.toposeg.dicom.data.VR;

/** The modules of a segmentation object that do not depend on its frames (PS3.3, A.51). */
final class SegmentationHeader {

    private final SourceReferences source;
    private final Producer producer;
    private final SegmentationType type;

    private final String distinction;

    /** @param distinction further words for the UIDs, or an empty string */
    SegmentationHeader(SourceReferences source, Producer producer, SegmentationType type, String distinction) {
        this.source = source;
        this.producer = producer;
        this.type = type;
        this.distinction = distinction;
    }

    /** A UID of this object, made from the source images, the producer, the type and a word that says what it names. */
    String uid(String what) {
        String version = distinction.isEmpty() ? producer.version() : producer.version() + " " + distinction;
        return Uids.derived(what, source.identity(), producer.model(), version, type.name());
    }

    void write(DataSet data, List<Segment> segments, String overlap, LocalDateTime created) {
        source.copyTo(data);
        String date = created.format(DateTimeFormatter.BASIC_ISO_DATE);
        String time = created.format(DateTimeFormatter.ofPattern("HHmmss"));
        data.set(Tag.SOP_CLASS_UID, type.sopClass())
                .set(Tag.SOP_INSTANCE_UID, uid("instance"))
                .set(Tag.INSTANCE_CREATION_DATE, date)
                .set(Tag.INSTANCE_CREATION_TIME, time)
                .set(Tag.CONTENT_DATE, date)
                .set(Tag.CONTENT_TIME, time)
                .set(Tag.SERIES_DATE, date)
                .set(Tag.SERIES_TIME, time)
                .set(Tag.MODALITY, "SEG")
                .set(Tag.SERIES_INSTANCE_UID, uid("series"))
                .set(Tag.SERIES_NUMBER, 300)
                .set(Tag.SERIES_DESCRIPTION, shortened("Segmentation by " + producer.model(), 64))
                .set(Tag.INSTANCE_NUMBER, 1)
                .set(Tag.FRAME_OF_REFERENCE_UID, source.frameOfReference())
                .setEmpty(Tag.POSITION_REFERENCE_INDICATOR);
        writeEquipment(data);
        writeImage(data, overlap);
        data.set(Tag.REFERENCED_SERIES_SEQUENCE, source.referencedSeries());
        writeSegments(data, segments);
    }

    private void writeEquipment(DataSet data) {
        data.set(Tag.MANUFACTURER, "TopoSeg")
                .set(Tag.MANUFACTURER_MODEL_NAME, shortened(producer.model(), 64))
                .set(Tag.DEVICE_SERIAL_NUMBER, "1")
                .set(Tag.SOFTWARE_VERSIONS, shortened(producer.version(), 64));
    }

    private static String shortened(String text, int limit) {
        String plain = text.replace('\\', '/');
        return plain.length() <= limit ? plain : plain.substring(0, limit);
    }

    private void writeImage(DataSet data, String overlap) {
        boolean lossy =
                source.series().header().string(Tag.LOSSY_IMAGE_COMPRESSION).equals("01");
        data.set(Tag.IMAGE_TYPE, "DERIVED", "PRIMARY")
                .set(Tag.CONTENT_LABEL, "SEGMENTATION")
                .set(Tag.CONTENT_DESCRIPTION, shortened("Segmentation by " + producer.model(), 64))
                .setEmpty(Tag.CONTENT_CREATOR_NAME)
                .set(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .set(Tag.PIXEL_REPRESENTATION, 0)
                .set(Tag.LOSSY_IMAGE_COMPRESSION, lossy ? "01" : "00")
                .set(Tag.BURNED_IN_ANNOTATION, "NO")
                .set(Tag.SEGMENTATION_TYPE, type.name());
        if (lossy) {
            data.copyFrom(
                    source.series().header(), Tag.LOSSY_IMAGE_COMPRESSION_RATIO, Tag.LOSSY_IMAGE_COMPRESSION_METHOD);
        }
        if (type == SegmentationType.FRACTIONAL) {
            data.set(Tag.SEGMENTATION_FRACTIONAL_TYPE, "PROBABILITY").set(Tag.MAXIMUM_FRACTIONAL_VALUE, 255);
        }
        data.set(Tag.SEGMENTS_OVERLAP, overlap);
    }

    private void writeSegments(DataSet data, List<Segment> segments) {
        List<DataSet> items = new ArrayList<>();
        for (int s = 0; s < segments.size(); s++) {
            items.add(item(
                    segments.get(s),
                    type == SegmentationType.LABELMAP ? segments.get(s).label() : s + 1));
        }
        data.set(Tag.SEGMENT_SEQUENCE, items);
    }

    private DataSet item(Segment segment, int number) {
        DataSet propertyType = segment.type().toItem();
        if (segment.modifier() != null) {
            propertyType.set(
                    Tag.SEGMENTED_PROPERTY_TYPE_MODIFIER_CODE_SEQUENCE,
                    segment.modifier().toItem());
        }
        int[] lab = SegmentColors.toDicomLab(segment.color());
        DataSet item = new DataSet()
                .set(
                        Tag.SEGMENTED_PROPERTY_CATEGORY_CODE_SEQUENCE,
                        segment.category().toItem())
                .set(Tag.SEGMENT_NUMBER, number)
                .set(Tag.SEGMENT_LABEL, shortened(segment.name(), 64))
                .set(Tag.SEGMENT_ALGORITHM_TYPE, producer.algorithmType())
                .set(Tag.RECOMMENDED_DISPLAY_CIE_LAB_VALUE, lab[0], lab[1], lab[2])
                .set(Tag.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE, propertyType)
                .set(Tag.TRACKING_ID, shortened("label " + segment.label() + " " + segment.name(), 64))
                .set(Tag.TRACKING_UID, uid("tracking " + segment.label() + " map " + segment.map()));
        if (!producer.algorithmType().equals("MANUAL")) {
            item.set(Tag.SEGMENT_ALGORITHM_NAME, shortened(producer.model() + " " + producer.version(), 64));
        }
        return item;
    }

    /** Pixel data and the attributes that describe them. */
    static void writePixels(DataSet data, byte[] pixels, int bits, int frames, int rows, int columns) {
        data.set(Tag.BITS_ALLOCATED, bits)
                .set(Tag.BITS_STORED, bits)
                .set(Tag.HIGH_BIT, bits - 1)
                .set(Tag.ROWS, rows)
                .set(Tag.COLUMNS, columns)
                .set(Tag.NUMBER_OF_FRAMES, frames)
                .put(Element.of(Tag.PIXEL_DATA, bits == 16 ? VR.OW : VR.OB, pixels));
    }
}
