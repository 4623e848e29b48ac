package org.toposeg.workflow.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.toposeg.datasets.DataSets;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.workflow.InvalidRequestException;

/**
 * A plan with the data set that it fits.
 *
 * @param folder of the data set
 */
record TrainSubject(Plan plan, Path folder, CaseSource source) {

    /** @throws InvalidRequestException if there is no data set, or its labels or channels are not those of the plan */
    static TrainSubject of(TrainRequest request) {
        Plan plan = PlanFile.read(request.plan());
        Path data = request.places().data();
        if (data == null && plan.source() == null) {
            throw new InvalidRequestException(request.plan() + " does not name a data set; add --data DATASET.");
        }
        Path folder = data == null ? Path.of(plan.source()) : data;
        TrainSubject subject = new TrainSubject(plan, folder, DataSets.open(folder));
        subject.requireFitting(request.plan());
        return subject;
    }

    /** A plan's labels and channels are what its network was made for. */
    private void requireFitting(Path file) {
        Map<Integer, String> planned = new TreeMap<>();
        plan.labels().forEach(label -> planned.put(label.value(), label.name()));
        Map<Integer, String> found = new TreeMap<>(source.labels());
        if (!planned.equals(found)
                || plan.channels().size() != source.channels().size()) {
            throw new InvalidRequestException("the data set " + source.name() + " has the labels " + found + " and "
                    + source.channels().size() + " channels, " + file + " was made for " + planned + " and "
                    + plan.channels().size() + "; make a new plan with 'toposeg plan'.");
        }
    }

    /** @param fold number, {@code all} or null, as a person asks for it */
    List<Integer> folds(String fold) {
        if (fold == null) {
            return List.of(plan.training().repetition().fold());
        }
        int count = plan.training().repetition().folds();
        if (fold.equals("all")) {
            return IntStream.range(0, count).boxed().toList();
        }
        if (!fold.matches("\\d{1,4}") || Integer.parseInt(fold) >= count) {
            throw new InvalidRequestException("--fold must be 0 to " + (count - 1) + " or all, got " + fold);
        }
        return List.of(Integer.parseInt(fold));
    }
}
