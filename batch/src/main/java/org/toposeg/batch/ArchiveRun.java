package org.toposeg.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.toposeg.dicom.web.ArchiveException;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.workflow.ProgressListener;
import org.toposeg.workflow.StopRequest;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobRequest;
import org.toposeg.workflow.study.Destination;
import org.toposeg.workflow.study.DicomWebStudies;
import org.toposeg.workflow.study.FolderDestination;
import org.toposeg.workflow.study.StudyImages;

/** Segments every study of a source. Run again it does what is missing and repeats nothing. */
public final class ArchiveRun {

    private final BatchRequest request;

    public ArchiveRun(BatchRequest request) {
        this.request = request;
    }

    /**
     * @param loader loads the model; not called if nothing is to be done
     * @param progress hears of the work, anew for each look at the source, and is closed after it
     * @param stops ends the run; the study under way goes back to the queue
     * @param notices hears what a person should know meanwhile, a sentence each
     * @throws ArchiveException if an archive cannot be asked
     */
    public BatchResult run(
            Function<Bundle, LoadedModel> loader,
            Supplier<? extends ProgressListener> progress,
            StopRequest.Listener stops,
            Consumer<String> notices) {
        try (DicomWebStudies archive = request.sourceArchive();
                DicomWebStudies target = request.targetArchive()) {
            Source studies = request.studies(archive);
            List<StudyImages> found = studies.find();
            Destination destination = target == null
                    ? new FolderDestination(Path.of(request.place().output()))
                    : target;
            try (BatchWork queue = BatchWork.open(request.place(), request.bundle())) {
                Intake intake = queue.intake(images -> job(images, destination), request.stillness());
                intake.take(found);
                while (segment(queue, intake, destination, loader, progress, stops) && intake.awaitsMore(notices)) {
                    intake.take(studies.find());
                }
                return result(queue.jobs(), studies, intake);
            }
        }
    }

    private static boolean segment(
            BatchWork queue,
            Intake intake,
            Destination destination,
            Function<Bundle, LoadedModel> loader,
            Supplier<? extends ProgressListener> progress,
            StopRequest.Listener stops) {
        try (ProgressListener listener = progress.get()) {
            return queue.work(intake.planned(), destination, loader, listener, stops);
        }
    }

    private JobRequest job(StudyImages images, Destination destination) {
        return new JobRequest(
                images.study(),
                images.series(),
                images.source(),
                request.bundle().folder().toAbsolutePath().normalize().toString(),
                destination.address(images),
                images.content());
    }

    private static BatchResult result(List<Job> jobs, Source studies, Intake intake) {
        List<String> warnings = new ArrayList<>(studies.warnings());
        warnings.addAll(intake.renewed());
        warnings.addAll(intake.left());
        warnings.addAll(JobView.warnings(jobs.stream().map(JobView::of).toList()));
        return new BatchResult(
                jobs, warnings, studies.isComplete() && intake.left().isEmpty());
    }
}
