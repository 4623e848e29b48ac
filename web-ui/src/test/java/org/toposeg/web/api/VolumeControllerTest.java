package org.toposeg.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.study.Study;

class VolumeControllerTest extends ApplicationTest {

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

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
        String page = new String(get("/login").body(), StandardCharsets.UTF_8);
        Matcher token = Pattern.compile("name=\"_csrf_parameter\"[^>]*>|name=\"_csrf\" content=\"([^\"]+)\"")
                .matcher(page);
        String csrf = "";
        while (token.find()) {
            csrf = token.group(1) == null ? csrf : token.group(1);
        }
        String form = "username=admin&password=" + URLEncoder.encode(accounts.resetAdmin(), StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
        client.send(
                HttpRequest.newBuilder(URI.create(address("/login")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
