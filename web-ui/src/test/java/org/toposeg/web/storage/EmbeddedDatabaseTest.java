package org.toposeg.web.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path temp;

    private DataFolder data;
    private String url;

    @BeforeEach
    void folder() throws IOException {
        data = new DataFolder(temp);
        url = "jdbc:h2:file:" + temp.resolve("toposeg") + ";WRITE_DELAY=0";
    }

    @Test
    void a_new_database_opens_with_the_generated_password_only() throws Exception {
        try (EmbeddedDatabase database = open();
                Connection connection = database.getConnection()) {
            connection.createStatement().execute("CREATE TABLE t (id INTEGER)");
        }
        assertThat(Files.readString(temp.resolve(EmbeddedDatabase.KEY)).strip()).hasSizeGreaterThan(40);
        assertThatThrownBy(() -> DriverManager.getConnection(url, "toposeg", ""))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Wrong user name or password");
        try (EmbeddedDatabase database = open()) {
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void gives_the_database_of_an_earlier_version_a_password_and_keeps_what_is_in_it() throws Exception {
        try (Connection old = DriverManager.getConnection(url, "toposeg", "")) {
            old.createStatement().execute("CREATE TABLE t (id INTEGER)");
            old.createStatement().execute("INSERT INTO t VALUES (7)");
        }
        try (EmbeddedDatabase database = open()) {
            assertThat(count(database)).isEqualTo(1);
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, "toposeg", ""))
                .isInstanceOf(SQLException.class);
        try (EmbeddedDatabase database = open()) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void says_that_the_key_is_of_another_database() throws Exception {
        open().close();
        Files.writeString(temp.resolve(EmbeddedDatabase.KEY), "another");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("database.key")
                .hasMessageContaining("put back");
    }

    /** H2 would listen on all interfaces. */
    @Test
    void does_not_listen_even_if_a_setting_asks_for_it() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(url + ";AUTO_SERVER=TRUE", "toposeg", data);
                Connection connection = database.getConnection()) {
            assertThat(connection.getMetaData().getURL()).doesNotContain("AUTO_SERVER");
            assertThat(temp.resolve("toposeg.lock.db")).doesNotExist();
        }
    }

    /** What a full disk does to it: every session that was there is dead, the file is as after the last commit. */
    @Test
    void opens_again_after_it_was_closed_under_its_users() throws Exception {
        try (EmbeddedDatabase database = open()) {
            try (Connection connection = database.getConnection()) {
                connection.createStatement().execute("CREATE TABLE t (id INTEGER)");
                connection.createStatement().execute("INSERT INTO t VALUES (7)");
                connection.createStatement().execute("SHUTDOWN IMMEDIATELY");
                assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(count(database)).isEqualTo(1);
        }
    }

    private EmbeddedDatabase open() throws IOException {
        return EmbeddedDatabase.open(url, "toposeg", data);
    }

    private static int count(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
