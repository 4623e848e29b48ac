package org.toposeg.dicom.frame;

import java.util.Comparator;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;

/**
 * What may tell two frames at one place apart: another kind of image (type, echo, stack) makes another volume, another
 * time or diffusion weight makes another point of a 4D image.
 */
record Discriminators(String imageType, String stack, double echo, Moment moment) {

    /** Ordered in time within a 4D image; only what all these leave equal is told apart by direction and content time. */
    record Moment(int temporalPosition, double trigger, Diffusion diffusion, Clock clock, int acquisition, Place place)
            implements Comparable<Moment> {

        private static final Comparator<Moment> ORDER = Comparator.comparingInt(Moment::temporalPosition)
                .thenComparingDouble(Moment::trigger)
                .thenComparingDouble(moment -> moment.diffusion().weight())
                .thenComparing(moment -> moment.clock().acquired())
                .thenComparingDouble(moment -> moment.clock().reference())
                .thenComparingInt(Moment::acquisition)
                .thenComparing(
                        Moment::place, Comparator.comparingInt(Place::instance).thenComparingInt(Place::frame))
                .thenComparing(moment -> moment.diffusion().direction())
                .thenComparing(moment -> moment.clock().content());

        /** Volumes of equal weight and direction together, in whatever order they were acquired. */
        static final Comparator<Moment> BY_DIRECTION = Comparator.comparingDouble(
                        (Moment moment) -> moment.diffusion().weight())
                .thenComparing(moment -> moment.diffusion().direction())
                .thenComparing(ORDER);

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param weight b-value in s/mm²
     * @param direction of the gradient as text; empty without one
     */
    record Diffusion(double weight, String direction) {}

    /**
     * @param acquired date and time
     * @param reference Frame Reference Time in ms
     * @param content time of day at which the image was made
     */
    record Clock(String acquired, double reference, String content) {}

    /** Number of the file in its series and of the frame in the file. */
    record Place(int instance, int frame) {}

    private static final int FRAME_REFERENCE_TIME = Tag.forKeyword("FrameReferenceTime");
    private static final int GRADIENT_DIRECTION_SEQUENCE = Tag.forKeyword("DiffusionGradientDirectionSequence");
    private static final int GRADIENT_ORIENTATION = Tag.forKeyword("DiffusionGradientOrientation");
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
                new Diffusion(
                        number(diffusion, Tag.DIFFUSION_B_VALUE, number(classic, Tag.DIFFUSION_B_VALUE, 0)),
                        direction(diffusion, classic)),
                new Clock(
                        acquisitionTime(classic, content),
                        number(classic, FRAME_REFERENCE_TIME, 0),
                        classic.string(Tag.CONTENT_TIME)),
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

    private static String direction(DataSet diffusion, DataSet classic) {
        double[] direction = diffusion.item(GRADIENT_DIRECTION_SEQUENCE).numbers(GRADIENT_ORIENTATION);
        direction = direction.length == 3 ? direction : classic.numbers(GRADIENT_ORIENTATION);
        StringBuilder text = new StringBuilder();
        for (double part : direction) {
            // Adding 0 turns -0 into 0.
            text.append(Math.rint(part * 1e3) / 1e3 + 0.0).append(' ');
        }
        return text.toString().strip();
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
