package org.toposeg.dicom.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.SliceOrder;
import org.toposeg.dicom.frame.SourceInstance;

/**
 * Whether a series' own numbers leave room for images that are not there: instance numbers with gaps or that do not begin
 * at the start, and Images in Acquisition (0020,1002). These are hints and no proof, because some scanners count through
 * a whole study; slices that are missing between others are found by their positions.
 */
final class Completeness {

    private static final int SHOWN = 3;

    private Completeness() {}

    /** What speaks against the series being complete, for a sentence; empty if nothing does. */
    static Optional<String> doubt(List<SourceInstance> instances) {
        List<String> doubts = new ArrayList<>(numbering(instances));
        stated(instances).ifPresent(doubts::add);
        return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", doubts));
    }

    private static List<String> numbering(List<SourceInstance> instances) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (SourceInstance instance : instances) {
            if (!instance.header().hasValue(Tag.INSTANCE_NUMBER)) {
                return List.of();
            }
            numbers.add(number(instance, Tag.INSTANCE_NUMBER));
        }
        // One image may have any number; a number given twice counts something else than images of the series.
        if (numbers.size() < 2 || numbers.size() < instances.size() || usualStep(numbers) != 1) {
            return List.of();
        }
        List<String> gaps = gaps(numbers);
        List<String> doubts = new ArrayList<>();
        if (numbers.first() > 1) {
            doubts.add("its images are numbered from " + numbers.first() + " on");
        }
        if (!gaps.isEmpty()) {
            doubts.add("there are no images with the numbers "
                    + String.join(", ", gaps.subList(0, Math.min(SHOWN, gaps.size())))
                    + (gaps.size() > SHOWN ? " and " + (gaps.size() - SHOWN) + " more" : ""));
        }
        return doubts;
    }

    /** A hint that is no number is none. */
    private static int number(SourceInstance instance, int tag) {
        try {
            return instance.header().integer(tag, 0);
        } catch (DicomException e) {
            return 0;
        }
    }

    private static double usualStep(TreeSet<Integer> numbers) {
        List<Integer> sorted = List.copyOf(numbers);
        double[] steps = new double[sorted.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (double) sorted.get(i + 1) - sorted.get(i);
        }
        return SliceOrder.median(steps);
    }

    private static List<String> gaps(TreeSet<Integer> numbers) {
        List<String> gaps = new ArrayList<>();
        int last = numbers.first();
        for (int number : numbers) {
            if (number - last > 1) {
                gaps.add(last + 1 == number - 1 ? "" + (last + 1) : (last + 1) + " to " + (number - 1));
            }
            last = number;
        }
        return gaps;
    }

    /** The first acquisition that says it has more images than are there. */
    private static Optional<String> stated(List<SourceInstance> instances) {
        Map<Integer, Long> found = new HashMap<>();
        Map<Integer, Long> stated = new HashMap<>();
        long all = 0;
        for (SourceInstance instance : instances) {
            int acquisition = number(instance, Tag.ACQUISITION_NUMBER);
            found.merge(acquisition, (long) instance.frames(), Long::sum);
            stated.merge(acquisition, (long) number(instance, Tag.IMAGES_IN_ACQUISITION), Math::max);
            all += instance.frames();
        }
        // Some count all acquisitions of the series together.
        long total = all;
        return found.entrySet().stream()
                .filter(entry -> stated.get(entry.getKey()) > entry.getValue() && stated.get(entry.getKey()) > total)
                .findFirst()
                .map(entry -> "its header speaks of " + stated.get(entry.getKey()) + " images in the acquisition, "
                        + entry.getValue() + (entry.getValue() == 1 ? " is" : " are") + " there");
    }
}
