package org.toposeg.web.api;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.toposeg.web.training.run.RunsFolder;

/** How one held-out case was segmented after an epoch of a training, as a picture. */
@RestController
class TrainingController {

    private final RunsFolder runs;

    TrainingController(RunsFolder runs) {
        this.runs = runs;
    }

    /** @param run its path below the folder of runs */
    @GetMapping("/api/training/example.png")
    ResponseEntity<Resource> example(@RequestParam String run, @RequestParam int epoch, WebRequest request)
            throws IOException {
        Path file = runs.example(run, epoch).orElseThrow(Missing.thing("picture of this run and epoch"));
        String tag = VolumeController.tag(file);
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .cacheControl(VolumeController.PRIVATE)
                .eTag(tag)
                .contentType(MediaType.IMAGE_PNG)
                .body(new FileSystemResource(file));
    }
}
