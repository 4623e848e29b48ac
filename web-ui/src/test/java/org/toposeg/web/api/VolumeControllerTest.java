package org.toposeg.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.HttpPerson;
import org.toposeg.web.study.Study;

class VolumeControllerTest extends ApplicationTest {

    private HttpPerson person;

    @BeforeEach
    void openTheDoor() {
        person = new HttpPerson(address(""));
    }

    @Test
    void tells_a_stranger_401_and_does_not_redirect() throws Exception {
        Study study = segmentedStudy("rest-1", 16);
        assertThat(get("/api/studies").statusCode()).isEqualTo(401);
        assertThat(get("/api/studies/" + study.id() + "/image-0.nii.gz").statusCode())
                .isEqualTo(401);
    }

    @Test
    void serves_the_stored_file_and_says_304_when_the_browser_has_it() throws Exception {
        Study study = segmentedStudy("rest-2", 16);
        logIn();
        String path = "/api/studies/" + study.id() + "/segmentation-1.nii.gz";
        HttpResponse<byte[]> first = get(path);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(Files.readAllBytes(files.segmentation(study.id(), 1)));
        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("private"));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void knows_no_version_that_was_not_recorded() throws Exception {
        Study study = segmentedStudy("rest-3", 16);
        logIn();
        assertThat(get("/api/studies/" + study.id() + "/segmentation-9.nii.gz").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/studies/nonsense/image-0.nii.gz").statusCode()).isEqualTo(404);
    }

    @Test
    void serves_surfaces_as_mz3_with_triangles() throws Exception {
        Study study = segmentedStudy("rest-4", 16);
        logIn();
        HttpResponse<byte[]> mesh = get("/api/studies/" + study.id() + "/segmentation-0/surfaces/1.mz3");
        assertThat(mesh.statusCode()).isEqualTo(200);
        assertThat(mesh.body()).startsWith(0x4D, 0x5A);
        assertThat(get("/api/studies/" + study.id() + "/segmentation-0/surfaces/77.mz3")
                        .statusCode())
                .isEqualTo(204);
    }

    private void logIn() throws IOException, InterruptedException {
        person.logIn("admin", accounts.resetAdmin());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return person.bytes(path, headers);
    }
}
