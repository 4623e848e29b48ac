package org.toposeg.workflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets at a queue, and how: nobody but the account that runs it. */
class OwnedQueueTest {

    private static final JobRequest REQUEST = new JobRequest("a", "series", "/images/a", "model", "/out/a");

    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("queue");
    }

    private String url() {
        return "jdbc:h2:file:" + folder().resolve("jobs");
    }

    /** The sockets on which this process listens, by inode (proc(5), /proc/net/tcp: state 0A is LISTEN). */
    private static Set<String> listening() throws IOException {
        Set<String> inodes = new TreeSet<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(cells -> cells[3].equals("0A"))
                        .forEach(cells -> inodes.add("socket:[" + cells[9] + "]"));
            }
        }
        Set<String> ours = new TreeSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    ours.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        ours.retainAll(inodes);
        return ours;
    }

    @Test
    void a_run_listens_nowhere() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")), "skipped: needs Linux");
        Set<String> before = listening();
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            queue.queue().submit(REQUEST);
            assertThat(listening()).isEqualTo(before);
            assertThat(folder().resolve("jobs.lock.db")).doesNotExist();
        }
    }

    @Test
    void folders_are_0700_and_files_0600_also_where_they_were_open_before() throws IOException {
        Files.createDirectory(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            queue.queue().submit(REQUEST);
            queue.folder().write("model.sha256", "0");
            try (Stream<Path> all = Files.walk(folder())) {
                assertThat(all.map(OwnedQueueTest::rights))
                        .hasSizeGreaterThan(5)
                        .allMatch(line -> line.matches("rwx------ (queue|mail)|rw------- .*"));
            }
        }
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + file.getFileName();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_password_is_random_and_an_empty_one_is_refused() throws IOException {
        OwnedQueue.take(folder()).close();
        OwnedQueue.take(parent.resolve("other")).close();
        String password = Files.readString(folder().resolve("jobs.password"));
        assertThat(password)
                .matches("[A-Za-z0-9_-]{43}\\n")
                .isNotEqualTo(Files.readString(parent.resolve("other/jobs.password")));
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url(), "toposeg", "").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Wrong user name or password");
    }

    @Test
    void a_password_file_that_was_lost_is_said() throws IOException {
        OwnedQueue.take(folder()).close();
        Files.delete(folder().resolve("jobs.password"));
        assertThatThrownBy(() -> OwnedQueue.take(folder()))
                .isInstanceOf(JobQueueException.class)
                .hasMessageEndingWith("its password is not the one in jobs.password; put that file back as it was.");
    }

    /** As versions before wrote it, killed at work: an empty password, and beside it the address of a server. */
    private void old() throws IOException {
        Files.createDirectory(folder());
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url());
        h2.setUser("toposeg");
        h2.setPassword("");
        QueueDatabase.migrate(h2);
        new JobQueue(h2).submit(REQUEST);
        Files.writeString(folder().resolve("jobs.lock.db"), "server=10.0.0.1\\:9092\n");
    }

    @Test
    void a_queue_without_a_password_is_opened_with_its_jobs_and_gets_one() throws IOException {
        old();
        for (int time = 0; time < 2; time++) {
            try (OwnedQueue queue = OwnedQueue.take(folder())) {
                assertThat(queue.queue().jobs()).extracting(Job::study).containsExactly("a");
            }
        }
        assertThat(folder().resolve("jobs.lock.db")).doesNotExist();
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url(), "toposeg", "").close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_process_that_died_between_password_file_and_database_does_no_harm() throws IOException {
        old();
        Files.writeString(folder().resolve("jobs.password"), "0".repeat(64));
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            assertThat(queue.queue().jobs()).hasSize(1);
        }
        assertThat(JobControl.of(folder()).jobs()).hasSize(1);
    }

    @Test
    void one_at_a_time_works_on_a_queue_and_another_is_told_at_once() {
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> OwnedQueue.take(folder()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another 'batch run' is at work on this output");
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        }
        OwnedQueue.take(folder()).close();
    }

    @Test
    void a_run_answers_what_is_asked_from_beside_it() {
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            String id = queue.queue().submit(REQUEST);
            JobControl beside = JobControl.of(folder());
            assertThat(beside.jobs()).isEqualTo(queue.queue().jobs());
            assertThat(beside.cancel(List.of(id, "none"))).containsExactly(id);
            assertThat(queue.queue().find(id).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
            assertThat(beside.retry(List.of(id))).containsExactly(id);
            assertThat(beside.retry(List.of(id))).isEmpty();
            assertThat(folder().resolve("mail")).isEmptyDirectory();
        }
    }

    @Test
    void several_may_look_at_a_queue_at_once_and_a_run_waits_for_them() throws Exception {
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            queue.queue().submit(REQUEST);
        }
        List<Integer> seen = new ArrayList<>();
        List<Thread> lookers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lookers.add(Thread.ofPlatform().start(() -> {
                int jobs = JobControl.of(folder()).jobs().size();
                synchronized (seen) {
                    seen.add(jobs);
                }
            }));
        }
        OwnedQueue.take(folder()).close();
        for (Thread looker : lookers) {
            looker.join();
        }
        assertThat(seen).containsExactly(1, 1, 1, 1);
    }

    @Test
    void a_request_of_somebody_who_gave_up_long_ago_changes_nothing() throws Exception {
        String id;
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            id = queue.queue().submit(REQUEST);
        }
        Files.writeString(
                folder().resolve("mail/0.request"),
                "{\"kind\": \"CANCEL\", \"ids\": [\"%s\"], \"asked\": 0}".formatted(id));
        Files.writeString(folder().resolve("mail/1.request"), "no JSON");
        try (OwnedQueue queue = OwnedQueue.take(folder())) {
            while (left() > 0) {
                Thread.sleep(20);
            }
            assertThat(queue.queue().find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        }
    }

    private long left() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("mail"))) {
            return files.collect(Collectors.counting());
        }
    }
}
