package org.toposeg.workflow.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.ProgressListener;
import org.toposeg.workflow.StopRequest;
import org.toposeg.workflow.study.FolderStudies;
import org.toposeg.workflow.study.StudyImages;

/** Segments the cases of a request one after the other; one that fails does not stop the others. */
public final class PredictRun {

    private final PredictRequest request;

    public PredictRun(PredictRequest request) {
        this.request = request;
    }

    /**
     * @param loader loads the model; not called if every case is skipped
     * @param stops ends the run before the next window; the results until then stand
     * @throws InputException if an input does not exist or holds no image
     * @throws InvalidRequestException if two cases would have the same output
     */
    public PredictResult run(
            Function<Bundle, LoadedModel> loader, ProgressListener progress, StopRequest.Listener stops) {
        FolderStudies finder =
                new FolderStudies(request.bundle().card().network().channels().size());
        List<StudyImages> found = find(finder);
        List<StudyImages> missing = new ArrayList<>(found);
        List<Path> skipped = new ArrayList<>();
        if (request.skipExisting()) {
            missing.removeIf(images -> request.files(images.title()).areWritten(request));
            found.stream()
                    .filter(images -> !missing.contains(images))
                    .forEach(images -> skipped.add(request.files(images.title()).labels()));
        }
        List<PredictedCase> cases = missing.isEmpty() ? List.of() : segment(missing, loader, progress, stops);
        return new PredictResult(cases, skipped, finder.leftOut(), missing.size() - cases.size());
    }

    private List<StudyImages> find(FolderStudies finder) {
        if (finder.areChannels(request.inputs())) {
            return List.of(finder.together(request.inputs()));
        }
        List<StudyImages> cases = finder.find(request.inputs());
        requireDifferentNames(cases);
        if (request.isSingle() && cases.size() > 1) {
            throw new InvalidRequestException("-o " + request.output() + " names one file, but there are "
                    + cases.size() + " cases; give a folder.");
        }
        return cases;
    }

    private static void requireDifferentNames(List<StudyImages> cases) {
        Map<String, StudyImages> seen = new HashMap<>();
        for (StudyImages c : cases) {
            StudyImages other = seen.putIfAbsent(c.title(), c);
            if (other != null) {
                throw new InvalidRequestException("two inputs are named " + c.title() + " (" + other.source() + " and "
                        + c.source()
                        + "), so that their results would overwrite each other; predict them into different"
                        + " folders.");
            }
        }
    }

    private List<PredictedCase> segment(
            List<StudyImages> studies,
            Function<Bundle, LoadedModel> loader,
            ProgressListener progress,
            StopRequest.Listener stops) {
        List<PredictedCase> cases = new ArrayList<>();
        try (LoadedModel loaded = loader.apply(request.bundle());
                StopRequest stop = stops.listen(() -> {})) {
            SegmentationPipeline pipeline = loaded.pipeline(request.tileOverlap(), request.tta());
            CasePrediction prediction = new CasePrediction(request, pipeline);
            for (StudyImages images : studies) {
                StoppedException.throwIfAsked(stop);
                int before = cases.size();
                cases.add(prediction.attempt(images, done -> {
                    StoppedException.throwIfAsked(stop);
                    progress.update((before + done) / studies.size(), images.title());
                }));
                progress.update(cases.size() / (double) studies.size(), images.title());
            }
        } catch (StoppedException e) {
            // What is done stands.
            return cases;
        }
        return cases;
    }
}
