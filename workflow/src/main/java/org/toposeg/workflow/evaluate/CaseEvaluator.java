package org.toposeg.workflow.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.toposeg.io.ImageFiles;
import org.toposeg.metric.Evaluation;
import org.toposeg.preprocess.Orientation;
import org.toposeg.volume.Grid;
import org.toposeg.volume.GridMatch;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Vec3;
import org.toposeg.workflow.ProgressListener;
import org.toposeg.workflow.study.LabelSource;

/** Reads pairs of label maps and evaluates them, several at a time. */
final class CaseEvaluator {

    private final Evaluation evaluation;
    private final TaskLabels names;
    private final boolean ignorePosition;

    public CaseEvaluator(Evaluation evaluation, TaskLabels names, boolean ignorePosition) {
        this.evaluation = evaluation;
        this.names = names;
        this.ignorePosition = ignorePosition;
    }

    /** @param progress hears which case is done */
    public EvaluationResults evaluate(CasePairs pairs, ProgressListener progress) {
        if (!pairs.folders()) {
            return new EvaluationResults(
                    evaluation, names, List.of(evaluate(pairs.pairs().getFirst())), false);
        }
        AtomicInteger done = new AtomicInteger();
        List<EvaluationResults.Case> cases = pairs.pairs().parallelStream()
                .map(pair -> {
                    EvaluationResults.Case result = evaluate(pair);
                    progress.update(
                            done.incrementAndGet() / (double) pairs.pairs().size(), pair.id());
                    return result;
                })
                .toList();
        return new EvaluationResults(evaluation, names, cases, true);
    }

    private EvaluationResults.Case evaluate(CasePairs.CasePair pair) {
        LabelMap reference = ImageFiles.readLabels(pair.reference());
        LabelMap prediction = LabelSource.readBeside(pair.prediction(), reference.grid());
        if (LabelSource.isSegmentation(pair.reference())) {
            reference = LabelSource.readBeside(pair.reference(), prediction.grid());
        }
        if (!ignorePosition && !prediction.grid().sameAs(reference.grid())) {
            LabelMap turned = Orientation.canonical(prediction);
            LabelMap turnedReference = Orientation.canonical(reference);
            if (turned.grid().sameAs(turnedReference.grid())) {
                return evaluate(pair, turned, turnedReference);
            }
        }
        // A segmentation may be cut to what it shows; two other masks of different grids are more likely a mistake.
        boolean cut = LabelSource.isSegmentation(pair.prediction()) || LabelSource.isSegmentation(pair.reference());
        Optional<Grid> common =
                cut && !ignorePosition ? GridMatch.union(reference.grid(), prediction.grid()) : Optional.empty();
        if (common.isPresent()) {
            return onCommonGrid(pair, prediction, reference, common.get());
        }
        requireSameGrid(pair, prediction.grid(), reference.grid());
        return evaluate(pair, prediction, reference);
    }

    /** Masks cut to what they show lie on parts of one lattice. */
    private EvaluationResults.Case onCommonGrid(
            CasePairs.CasePair pair, LabelMap prediction, LabelMap reference, Grid common) {
        EvaluationResults.Case result =
                evaluate(pair, GridMatch.onto(prediction, common), GridMatch.onto(reference, common));
        String said = pair.prediction() + " (" + prediction.grid().size() + " voxels) and " + pair.reference() + " ("
                + reference.grid().size() + ") cover different parts of one grid; both were compared on the "
                + common.size() + " voxels that hold them, empty where a file has none.";
        List<String> warnings = new ArrayList<>(result.warnings());
        warnings.add(said);
        return new EvaluationResults.Case(result.pair(), result.scores(), warnings);
    }

    private EvaluationResults.Case evaluate(CasePairs.CasePair pair, LabelMap prediction, LabelMap reference) {
        List<String> warnings =
                InsideValue.join(pair, prediction, reference, names.names().keySet());
        SortedSet<Integer> predicted = Evaluation.labels(prediction, prediction);
        SortedSet<Integer> labels = Evaluation.labels(reference, reference);
        names.requireKnown(predicted, pair.prediction());
        names.requireKnown(labels, pair.reference());
        warnings.addAll(InsideValue.onlyInOne(pair, predicted, labels));
        labels.addAll(predicted);
        labels.addAll(names.names().keySet());
        return new EvaluationResults.Case(pair, evaluation.of(prediction, reference, labels), warnings);
    }

    private void requireSameGrid(CasePairs.CasePair pair, Grid prediction, Grid reference) {
        if (!prediction.size().equals(reference.size())) {
            throw different(pair.prediction(), prediction, pair.reference(), reference, "resample one onto the other.");
        }
        if (!ignorePosition && !prediction.sameAs(reference)) {
            throw different(
                    pair.prediction(),
                    prediction,
                    pair.reference(),
                    reference,
                    "resample one onto the other or, if their voxels correspond, say --ignore-position.");
        }
    }

    private static InputException different(Path p, Grid prediction, Path r, Grid reference, String todo) {
        return new InputException(p + " (" + text(prediction) + ") lies on another grid than " + r + " ("
                + text(reference) + "); " + todo);
    }

    private static String text(Grid grid) {
        Vec3 s = grid.spacing();
        Vec3 o = grid.origin();
        return "%s voxels of %.4g × %.4g × %.4g mm from (%.4g, %.4g, %.4g)"
                .formatted(grid.size(), s.x(), s.y(), s.z(), o.x(), o.y(), o.z());
    }
}
