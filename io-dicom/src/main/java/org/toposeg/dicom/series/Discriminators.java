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
        return new Discriminators(
                header.string(Tag.IMAGE_TYPE),
                content.string(Tag.STACK_ID),
                echo.number(Tag.EFFECTIVE_ECHO_TIME)
                        .orElse(header.number(Tag.ECHO_TIME).orElse(0)),
                content.integer(Tag.TEMPORAL_POSITION_INDEX, header.integer(Tag.TEMPORAL_POSITION_IDENTIFIER, 0)),
                diffusion
                        .number(Tag.DIFFUSION_B_VALUE)
                        .orElse(header.number(Tag.DIFFUSION_B_VALUE).orElse(0)),
                header.number(Tag.TRIGGER_TIME).orElse(0),
                acquisitionTime(header, content),
                header.integer(Tag.ACQUISITION_NUMBER, 0),
                header.integer(Tag.INSTANCE_NUMBER, 0),
                frame);
    }

    private static String acquisitionTime(DataSet header, DataSet content) {
        String frameTime = content.string(Tag.FRAME_ACQUISITION_DATE_TIME);
        if (!frameTime.isEmpty()) {
            return frameTime;
        }
        return header.string(
                Tag.ACQUISITION_DATE_TIME, header.string(Tag.ACQUISITION_DATE) + header.string(Tag.ACQUISITION_TIME));
    }

    boolean isLocalizer() {
        return imageType.contains("LOCALIZER") || imageType.contains("SCOUT");
    }
}
