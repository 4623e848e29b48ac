package org.toposeg.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.toposeg.web.security.Role;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.StudyService;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;

/** The worklist for programs. */
@RestController
class StudyController {

    private final Worklist worklist;
    private final StudyService service;

    StudyController(Worklist worklist, StudyService service) {
        this.worklist = worklist;
        this.service = service;
    }

    @GetMapping("/api/studies")
    Studies studies() {
        return new Studies(worklist.all().stream().map(StudyController::entry).toList());
    }

    @GetMapping("/api/studies/{study}")
    StudyEntry study(@PathVariable String study) {
        return worklist.find(study).map(StudyController::entry).orElseThrow(Missing.study());
    }

    /** For administrators, with the session's CSRF token in the header {@code X-CSRF-TOKEN}. */
    @DeleteMapping("/api/studies/{study}")
    ResponseEntity<Void> delete(@PathVariable String study, HttpServletRequest request) {
        return deleted(request, who -> service.delete(study, who));
    }

    @DeleteMapping("/api/studies/{study}/segmentation-{version}.nii.gz")
    ResponseEntity<Void> delete(@PathVariable String study, @PathVariable int version, HttpServletRequest request) {
        return deleted(request, who -> service.delete(study, version, who));
    }

    private static ResponseEntity<Void> deleted(HttpServletRequest request, Predicate<String> deletion) {
        if (!request.isUserInRole(Role.ADMIN)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        return deletion.test(request.getRemoteUser())
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
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
