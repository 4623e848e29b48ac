package org.toposeg.web.study;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.toposeg.io.ImageFiles;
import org.toposeg.job.JobQueue;
import org.toposeg.job.JobRequest;
import org.toposeg.quality.QualityReport;
import org.toposeg.report.page.EvaluationDocument;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** Takes studies and segmentations in, and asks for segmentations. */
@Service
public class StudyService {

    private final StudyRows rows;
    private final StudyFiles files;
    private final JobQueue queue;

    StudyService(StudyRows rows, StudyFiles files, JobQueue queue) {
        this.rows = rows;
        this.files = files;
        this.queue = queue;
    }

    /** Adds a study with a copy of its images. */
    @Transactional
    public Study add(NewStudy source) {
        String id = UUID.randomUUID().toString();
        Volume first = source.channels().getFirst();
        IntensityWindow window = IntensityWindow.of(first);
        Grid grid = first.grid();
        Study study = new Study(
                id,
                source.name(),
                source.subject(),
                source.modality(),
                source.origin(),
                source.channels().size(),
                grid.size(),
                grid.spacing(),
                window.low(),
                window.high(),
                Instant.now());
        files.create(id);
        for (int c = 0; c < source.channels().size(); c++) {
            ImageFiles.write(source.channels().get(c), files.image(id, c));
        }
        rows.insert(study, source.attributes());
        return study;
    }

    /** Adds the label map that segmentations of this study are compared with. */
    public SegmentationVersion addReference(String study, LabelMap labels, List<Structure> structures) {
        requireSameGrid(study, labels);
        ImageFiles.writeLabels(labels, files.segmentation(study, SegmentationVersion.REFERENCE_VERSION));
        return insert(
                study,
                SegmentationVersion.REFERENCE_VERSION,
                SegmentationVersion.Origin.REFERENCE,
                "reference",
                structures,
                Measures.of(labels, null, structures, null),
                null);
    }

    /** Records a label map whose file lies at its place already, with its measures and what is doubtful about it. */
    public SegmentationVersion record(
            String study,
            int version,
            String author,
            LabelMap labels,
            List<Structure> structures,
            QualityReport quality) {
        return insert(
                study,
                version,
                SegmentationVersion.Origin.MODEL,
                author,
                structures,
                Measures.of(labels, reference(study), structures, evaluated(study, version)),
                quality);
    }

    private EvaluationDocument.Files evaluated(String study, int version) {
        return new EvaluationDocument.Files(
                files.relative(files.segmentation(study, version)),
                files.relative(files.segmentation(study, SegmentationVersion.REFERENCE_VERSION)),
                files.relative(files.image(study, 0)));
    }

    /** Asks for a new version by a model. Gives the id of the job. */
    public String segment(String study, String model) {
        int version = rows.segmentations(study).stream()
                        .mapToInt(SegmentationVersion::version)
                        .max()
                        .orElse(0)
                + 1;
        String name = rows.find(study).orElseThrow().name();
        JobRequest request = new JobRequest(
                study, name, "studies/" + study, model, "studies/" + study + "/segmentation-" + version + ".nii.gz");
        String job = queue.submit(request);
        queue.retry(job);
        rows.setJob(study, job);
        return job;
    }

    /** Removes a study with all that belongs to it. */
    public void delete(String study) {
        rows.delete(study);
        files.delete(study);
    }

    private SegmentationVersion insert(
            String study,
            int version,
            SegmentationVersion.Origin origin,
            String author,
            List<Structure> structures,
            Measures measures,
            QualityReport quality) {
        SegmentationVersion row = new SegmentationVersion(
                study, version, origin, author, structures, measures.structures(), quality, Instant.now());
        rows.insert(row, measures.evaluation());
        return row;
    }

    private LabelMap reference(String study) {
        boolean known =
                rows.segmentations(study).stream().anyMatch(s -> s.version() == SegmentationVersion.REFERENCE_VERSION);
        return known ? ImageFiles.readLabels(files.segmentation(study, SegmentationVersion.REFERENCE_VERSION)) : null;
    }

    private void requireSameGrid(String study, LabelMap labels) {
        Grid grid = ImageFiles.read(files.image(study, 0)).grid();
        if (!grid.sameAs(labels.grid())) {
            throw new InputException("the reference's grid (" + labels.grid().size() + ") is not the image's ("
                    + grid.size() + "), or lies elsewhere; give a label map that was drawn on this image.");
        }
    }

    /**
     * What is needed to add a study.
     *
     * @param attributes of the subject, for fairness reports
     */
    public record NewStudy(
            String name,
            String subject,
            String modality,
            String origin,
            List<Volume> channels,
            Map<String, String> attributes) {}
}
