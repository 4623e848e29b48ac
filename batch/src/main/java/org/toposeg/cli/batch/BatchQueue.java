package org.toposeg.cli.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.toposeg.cli.Failures;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.ProgressBar;
import org.toposeg.cli.StopSignal;
import org.toposeg.cli.UsageException;
import org.toposeg.file.AtomicFile;
import org.toposeg.file.Sha256;
import org.toposeg.job.Job;
import org.toposeg.job.JobQueue;
import org.toposeg.job.JobRequest;
import org.toposeg.job.JobState;
import org.toposeg.job.JobWorker;
import org.toposeg.job.QueueDatabase;
import org.toposeg.job.SegmentationHandler;
import org.toposeg.job.SegmentationTask;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelQuality;
import org.toposeg.study.Destination;
import org.toposeg.study.FolderDestination;
import org.toposeg.study.StudyImages;
import org.toposeg.volume.InputException;

/** The queue of one output, owned by this process, and the work on it. */
final class BatchQueue implements AutoCloseable {

    private static final long TABLE_NANOS = 5_000_000_000L;

    private final RunLock lock;
    private final JobQueue queue;
    private final Bundle bundle;
    private final ResultsTable table;
    private final ModelQuality quality;

    private BatchQueue(RunLock lock, JobQueue queue, Bundle bundle, ResultsTable table) {
        this.lock = lock;
        this.queue = queue;
        this.bundle = bundle;
        this.table = table;
        this.quality = new ModelQuality(bundle);
    }

    /** Opens or creates the queue and puts back what a process that died had under way. */
    static BatchQueue open(BatchPlace place, Bundle bundle) {
        RunLock lock = RunLock.take(place.folder());
        try {
            requireSameModel(place.folder().resolve("model.sha256"), place, bundle);
            JobQueue queue = QueueDatabase.open(place.folder());
            queue.recover(Duration.ZERO);
            if (!place.isArchive()) {
                new FolderDestination(Path.of(place.output)).clean();
            }
            return new BatchQueue(lock, queue, bundle, new ResultsTable(place.reports(), bundle.card()));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Results of two models, or of two states of one, must not be mixed in one output. */
    private static void requireSameModel(Path note, BatchPlace place, Bundle bundle) {
        String hash = Sha256.of(bundle.onnx());
        try {
            if (!Files.exists(note)) {
                AtomicFile.writeText(note, hash);
            } else if (!Files.readString(note).equals(hash)) {
                throw new UsageException(place.output + " holds results of another model, or of another state of "
                        + bundle.folder() + "; choose another --output.");
            }
        } catch (IOException e) {
            throw new InputException(note + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    String submit(JobRequest request) {
        return queue.submit(request);
    }

    List<Job> jobs() {
        return queue.jobs();
    }

    /**
     * Works until nothing is waiting. The model is loaded once, and only if something is.
     *
     * @param studies by the id of their job
     */
    void work(Map<String, StudyImages> studies, Destination destination, InferenceOptions inference) {
        if (queue.jobs().stream().anyMatch(job -> !job.state().isFinished())) {
            try (LoadedModel model = inference.load(bundle);
                    ProgressBar bar = new ProgressBar("segmenting")) {
                SegmentationHandler handler = new SegmentationHandler(
                        job -> task(studies.get(job.id()), job, destination), path -> model.pipeline());
                work(handler, bar);
            }
        }
        table.write(queue.jobs());
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

    private SegmentationTask task(StudyImages images, Job job, Destination destination) {
        if (images == null) {
            throw new InputException(job.source() + " is no longer in the source; put it back, then retry.");
        }
        return new BatchTask(images, destination, bundle.card(), quality);
    }

    @Override
    public void close() {
        lock.close();
    }
}
