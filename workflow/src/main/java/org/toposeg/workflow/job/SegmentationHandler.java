package org.toposeg.workflow.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.toposeg.file.Sha256;
import org.toposeg.infer.Prediction;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way from images to a confirmed result, for the web page and for batch runs: read, network, store, read back,
 * compare. An attempt that was cut off after it had stored its result is confirmed, not repeated.
 */
public final class SegmentationHandler implements JobHandler {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double READ = 0.03;
    private static final double NETWORK = 0.9;

    private final Function<Job, SegmentationTask> tasks;
    private final Function<String, SegmentationPipeline> models;

    /** @param models loads a model once and gives it again for the next job */
    public SegmentationHandler(Function<Job, SegmentationTask> tasks, Function<String, SegmentationPipeline> models) {
        this.tasks = tasks;
        this.models = models;
    }

    @Override
    public void handle(Job job, JobContext context) {
        try (SegmentationTask task = tasks.apply(job)) {
            Checked result = earlier(job, task, context).orElseGet(() -> infer(job, task, context));
            context.progress(READ + NETWORK, "measuring");
            context.confirmed(task.describe(result.labels, result.quality));
        }
    }

    private record Checked(LabelMap labels, QualityReport quality) {}

    private static Optional<Checked> earlier(Job job, SegmentationTask task, JobContext context) {
        if (job.digest() == null) {
            return Optional.empty();
        }
        try {
            return task.stored()
                    .filter(labels -> digest(labels).equals(job.digest()))
                    .map(labels -> new Checked(
                            labels,
                            context.quality()
                                    .map(json -> JSON.readValue(json, QualityReport.class))
                                    .orElseGet(() -> task.check(labels))));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    private Checked infer(Job job, SegmentationTask task, JobContext context) {
        context.progress(0, "reading the images");
        List<Volume> channels = task.channels();
        context.progress(READ / 2, "loading the model");
        Prediction result = models.apply(job.model())
                .segment(channels, false, f -> context.progress(READ + NETWORK * f, "segmenting"));
        LabelMap labels = result.labels();
        context.progress(READ + NETWORK, "looking for what is doubtful");
        QualityReport quality = task.check(result);
        context.inferred(digest(labels), JSON.writeValueAsString(quality));
        task.store(labels);
        context.reached(JobState.STORED);
        requireSame(labels, task.stored(), job.output());
        return new Checked(labels, quality);
    }

    private static void requireSame(LabelMap computed, Optional<LabelMap> stored, String output) {
        boolean same = stored.filter(labels ->
                        labels.grid().sameAs(computed.grid()) && digest(labels).equals(digest(computed)))
                .isPresent();
        if (!same) {
            throw new InputException(
                    output + " was read back and is not what was written; check the disk or the archive, then retry.");
        }
    }

    /** SHA-256 of size and labels. */
    private static String digest(LabelMap labels) {
        Size size = labels.grid().size();
        return new Sha256().add(size.x(), size.y(), size.z()).add(labels.data()).hex();
    }
}
