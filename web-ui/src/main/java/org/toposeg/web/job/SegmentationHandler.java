package org.toposeg.web.job;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.toposeg.job.Job;
import org.toposeg.job.JobContext;
import org.toposeg.job.JobHandler;
import org.toposeg.job.JobState;
import org.toposeg.model.LoadedModel;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.web.model.ModelCatalog;
import org.toposeg.web.model.ModelEntry;
import org.toposeg.web.study.StudyFiles;
import org.toposeg.web.study.StudyService;
import org.toposeg.web.study.VolumeFiles;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;

/** Segments one study: read, network, write beside the target and move, measure, record. */
@Component
class SegmentationHandler implements JobHandler {

    private static final double READ = 0.03;
    private static final double NETWORK = 0.9;

    private final Worklist worklist;
    private final StudyService studies;
    private final StudyFiles files;
    private final ModelCatalog models;

    SegmentationHandler(Worklist worklist, StudyService studies, StudyFiles files, ModelCatalog models) {
        this.worklist = worklist;
        this.studies = studies;
        this.files = files;
        this.models = models;
    }

    @Override
    public void handle(Job job, JobContext context) {
        WorklistItem item = worklist.find(job.study())
                .orElseThrow(() -> new IllegalStateException("the study was removed from the worklist."));
        Path target = files.data().resolve(job.output());
        LabelMap labels =
                job.state() == JobState.STORED ? VolumeFiles.readLabels(target) : infer(job, item, target, context);
        context.progress(READ + NETWORK, "measuring");
        record(job, item, labels);
        context.reached(JobState.CONFIRMED);
    }

    private LabelMap infer(Job job, WorklistItem item, Path target, JobContext context) {
        context.progress(0, "loading the model");
        LoadedModel model = models.load(job.model());
        context.progress(READ / 2, "reading the images");
        List<Volume> channels = IntStream.range(0, item.study().channels())
                .mapToObj(c -> VolumeFiles.read(files.image(item.study().id(), c)))
                .toList();
        LabelMap labels = model.pipeline()
                .segment(channels, false, f -> context.progress(READ + NETWORK * f, "segmenting"))
                .labels();
        context.reached(JobState.INFERRED);
        VolumeFiles.write(labels, target);
        context.reached(JobState.STORED);
        return labels;
    }

    private void record(Job job, WorklistItem item, LabelMap labels) {
        int version = StudyFiles.version(job.output());
        if (item.version(version).isEmpty()) {
            ModelEntry model = models.find(job.model());
            studies.record(item.study().id(), version, model.title(), labels, model.structures());
        }
    }
}
