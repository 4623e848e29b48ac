package org.toposeg.web.study;

import java.util.List;
import java.util.Optional;
import org.toposeg.workflow.job.Job;

/**
 * A study with what was done to it.
 *
 * @param versions oldest first, the reference before all
 * @param job the last segmentation that was asked for, or null
 */
public record WorklistItem(Study study, List<SegmentationVersion> versions, Job job) {

    public StudyState state() {
        return StudyState.of(job, latest().isPresent());
    }

    public Optional<SegmentationVersion> reference() {
        return versions.stream()
                .filter(v -> v.version() == SegmentationVersion.REFERENCE_VERSION)
                .findFirst();
    }

    /** The newest version that is not the reference. */
    public Optional<SegmentationVersion> latest() {
        return versions.stream()
                .filter(v -> v.version() != SegmentationVersion.REFERENCE_VERSION)
                .reduce((first, second) -> second);
    }

    public Optional<SegmentationVersion> version(int number) {
        return versions.stream().filter(v -> v.version() == number).findFirst();
    }
}
