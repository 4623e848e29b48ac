package org.toposeg.dicom.series;

import java.util.Comparator;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;

/**
 * What may tell two frames at one place apart: another kind of image (type, echo, stack) makes another volume, another
 * time or diffusion weight makes another point of a 4D image.
 */
record Discriminators(String imageType, String stack, double echo, Moment moment) {

    /** Ordered in time within a 4D image. */
    record Moment(int temporalPosition, double trigger, double bValue, String time, int acquisition, Place place)
            implements Comparable<Moment> {

        private static final Comparator<Moment> ORDER = Comparator.comparingInt(Moment::temporalPosition)
                .thenComparingDouble(Moment::trigger)
                .thenComparingDouble(Moment::bValue)
                .thenComparing(Moment::time)
                .thenComparingInt(Moment::acquisition)
                .thenComparing(
                        Moment::place, Comparator.comparingInt(Place::instance).thenComparingInt(Place::frame));

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    /** Number of the file in its series and of the frame in the file. */
    record Place(int instance, int frame) {}

    private static final int[] FRAME_TYPES = {
        Tag.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tag.CT_IMAGE_FRAME_TYPE_SEQUENCE, Tag.PET_FRAME_TYPE_SEQUENCE
    };

    static Discriminators of(DataSet header, FunctionalGroups groups, int frame) {
        DataSet content = groups.group(frame, Tag.FRAME_CONTENT_SEQUENCE);
        DataSet echo = groups.group(frame, Tag.MR_ECHO_SEQUENCE);
        DataSet diffusion = groups.group(frame, Tag.MR_DIFFUSION_SEQUENCE);
        // Legacy converted enhanced images keep here what the classic image had in its header.
        DataSet legacy = groups.group(frame, Tag.UNASSIGNED_PER_FRAME_CONVERTED_ATTRIBUTES_SEQUENCE);
        DataSet classic = legacy.size() > 0 ? legacy : header;
        Moment moment = new Moment(
                content.integer(Tag.TEMPORAL_POSITION_INDEX, classic.integer(Tag.TEMPORAL_POSITION_IDENTIFIER, 0)),
                number(classic, Tag.TRIGGER_TIME, 0),
                number(diffusion, Tag.DIFFUSION_B_VALUE, number(classic, Tag.DIFFUSION_B_VALUE, 0)),
                acquisitionTime(classic, content),
                content.integer(Tag.FRAME_ACQUISITION_NUMBER, classic.integer(Tag.ACQUISITION_NUMBER, 0)),
                new Place(header.integer(Tag.INSTANCE_NUMBER, 0), frame));
        return new Discriminators(
                imageType(groups, frame, classic.string(Tag.IMAGE_TYPE, header.string(Tag.IMAGE_TYPE))),
                content.string(Tag.STACK_ID),
                number(echo, Tag.EFFECTIVE_ECHO_TIME, number(classic, Tag.ECHO_TIME, 0)),
                moment);
    }

    /** An enhanced object may hold images of several types; each frame says which it is. */
    private static String imageType(FunctionalGroups groups, int frame, String otherwise) {
        for (int sequence : FRAME_TYPES) {
            String type = groups.group(frame, sequence).string(Tag.FRAME_TYPE);
            if (!type.isEmpty()) {
                return type;
            }
        }
        return otherwise;
    }

    private static double number(DataSet data, int tag, double otherwise) {
        return data.number(tag).orElse(otherwise);
    }

    private static String acquisitionTime(DataSet classic, DataSet content) {
        String frameTime = content.string(Tag.FRAME_ACQUISITION_DATE_TIME);
        if (!frameTime.isEmpty()) {
            return frameTime;
        }
        return classic.string(
                Tag.ACQUISITION_DATE_TIME, classic.string(Tag.ACQUISITION_DATE) + classic.string(Tag.ACQUISITION_TIME));
    }

    boolean isLocalizer() {
        return imageType.contains("LOCALIZER") || imageType.contains("SCOUT");
    }
}
