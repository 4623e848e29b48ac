package org.toposeg.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.WebClient;
import org.toposeg.web.security.Role;
import org.toposeg.web.study.Study;

/** Deleting by programs: administrators only, and not by a forged request. */
class StudyControllerTest extends ApplicationTest {

    @Autowired
    private JdbcClient database;

    @Autowired
    private PasswordEncoder encoder;

    private WebClient client;

    @BeforeEach
    void client() {
        client = new WebClient(port);
    }

    @Test
    void an_administrator_deletes_a_version_and_a_study() throws Exception {
        Study study = segmentedStudy("delete-1", 16);
        client.logIn("admin", accounts.resetAdmin());
        String path = "/api/studies/" + study.id();
        assertThat(client.delete(path + "/segmentation-1.nii.gz", true).statusCode())
                .isEqualTo(204);
        assertThat(files.segmentation(study.id(), 1)).doesNotExist();
        assertThat(client.get(path + "/segmentation-1.nii.gz").statusCode()).isEqualTo(404);
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        assertThat(client.delete(path, true).statusCode()).isEqualTo(204);
        assertThat(client.get(path).statusCode()).isEqualTo(404);
        assertThat(client.delete(path, true).statusCode()).isEqualTo(404);
        assertThat(files.image(study.id(), 0).getParent()).doesNotExist();
    }

    @Test
    void a_request_without_the_sessions_token_deletes_nothing() throws Exception {
        Study study = segmentedStudy("delete-2", 16);
        client.logIn("admin", accounts.resetAdmin());
        assertThat(client.delete("/api/studies/" + study.id(), false).statusCode())
                .isEqualTo(403);
        assertThat(worklist.find(study.id())).isPresent();
    }

    @Test
    void neither_a_reader_nor_a_stranger_deletes() throws Exception {
        Study study = segmentedStudy("delete-3", 16);
        assertThat(client.delete("/api/studies/" + study.id(), false).statusCode())
                .isGreaterThanOrEqualTo(300);
        assertThat(worklist.find(study.id())).isPresent();
        logInAsReader();
        assertThat(client.delete("/api/studies/" + study.id(), true).statusCode())
                .isEqualTo(403);
        assertThat(client.get("/api/studies/" + study.id()).statusCode()).isEqualTo(200);
    }

    private void logInAsReader() throws IOException, InterruptedException {
        database.sql("DELETE FROM account WHERE name = 'reader'").update();
        database.sql("INSERT INTO account (name, password, roles, created) VALUES ('reader', ?, ?, 0)")
                .params(encoder.encode("a reader's password"), Role.READER)
                .update();
        client.logIn("reader", "a reader's password");
    }
}
