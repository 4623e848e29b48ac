package org.toposeg.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.toposeg.io.ImageFiles;
import org.toposeg.web.study.StudyFiles;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.surface.Surface;
import org.toposeg.web.surface.SurfaceNets;

/** The surface of one structure as an MZ3 mesh; 204 when the structure is empty. */
@RestController
class SurfaceController {

    private final Worklist worklist;
    private final StudyFiles files;

    SurfaceController(Worklist worklist, StudyFiles files) {
        this.worklist = worklist;
        this.files = files;
    }

    @GetMapping("/api/studies/{study}/segmentation-{version}/surfaces/{label}.mz3")
    ResponseEntity<byte[]> surface(
            @PathVariable String study, @PathVariable int version, @PathVariable int label, WebRequest request)
            throws IOException {
        Missing.unless(worklist.find(study).orElseThrow(Missing.study()).version(version), Missing.version(version));
        Path file = files.segmentation(study, version);
        if (!Files.isRegularFile(file)) {
            throw Missing.version(version).get();
        }
        String tag = VolumeController.tag(file);
        if (request.checkNotModified(tag)) {
            return null;
        }
        Surface surface = SurfaceNets.of(ImageFiles.readLabels(file), label);
        return surface.isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok()
                        .cacheControl(VolumeController.PRIVATE)
                        .eTag(tag)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(surface.toMz3());
    }
}
