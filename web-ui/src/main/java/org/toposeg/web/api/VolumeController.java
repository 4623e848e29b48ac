package org.toposeg.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.toposeg.web.study.StudyFiles;
import org.toposeg.web.study.Worklist;

/** Images and label maps as NIfTI. A browser may keep them but asks whether they changed. */
@RestController
class VolumeController {

    static final CacheControl PRIVATE =
            CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate();
    private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");

    private final Worklist worklist;
    private final StudyFiles files;

    VolumeController(Worklist worklist, StudyFiles files) {
        this.worklist = worklist;
        this.files = files;
    }

    @GetMapping("/api/studies/{study}/image-{channel}.nii.gz")
    ResponseEntity<Resource> image(@PathVariable String study, @PathVariable int channel, WebRequest request)
            throws IOException {
        Missing.unless(worklist.find(study), Missing.study());
        return file(files.image(study, channel), request);
    }

    @GetMapping("/api/studies/{study}/segmentation-{version}.nii.gz")
    ResponseEntity<Resource> segmentation(@PathVariable String study, @PathVariable int version, WebRequest request)
            throws IOException {
        Missing.unless(worklist.find(study).orElseThrow(Missing.study()).version(version), Missing.version(version));
        return file(files.segmentation(study, version), request);
    }

    private static ResponseEntity<Resource> file(Path file, WebRequest request) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Missing.thing("such image").get();
        }
        String tag = tag(file);
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .cacheControl(PRIVATE)
                .eTag(tag)
                .contentType(GZIP)
                .body(new FileSystemResource(file));
    }

    /** Files are replaced by moving, never changed in place: size and time tell versions apart. */
    static String tag(Path file) throws IOException {
        return "\"" + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "-"
                + Long.toHexString(Files.size(file)) + "\"";
    }
}
