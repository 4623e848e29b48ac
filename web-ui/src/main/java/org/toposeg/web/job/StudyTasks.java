package org.toposeg.web.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.toposeg.infer.Prediction;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageHeader;
import org.toposeg.io.LoadedImage;
import org.toposeg.model.ModelQuality;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.web.model.ModelCatalog;
import org.toposeg.web.model.ModelEntry;
import org.toposeg.web.study.StudyFiles;
import org.toposeg.web.study.StudyService;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.SegmentationTask;

/** Finds the images of a study in the store and records the result as a new version of its segmentation. */
@Component
class StudyTasks {

    private final Worklist worklist;
    private final StudyService studies;
    private final StudyFiles files;
    private final ModelCatalog models;

    StudyTasks(Worklist worklist, StudyService studies, StudyFiles files, ModelCatalog models) {
        this.worklist = worklist;
        this.studies = studies;
        this.files = files;
        this.models = models;
    }

    SegmentationTask of(Job job) {
        return new StudyTask(
                job,
                worklist.find(job.study())
                        .orElseThrow(() -> new InputException("the study was removed from the worklist.")));
    }

    private final class StudyTask implements SegmentationTask {

        private final Job job;
        private final WorklistItem item;
        private final Path target;
        private ImageHeader header = ImageHeader.NONE;

        StudyTask(Job job, WorklistItem item) {
            this.job = job;
            this.item = item;
            this.target = files.data().resolve(job.output());
        }

        @Override
        public List<Volume> channels() {
            List<LoadedImage> images = IntStream.range(0, item.study().channels())
                    .mapToObj(c -> ImageFiles.read(files.image(item.study().id(), c)))
                    .toList();
            header = images.getFirst().header();
            return images.stream().map(image -> image.channels().getFirst()).toList();
        }

        @Override
        public void store(LabelMap labels) {
            if (!files.contains(item.study().id())) {
                throw new InputException("the study was removed from the worklist.");
            }
            files.write(labels, item.study().id(), StudyFiles.version(job.output()), header);
        }

        @Override
        public Optional<LabelMap> stored() {
            return Files.exists(target) ? Optional.of(ImageFiles.readLabels(target)) : Optional.empty();
        }

        @Override
        public QualityReport check(Prediction result) {
            return new ModelQuality(models.find(job.model()).bundle()).of(result);
        }

        @Override
        public QualityReport check(LabelMap labels) {
            return new ModelQuality(models.find(job.model()).bundle()).of(labels);
        }

        /** Measures and findings stand with the version. */
        @Override
        public String describe(LabelMap labels, QualityReport quality) {
            int version = StudyFiles.version(job.output());
            if (item.version(version).isEmpty()) {
                ModelEntry model = models.find(job.model());
                studies.record(item.study().id(), version, model.title(), labels, model.structures(), quality);
            }
            return "{\"version\": " + version + "}";
        }
    }
}
