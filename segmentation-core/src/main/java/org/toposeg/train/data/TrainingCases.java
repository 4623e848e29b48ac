package org.toposeg.train.data;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.toposeg.plan.Folds;
import org.toposeg.plan.Plan;
import org.toposeg.train.loop.TrainingListener;

/** The prepared cases of both sides of a split. */
public record TrainingCases(List<PreparedCase> training, List<PreparedCase> heldOut) {

    public static TrainingCases load(Plan plan, List<String> cases, PreparedCases prepared, TrainingListener listener) {
        Folds folds = new Folds(cases, plan.training().repetition().folds());
        List<String> training = folds.training(plan.training().repetition().fold());
        List<String> heldOut = folds.heldOut(plan.training().repetition().fold());
        AtomicInteger done = new AtomicInteger();
        int all = training.size() + heldOut.size();
        return new TrainingCases(
                prepare(training, prepared, listener, done, all), prepare(heldOut, prepared, listener, done, all));
    }

    private static List<PreparedCase> prepare(
            List<String> ids, PreparedCases prepared, TrainingListener listener, AtomicInteger done, int all) {
        return ids.parallelStream()
                .map(id -> {
                    PreparedCase found = prepared.get(id);
                    synchronized (listener) {
                        listener.prepared(done.incrementAndGet(), all);
                    }
                    return found;
                })
                .toList();
    }

    public List<String> trainingIds() {
        return training.stream().map(PreparedCase::id).toList();
    }

    public List<String> heldOutIds() {
        return heldOut.stream().map(PreparedCase::id).toList();
    }
}
