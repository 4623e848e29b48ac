package org.toposeg.web.study;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.LoadedImage;
import org.toposeg.metric.document.EvaluationDocument;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.web.storage.DiskSpace;
import org.toposeg.workflow.job.JobQueue;
import org.toposeg.workflow.job.JobRequest;

/** Takes studies and segmentations in, and asks for segmentations. */
@Service
public class StudyService {

    private static final Logger LOG = LoggerFactory.getLogger(StudyService.class);

    private final StudyRows rows;
    private final StudyFiles files;
    private final JobQueue queue;
    private final DiskSpace disk;
    private final TransactionTemplate transaction;

    StudyService(
            StudyRows rows, StudyFiles files, JobQueue queue, DiskSpace disk, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.files = files;
        this.queue = queue;
        this.disk = disk;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Adds a study with a copy of its images. If that fails, nothing of it is left.
     *
     * @throws InputException if the disk has no room for it
     */
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
        disk.require((long) Float.BYTES * grid.size().voxels() * study.channels());
        files.create(id, source.channels());
        orRemove(id, () -> transaction.executeWithoutResult(status -> rows.insert(study, source.attributes())));
        return study;
    }

    /** Adds a study together with its reference, or nothing of the two. */
    Study addWithReference(NewStudy source, LabelMap labels, List<Structure> structures) {
        Study study = add(source);
        orRemove(study.id(), () -> addReference(study.id(), labels, structures));
        return study;
    }

    private void orRemove(String study, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            try {
                remove(study);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Adds the label map that segmentations of this study are compared with. */
    public SegmentationVersion addReference(String study, LabelMap labels, List<Structure> structures) {
        LoadedImage image = ImageFiles.read(files.image(study, 0));
        requireSameGrid(image.grid(), labels);
        files.write(labels, study, SegmentationVersion.REFERENCE_VERSION, image.header());
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

    /**
     * Asks for a new version by a model. Gives the id of the job, which is on the disk for good then.
     *
     * @throws InputException if the disk has no room for the result
     */
    public String segment(String study, String model) {
        disk.require(0);
        int version = rows.lastVersion(study) + 1;
        String name = rows.find(study).orElseThrow().name();
        JobRequest request = new JobRequest(
                study, name, folder(study), model, folder(study) + "/segmentation-" + version + ".nii.gz");
        String job = queue.submit(request);
        queue.retry(job);
        rows.setJob(study, job);
        return job;
    }

    /**
     * Removes a study with all that belongs to it, for good; a segmentation that is under way stops.
     *
     * @param who asks, for the log
     * @return whether there was one
     */
    public boolean delete(String study, String who) {
        boolean known = remove(study);
        if (known) {
            LOG.info("{} deleted the study {} with all its segmentations", who, study);
        }
        return known;
    }

    /** The rows first: a study without a folder shows an error, a folder without a study is found at the next start. */
    private boolean remove(String study) {
        queue.forget(folder(study));
        boolean known = rows.delete(study);
        if (known || files.contains(study)) {
            files.delete(study);
        }
        return known;
    }

    /**
     * Removes one version of a study's segmentation, or its reference, for good.
     *
     * @param who asks, for the log
     * @return whether there was one
     */
    public boolean delete(String study, int version, String who) {
        boolean known = rows.delete(study, version);
        if (known) {
            files.delete(study, version);
            LOG.info("{} deleted version {} of the study {}", who, version, study);
        }
        return known;
    }

    private static String folder(String study) {
        return "studies/" + study;
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

    private static void requireSameGrid(Grid grid, LabelMap labels) {
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
            Map<String, String> attributes) {

        private static final int SHORT = 40;

        /** For a sentence. */
        String shortName() {
            return name.length() <= SHORT ? name : name.substring(0, SHORT) + "…";
        }
    }
}
