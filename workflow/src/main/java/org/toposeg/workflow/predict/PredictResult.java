package org.toposeg.workflow.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a cohort.
 *
 * @param cases those that were worked on
 * @param skipped label maps that were there already and left as they are
 * @param leftOut files that belong to no case, a sentence each
 * @param missing how many cases were not reached because the run was asked to stop
 */
public record PredictResult(List<PredictedCase> cases, List<Path> skipped, List<String> leftOut, int missing) {

    public List<PredictedCase.Done> done() {
        return cases.stream()
                .filter(PredictedCase.Done.class::isInstance)
                .map(PredictedCase.Done.class::cast)
                .toList();
    }

    public List<PredictedCase.Failed> failed() {
        return cases.stream()
                .filter(PredictedCase.Failed.class::isInstance)
                .map(PredictedCase.Failed.class::cast)
                .toList();
    }

    /** Whether every case has its result. */
    public boolean isComplete() {
        return missing == 0 && failed().isEmpty();
    }

    /** What was left out of the images or assumed, a sentence each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(leftOut);
        cases.forEach(c ->
                c.subject().warnings().forEach(text -> warnings.add(c.subject().name() + ": " + text)));
        return warnings;
    }
}
