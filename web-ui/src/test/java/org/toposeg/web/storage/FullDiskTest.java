package org.toposeg.web.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application in a process of its own on a disk of 24 MB that fills up, is freed, and loses the process in the end.
 * Only an administrator of the machine can make such a disk.
 */
class FullDiskTest {

    private static final int MINUTES = 5;

    @TempDir
    Path temp;

    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()),
                "a small disk cannot be mounted (this needs root on Linux): skipped");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        succeeds("umount", disk.toString());
    }

    @Test
    void a_full_disk_is_called_by_its_name_and_what_was_accepted_survives_it() throws Exception {
        Path data = disk.resolve("data");
        Map<String, String> seen = run(data);
        assertThat(seen.get("failed write"))
                .as("%s", seen)
                .contains("disk is full")
                .doesNotContain("INSERT", "org.");
        assertThat(seen.get("log-in before")).doesNotContain("error").endsWith("/");
        assertThat(seen.get("log-in while full"))
                .satisfiesAnyOf(
                        right -> assertThat(right).doesNotContain("error").endsWith("/"),
                        said -> assertThat(said).startsWith("503").contains("disk is full"));
        assertThat(seen.get("upload while full")).contains("disk is full").doesNotContain(disk.toString());
        assertThat(seen.get("segment while full")).contains("disk is full");
        assertThat(seen.get("log-in after")).doesNotContain("error").endsWith("/");
        assertThat(seen).containsEntry("job after", "QUEUED");
        assertThat(seen.get("job done")).contains("no such model");
        survivesTheKill(data);
    }

    private void survivesTheKill(Path data) throws Exception {
        String url = "jdbc:h2:file:" + data.resolve("toposeg");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(url, "toposeg", new DataFolder(data));
                Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("""
                    SELECT (SELECT COUNT(*) FROM job WHERE state = 'failed'), (SELECT COUNT(*) FROM study),
                           (SELECT COUNT(*) FROM account WHERE name = 'admin')\
                    """)) {
            rows.next();
            assertThat(new int[] {rows.getInt(1), rows.getInt(2), rows.getInt(3)})
                    .containsExactly(1, 1, 1);
        }
    }

    private Map<String, String> run(Path data) throws IOException, InterruptedException {
        Path log = temp.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDiskServer.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as(Files.readString(log))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        Map<String, String> seen = new TreeMap<>();
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("SEEN ")) {
                seen.put(line.substring(5, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        assertThat(seen).as(Files.readString(log)).containsKey("job done");
        return seen;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
