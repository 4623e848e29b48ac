package org.toposeg.workflow.evaluate;

import org.toposeg.metric.Evaluation;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.ProgressListener;

/** Compares label maps with references as a request says. */
public final class EvaluateRun {

    private final EvaluateRequest request;

    public EvaluateRun(EvaluateRequest request) {
        this.request = request;
    }

    /**
     * @param progress hears which case of a folder is done
     * @throws InvalidRequestException if the metrics asked for do not exist
     * @throws InputException if a file cannot be read, lacks its counterpart or lies on another grid than that
     */
    public EvaluationResults run(ProgressListener progress) {
        Evaluation evaluation = request.metrics().evaluation();
        TaskLabels labels = request.taskLabels() == null ? TaskLabels.none() : TaskLabels.read(request.taskLabels());
        CasePairs pairs = CasePairs.of(request.prediction(), request.reference(), request.commonOnly());
        pairs = request.images() == null ? pairs : pairs.withImages(request.images());
        return new CaseEvaluator(evaluation, labels, request.ignorePosition()).evaluate(pairs, progress);
    }
}
