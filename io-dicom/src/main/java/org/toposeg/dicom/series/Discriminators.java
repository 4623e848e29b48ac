package org.toposeg.dicom.series;

import java.util.Comparator;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;

/**
 * What may tell two frames at one place apart: another kind of image (type, echo, stack) makes another volume, another
 * time or diffusion weight makes another point of a 4D image.
 */
record Discriminators(
        String imageType,
        String stack,
        double echo,
        int temporalPosition,
        double bValue,
        double trigger,
        String time,
        int acquisition,
        int instance,
        int frame) {

    private static final int[] FRAME_TYPES = {
        Tag.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tag.CT_IMAGE_FRAME_TYPE_SEQUENCE, Tag.PET_FRAME_TYPE_SEQUENCE
    };

    /** Time order within a 4D image. */
    static final Comparator<Discriminators> IN_TIME = Comparator.comparingInt(Discriminators::temporalPosition)
            .thenComparingDouble(Discriminators::trigger)
            .thenComparingDouble(Discriminators::bValue)
            .thenComparing(Discriminators::time)
            .thenComparingInt(Discriminators::acquisition)
            .thenComparingInt(Discriminators::instance)
            .thenComparingInt(Discriminators::frame);

    static Discriminators of(DataSet header, FunctionalGroups groups, int frame) {
        DataSet content = groups.group(frame, Tag.FRAME_CONTENT_SEQUENCE);
        DataSet echo = groups.group(frame, Tag.MR_ECHO_SEQUENCE);
        DataSet diffusion = groups.group(frame, Tag.MR_DIFFUSION_SEQUENCE);
        // Legacy converted enhanced images keep here what the classic image had in its header.
        DataSet legacy = groups.group(frame, Tag.UNASSIGNED_PER_FRAME_CONVERTED_ATTRIBUTES_SEQUENCE);
        DataSet classic = legacy.size() > 0 ? legacy : header;
        return new Discriminators(
                imageType(groups, frame, classic.string(Tag.IMAGE_TYPE, header.string(Tag.IMAGE_TYPE))),
                content.string(Tag.STACK_ID),
                number(echo, Tag.EFFECTIVE_ECHO_TIME, number(classic, Tag.ECHO_TIME, 0)),
                content.integer(Tag.TEMPORAL_POSITION_INDEX, classic.integer(Tag.TEMPORAL_POSITION_IDENTIFIER, 0)),
                number(diffusion, Tag.DIFFUSION_B_VALUE, number(classic, Tag.DIFFUSION_B_VALUE, 0)),
                number(classic, Tag.TRIGGER_TIME, 0),
                acquisitionTime(classic, content),
                content.integer(Tag.FRAME_ACQUISITION_NUMBER, classic.integer(Tag.ACQUISITION_NUMBER, 0)),
                header.integer(Tag.INSTANCE_NUMBER, 0),
                frame);
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
