package org.toposeg.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.HttpPerson;
import org.toposeg.web.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs read when they ask wrongly: a status, and one sentence as JSON. */
class ApiFailuresTest extends ApplicationTest {

    private HttpPerson person;

    @BeforeEach
    void logIn() throws Exception {
        person = new HttpPerson(address(""));
        person.logIn("admin", accounts.resetAdmin());
    }

    @Test
    void a_stranger_reads_401_at_any_address_and_nothing_of_what_exists() throws Exception {
        HttpPerson stranger = new HttpPerson(address(""));
        assertThat(failure(401, stranger.get("/api/studies"))).isEqualTo("Log in first.");
        assertThat(failure(401, stranger.get("/api/nonsense"))).isEqualTo("Log in first.");
    }

    @Test
    void an_unknown_address_is_404_and_not_the_page() throws Exception {
        for (String path : new String[] {"/api", "/api/", "/api/nonsense", "/api/studies/1/2/3"}) {
            assertThat(failure(404, person.get(path, "Accept", "text/html")))
                    .isEqualTo("There is nothing at this address.");
        }
    }

    @Test
    void what_does_not_exist_is_404_with_its_name() throws Exception {
        assertThat(failure(404, person.get("/api/studies/nonsense"))).isEqualTo("There is no study with this ID.");
        Study study = segmentedStudy("failures-1", 16);
        assertThat(failure(404, person.get("/api/studies/" + study.id() + "/segmentation-9.nii.gz")))
                .isEqualTo("The study has no segmentation of version 9.");
    }

    @Test
    void a_parameter_of_the_wrong_kind_or_a_missing_one_is_400() throws Exception {
        assertThat(failure(400, person.get("/api/studies/x/segmentation-abc.nii.gz")))
                .isEqualTo("\"version\" must be a whole number, got \"abc\".");
        assertThat(failure(400, person.get("/api/training/example.png?run=a&epoch=1.5")))
                .isEqualTo("\"epoch\" must be a whole number, got \"1.5\".");
        assertThat(failure(400, person.get("/api/training/example.png?epoch=1")))
                .isEqualTo("The parameter \"run\" is missing.");
    }

    @Test
    void an_address_that_no_program_would_write_is_400_and_says_nothing_of_the_server() throws Exception {
        assertThat(failure(400, person.get("/api/studies/a%2500b"))).isEqualTo("The request cannot be understood.");
        HttpResponse<String> zero = person.get("/api/studies/%00");
        assertThat(zero.statusCode()).isEqualTo(400);
        assertThat(zero.body()).doesNotContainIgnoringCase("exception").doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void another_method_is_405_and_a_kind_that_is_not_given_406() throws Exception {
        HttpResponse<String> posted = person.send("POST", "/api/studies", "X-CSRF-TOKEN", person.token());
        assertThat(failure(405, posted)).isEqualTo("POST is not possible here, only GET.");
        assertThat(posted.headers().firstValue("Allow")).hasValue("GET");
        assertThat(failure(406, person.get("/api/studies", "Accept", "image/png")))
                .contains("Accept");
    }

    @Test
    void a_change_without_the_page_s_token_is_403() throws Exception {
        assertThat(failure(403, person.send("POST", "/api/studies"))).contains("token");
    }

    @Test
    void a_body_that_is_too_large_is_413_before_it_is_read() throws Exception {
        String token = person.token();
        String request = "POST /api/studies HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Cookie: JSESSIONID=" + person.session().orElseThrow() + "\r\nX-CSRF-TOKEN: " + token
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000000\r\n\r\n";
        String answer = raw(request);
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("{\"error\":\"What was sent is larger than this server takes.\"}");
    }

    @Test
    void a_failure_of_the_server_is_500_with_a_reference_and_without_places() throws Exception {
        Study study = segmentedStudy("failures-2", 16);
        Files.writeString(files.segmentation(study.id(), 1), "no volume");
        HttpResponse<String> broken = person.get("/api/studies/" + study.id() + "/segmentation-1/surfaces/1.mz3");
        assertThat(failure(500, broken)).isNotBlank();
        assertThat(JsonMapper.shared().readTree(broken.body()).get("reference").asString())
                .matches("[0-9a-f]{8}");
        assertThat(broken.body()).doesNotContain("/", "Exception", "toposeg.");
    }

    @Test
    void data_may_be_kept_privately_and_lists_not_at_all() throws Exception {
        Study study = segmentedStudy("failures-3", 16);
        HttpResponse<byte[]> volume = person.bytes("/api/studies/" + study.id() + "/image-0.nii.gz");
        assertThat(volume.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("private").doesNotContain("no-store"));
        assertThat(volume.headers().firstValue("ETag")).isPresent();
        assertThat(volume.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        HttpResponse<String> list = person.get("/api/studies");
        assertThat(list.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(list.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            // To the end of the JSON: the server would wait a minute for the body that never comes.
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '}';
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
            return answer.append('}').toString();
        }
    }

    private static String failure(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        JsonNode said = JsonMapper.shared().readTree(answer.body());
        return said.get("error").asString();
    }
}
