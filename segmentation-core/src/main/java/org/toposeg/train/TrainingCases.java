package org.toposeg.train;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.toposeg.plan.Folds;
import org.toposeg.plan.Plan;
import org.toposeg.preprocess.CaseSource;

/** The prepared cases of both sides of a split. */
record TrainingCases(List<PreparedCase> training, List<PreparedCase> heldOut) {

    static TrainingCases load(Plan plan, CaseSource source, TrainingListener listener) {
        Folds folds = new Folds(source.cases(), plan.training().folds());
        List<String> training = folds.training(plan.training().fold());
        List<String> heldOut = folds.heldOut(plan.training().fold());
        AtomicInteger done = new AtomicInteger();
        int all = training.size() + heldOut.size();
        return new TrainingCases(
                prepare(training, plan, source, listener, done, all),
                prepare(heldOut, plan, source, listener, done, all));
    }

    private static List<PreparedCase> prepare(
            List<String> ids, Plan plan, CaseSource source, TrainingListener listener, AtomicInteger done, int all) {
        return ids.parallelStream()
                .map(id -> {
                    PreparedCase prepared = PreparedCase.of(source.load(id), plan);
                    synchronized (listener) {
                        listener.prepared(done.incrementAndGet(), all);
                    }
                    return prepared;
                })
                .toList();
    }

    List<String> trainingIds() {
        return training.stream().map(PreparedCase::id).toList();
    }

    List<String> heldOutIds() {
        return heldOut.stream().map(PreparedCase::id).toList();
    }
}
