package org.toposeg.web.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobQueue;

/** Reads studies together with what was done to them. */
@Service
public class Worklist {

    private final StudyRows rows;
    private final JobQueue queue;

    Worklist(StudyRows rows, JobQueue queue) {
        this.rows = rows;
        this.queue = queue;
    }

    /** Newest first. */
    public List<WorklistItem> all() {
        Map<String, Job> jobs = queue.jobs().stream().collect(Collectors.toMap(Job::id, Function.identity()));
        Map<String, String> jobOfStudy = rows.jobs();
        Map<String, List<SegmentationVersion>> versions =
                rows.segmentations().stream().collect(Collectors.groupingBy(SegmentationVersion::study));
        return rows.all().stream()
                .map(study -> new WorklistItem(
                        study,
                        versions.getOrDefault(study.id(), List.of()),
                        Optional.ofNullable(jobOfStudy.get(study.id()))
                                .map(jobs::get)
                                .orElse(null)))
                .toList();
    }

    public Optional<WorklistItem> find(String id) {
        return rows.find(id).map(study -> new WorklistItem(study, rows.segmentations(id), lastJob(id)));
    }

    /** The attributes of every study that has any, by study. */
    public Map<String, Map<String, String>> attributes() {
        return rows.attributes();
    }

    /** How a segmentation compares with the reference, as the JSON of {@code toposeg evaluate}; empty without one. */
    public Optional<String> evaluation(String study, int version) {
        return rows.evaluation(study, version);
    }

    private Job lastJob(String study) {
        return Optional.ofNullable(rows.jobs().get(study)).flatMap(queue::find).orElse(null);
    }
}
