package org.toposeg.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.toposeg.file.PrivateFolder;
import org.toposeg.file.Sha256;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelQuality;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.Failures;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.ProgressListener;
import org.toposeg.workflow.StopRequest;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobQueue;
import org.toposeg.workflow.job.JobRequest;
import org.toposeg.workflow.job.JobState;
import org.toposeg.workflow.job.JobWorker;
import org.toposeg.workflow.job.Outage;
import org.toposeg.workflow.job.OwnedQueue;
import org.toposeg.workflow.job.SegmentationHandler;
import org.toposeg.workflow.job.SegmentationTask;
import org.toposeg.workflow.study.Destination;
import org.toposeg.workflow.study.FolderDestination;
import org.toposeg.workflow.study.StudyImages;

/** The queue of one output, owned by this process, and the work on it. */
final class BatchWork implements AutoCloseable {

    private static final long TABLE_NANOS = 5_000_000_000L;
    private static final String MODEL = "model.sha256";

    private final OwnedQueue owned;
    private final JobQueue queue;
    private final Bundle bundle;
    private final ResultsTable table;
    private final ModelQuality quality;

    private BatchWork(OwnedQueue owned, Bundle bundle, ResultsTable table) {
        this.owned = owned;
        this.queue = owned.queue();
        this.bundle = bundle;
        this.table = table;
        this.quality = new ModelQuality(bundle);
    }

    /** Opens or creates the queue and puts back what a process that died had under way. */
    public static BatchWork open(BatchPlace place, Bundle bundle) {
        OwnedQueue owned = OwnedQueue.take(place.folder());
        try {
            requireSameModel(owned.folder(), place, bundle);
            owned.queue().recover(Duration.ZERO);
            if (!place.isArchive()) {
                new FolderDestination(Path.of(place.output())).clean();
            }
            return new BatchWork(owned, bundle, new ResultsTable(place.reports(), bundle.card()));
        } catch (RuntimeException e) {
            owned.close();
            throw e;
        }
    }

    /** Results of two models, or of two states of one, must not be mixed in one output. */
    private static void requireSameModel(PrivateFolder folder, BatchPlace place, Bundle bundle) {
        String hash = Sha256.of(bundle.onnx());
        Path note = folder.resolve(MODEL);
        try {
            if (!Files.exists(note)) {
                folder.write(MODEL, hash);
            } else if (!Files.readString(note).equals(hash)) {
                throw new InvalidRequestException(
                        place.output() + " holds results of another model, or of another state of " + bundle.folder()
                                + "; choose another --output.");
            }
        } catch (IOException e) {
            throw new InputException(note + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    public Intake intake(Function<StudyImages, JobRequest> requests, Duration settle) {
        return new Intake(queue, requests, settle);
    }

    public List<Job> jobs() {
        return queue.jobs();
    }

    /**
     * Works until nothing is waiting. The model is loaded once, and only if something is.
     *
     * @param studies by the id of their job
     * @return false if it was asked to stop before the end
     */
    public boolean work(
            Map<String, Intake.Planned> studies,
            Destination destination,
            Function<Bundle, LoadedModel> loader,
            ProgressListener progress,
            StopRequest.Listener stops) {
        if (isWaiting()) {
            try (LoadedModel model = loader.apply(bundle)) {
                SegmentationHandler handler = new SegmentationHandler(
                        job -> task(studies.get(job.id()), job, destination), path -> model.pipeline());
                work(handler, progress, stops);
            }
        }
        table.write(queue.jobs());
        return !isWaiting();
    }

    private boolean isWaiting() {
        return queue.jobs().stream().anyMatch(job -> !job.state().isFinished());
    }

    private void work(SegmentationHandler handler, ProgressListener progress, StopRequest.Listener stops) {
        try (JobWorker worker =
                        new JobWorker(queue, handler, Failures::sentence, new Outage(Failures::mayPass, Outage.LIMIT));
                StopRequest stop = stops.listen(worker::close)) {
            show(progress);
            long written = System.nanoTime();
            while (worker.workOnce() && !stop.isAsked()) {
                show(progress);
                if (System.nanoTime() - written > TABLE_NANOS) {
                    table.write(queue.jobs());
                    written = System.nanoTime();
                }
            }
        }
    }

    private void show(ProgressListener progress) {
        Map<JobState, Integer> counts = queue.counts();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int done = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinished())
                .mapToInt(Map.Entry::getValue)
                .sum();
        progress.update(done / (double) all, done + " of " + all + " studies");
    }

    private SegmentationTask task(Intake.Planned study, Job job, Destination destination) {
        if (study == null) {
            throw new InputException(job.source() + " is no longer in the source; put it back, then retry.");
        }
        return new BatchTask(study, destination, bundle.card(), quality);
    }

    @Override
    public void close() {
        owned.close();
    }
}
