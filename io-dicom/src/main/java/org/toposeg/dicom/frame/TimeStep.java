package org.toposeg.dicom.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;

/** The time from one volume of a series to the next. */
public final class TimeStep {

    private static final int FRAME_INCREMENT = Tag.forKeyword("FrameIncrementPointer");
    private static final int FRAME_TIME = Tag.forKeyword("FrameTime");
    private static final int FRAME_TIME_VECTOR = Tag.forKeyword("FrameTimeVector");
    private static final int CINE_RATE = Tag.forKeyword("CineRate");
    private static final int TIMING = Tag.forKeyword("MRTimingAndRelatedParametersSequence");

    /** Times of acquisition are often stored in whole seconds. */
    private static final double ROUNDED_SECONDS = 1;

    private static final double UNEVEN = 0.2;

    private TimeStep() {}

    /** Whether the frames of a file follow each other in time. */
    static boolean isCine(DataSet header) {
        if (header.hasValue(FRAME_INCREMENT)) {
            return Arrays.stream(header.numbers(FRAME_INCREMENT))
                    .anyMatch(tag -> (long) tag == FRAME_TIME || (long) tag == FRAME_TIME_VECTOR);
        }
        return header.hasValue(FRAME_TIME) || header.hasValue(FRAME_TIME_VECTOR) || header.hasValue(CINE_RATE);
    }

    /** Seconds, or 0 where the volumes are no even series in time or nothing says how far apart they are. */
    public static double of(Stack stack) {
        if (stack.times().size() < 2) {
            return 0;
        }
        SourceFrame first = stack.slices().getFirst();
        DataSet header = first.instance().header();
        if (header.number(FRAME_TIME).orElse(0) > 0) {
            return header.number(FRAME_TIME).getAsDouble() / 1000;
        }
        if (header.number(CINE_RATE).orElse(0) > 0 && isCine(header)) {
            return 1 / header.number(CINE_RATE).getAsDouble();
        }
        double repetition = new FunctionalGroups(header)
                        .group(first.frame(), TIMING)
                        .number(Tag.REPETITION_TIME)
                        .orElse(header.number(Tag.REPETITION_TIME).orElse(0))
                / 1000;
        double measured = measured(stack);
        boolean agree = Math.abs(measured - repetition) <= Math.max(ROUNDED_SECONDS, UNEVEN * repetition);
        return measured > 0 && !(repetition > 0 && agree) ? measured : repetition;
    }

    /** The distance of the volumes' times; 0 where they have none or are not even. */
    private static double measured(Stack stack) {
        List<Double> times = new ArrayList<>();
        for (List<SourceFrame> volume : stack.times()) {
            Discriminators.Moment moment = volume.getFirst().discriminators().moment();
            double reference = moment.clock().reference() / 1000;
            times.add(reference != 0 ? reference : seconds(moment.clock().acquired()));
        }
        double step = (times.getLast() - times.getFirst()) / (times.size() - 1);
        for (int t = 1; t < times.size(); t++) {
            double own = times.get(t) - times.get(t - 1);
            if (!(Math.abs(own - step) <= Math.max(ROUNDED_SECONDS, UNEVEN * step))) {
                return 0;
            }
        }
        return Double.isFinite(step) && step > 0 ? step : 0;
    }

    /** Seconds of the day in a date with time or a time alone; not a number where it is neither. */
    private static double seconds(String text) {
        String digits = text.split("[+&-]", 2)[0];
        int point = digits.indexOf('.');
        int whole = point < 0 ? digits.length() : point;
        int at = whole >= 14 ? 8 : 0;
        try {
            return 3600 * Integer.parseInt(digits.substring(at, at + 2))
                    + 60 * Integer.parseInt(digits.substring(at + 2, at + 4))
                    + Double.parseDouble(digits.substring(at + 4));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Double.NaN;
        }
    }
}
