package org.toposeg.cli.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.toposeg.cli.Failures;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.ProgressBar;
import org.toposeg.cli.StopSignal;
import org.toposeg.cli.UsageException;
import org.toposeg.files.PrivateFolder;
import org.toposeg.job.Job;
import org.toposeg.job.JobQueue;
import org.toposeg.job.JobRequest;
import org.toposeg.job.JobState;
import org.toposeg.job.JobWorker;
import org.toposeg.job.OwnedQueue;
import org.toposeg.job.SegmentationHandler;
import org.toposeg.job.SegmentationTask;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelQuality;
import org.toposeg.study.Destination;
import org.toposeg.study.FolderDestination;
import org.toposeg.study.StudyImages;
import org.toposeg.train.record.Hashes;
import org.toposeg.volume.InputException;

/** The queue of one output, owned by this process, and the work on it. */
final class BatchQueue implements AutoCloseable {

    private static final long TABLE_NANOS = 5_000_000_000L;
    private static final String MODEL = "model.sha256";

    private final OwnedQueue owned;
    private final JobQueue queue;
    private final Bundle bundle;
    private final ResultsTable table;
    private final ModelQuality quality;

    private BatchQueue(OwnedQueue owned, Bundle bundle, ResultsTable table) {
        this.owned = owned;
        this.queue = owned.queue();
        this.bundle = bundle;
        this.table = table;
        this.quality = new ModelQuality(bundle);
    }

    /** Opens or creates the queue and puts back what a process that died had under way. */
    static BatchQueue open(BatchPlace place, Bundle bundle) {
        OwnedQueue owned = OwnedQueue.take(place.folder());
        try {
            requireSameModel(owned.folder(), place, bundle);
            owned.queue().recover(Duration.ZERO);
            if (!place.isArchive()) {
                new FolderDestination(Path.of(place.output)).clean();
            }
            return new BatchQueue(owned, bundle, new ResultsTable(place.reports(), bundle.card()));
        } catch (RuntimeException e) {
            owned.close();
            throw e;
        }
    }

    /** Results of two models, or of two states of one, must not be mixed in one output. */
    private static void requireSameModel(PrivateFolder folder, BatchPlace place, Bundle bundle) {
        String hash = Hashes.of(bundle.onnx());
        Path note = folder.resolve(MODEL);
        try {
            if (!Files.exists(note)) {
                folder.write(MODEL, hash);
            } else if (!Files.readString(note).equals(hash)) {
                throw new UsageException(place.output + " holds results of another model, or of another state of "
                        + bundle.folder() + "; choose another --output.");
            }
        } catch (IOException e) {
            throw new InputException(note + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    Intake intake(Function<StudyImages, JobRequest> requests, Duration settle) {
        return new Intake(queue, requests, settle);
    }

    List<Job> jobs() {
        return queue.jobs();
    }

    /**
     * Works until nothing is waiting. The model is loaded once, and only if something is.
     *
     * @param studies by the id of their job
     * @return false if it was asked to stop before the end
     */
    boolean work(Map<String, Intake.Planned> studies, Destination destination, InferenceOptions inference) {
        if (isWaiting()) {
            try (LoadedModel model = inference.load(bundle);
                    ProgressBar bar = new ProgressBar("segmenting")) {
                SegmentationHandler handler = new SegmentationHandler(
                        job -> task(studies.get(job.id()), job, destination), path -> model.pipeline());
                work(handler, bar);
            }
        }
        table.write(queue.jobs());
        return !isWaiting();
    }

    private boolean isWaiting() {
        return queue.jobs().stream().anyMatch(job -> !job.state().isFinished());
    }

    private void work(SegmentationHandler handler, ProgressBar bar) {
        try (JobWorker worker = new JobWorker(queue, handler, Failures::sentence);
                StopSignal stop =
                        new StopSignal("Stopping; the study under way goes back to the queue", worker::close)) {
            show(bar);
            long written = System.nanoTime();
            while (worker.workOnce() && !stop.isAsked()) {
                show(bar);
                if (System.nanoTime() - written > TABLE_NANOS) {
                    table.write(queue.jobs());
                    written = System.nanoTime();
                }
            }
        }
    }

    private void show(ProgressBar bar) {
        Map<JobState, Integer> counts = queue.counts();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int done = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinished())
                .mapToInt(Map.Entry::getValue)
                .sum();
        bar.update(done / (double) all, done + " of " + all + " studies");
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
