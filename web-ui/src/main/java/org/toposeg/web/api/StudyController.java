package org.toposeg.web.api;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;

/** The worklist for programs. */
@RestController
class StudyController {

    private final Worklist worklist;

    StudyController(Worklist worklist) {
        this.worklist = worklist;
    }

    @GetMapping("/api/studies")
    Studies studies() {
        return new Studies(worklist.all().stream().map(StudyController::entry).toList());
    }

    @GetMapping("/api/studies/{study}")
    StudyEntry study(@PathVariable String study) {
        return worklist.find(study).map(StudyController::entry).orElseThrow(Missing.study());
    }

    private static StudyEntry entry(WorklistItem item) {
        Study study = item.study();
        return new StudyEntry(
                study.id(),
                study.name(),
                study.subject(),
                study.modality(),
                new int[] {study.size().x(), study.size().y(), study.size().z()},
                study.spacing().toArray(),
                item.state().name().toLowerCase(java.util.Locale.ROOT),
                item.job() == null ? null : item.job().error(),
                item.versions(),
                study.created());
    }

    record Studies(List<StudyEntry> studies) {}

    record StudyEntry(
            String id,
            String name,
            String subject,
            String modality,
            int[] size,
            double[] spacing,
            String state,
            String error,
            List<SegmentationVersion> segmentations,
            Instant created) {}
}
