package org.toposeg.workflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {

    @TempDir
    private Path folder;

    private OwnedQueue owned;
    private JobQueue queue;

    @BeforeEach
    void open() {
        owned = OwnedQueue.take(folder);
        queue = owned.queue();
    }

    @AfterEach
    void close() {
        owned.close();
    }

    private static JobRequest request(String study) {
        return new JobRequest(study, "series", "/images/" + study, "model", "/out/" + study);
    }

    @Test
    void asking_twice_for_the_same_adds_one_job() {
        assertThat(queue.submit(request("a"))).isEqualTo(queue.submit(request("a")));
        assertThat(queue.jobs()).hasSize(1);
    }

    @Test
    void a_worker_that_is_asked_to_end_puts_its_job_back_and_that_is_no_attempt() {
        queue.submit(request("a"));
        for (int i = 0; i <= JobQueue.MAX_ATTEMPTS; i++) {
            List<JobWorker> ending = new ArrayList<>();
            JobWorker worker = new JobWorker(
                    queue,
                    (job, context) -> {
                        ending.getFirst().close();
                        context.progress(0.5, "half");
                        fail("went on after the end");
                    },
                    Throwable::getMessage);
            ending.add(worker);
            assertThat(worker.workOnce()).isTrue();
            assertThat(worker.workOnce()).isFalse();
        }
        queue.recover(Duration.ZERO);
        assertThat(queue.jobs()).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo(JobState.QUEUED);
            assertThat(job.attempts()).isZero();
        });
    }

    @Test
    void jobs_survive_a_reopened_database() {
        queue.submit(request("a"));
        owned.close();
        open();
        assertThat(queue.jobs()).extracting(Job::study).containsExactly("a");
    }

    @Test
    void a_job_is_claimed_by_one_of_many_workers() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            queue.submit(request("study" + i));
        }
        ConcurrentLinkedQueue<String> claimed = new ConcurrentLinkedQueue<>();
        List<Thread> workers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            String name = "worker" + w;
            workers.add(Thread.startVirtualThread(() -> {
                for (var job = queue.claim(name); job.isPresent(); job = queue.claim(name)) {
                    claimed.add(job.get().id());
                }
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(claimed).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void a_dead_workers_job_goes_back_and_is_given_up_after_three_deaths() {
        String id = queue.submit(request("a"));
        for (int death = 1; death <= JobQueue.MAX_ATTEMPTS; death++) {
            assertThat(queue.claim("w" + death)).isPresent();
            queue.recover(Duration.ZERO);
        }
        assertThat(queue.find(id).orElseThrow().state()).isEqualTo(JobState.FAILED);
        assertThat(queue.find(id).orElseThrow().error()).contains("memory");
    }

    @Test
    void a_live_workers_job_is_left_alone() {
        String id = queue.submit(request("a"));
        queue.claim("w");
        queue.recover(Duration.ofMinutes(1));
        assertThat(queue.find(id).orElseThrow().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void a_clock_that_was_set_back_leaves_no_job_running_for_ever() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:clock;DB_CLOSE_DELAY=-1");
        QueueDatabase.migrate(database);
        Instant before = Instant.parse("2026-12-01T08:00:00Z");
        JobQueue ahead = new JobQueue(database, Clock.fixed(before, ZoneOffset.UTC));
        String id = ahead.submit(request("a"));
        ahead.claim("w");

        Instant back = before.minus(Duration.ofDays(400));
        Duration lease = Duration.ofMinutes(1);
        JobQueue now = new JobQueue(database, Clock.fixed(back, ZoneOffset.UTC));
        now.recover(lease);
        assertThat(now.find(id).orElseThrow().state()).isEqualTo(JobState.RUNNING);
        new JobQueue(database, Clock.fixed(back.plus(lease), ZoneOffset.UTC)).recover(lease);
        assertThat(now.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);

        ahead.claim("w");
        now.recover(Duration.ZERO);
        assertThat(now.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void a_stored_result_is_confirmed_and_not_computed_again() {
        String id = queue.submit(request("a"));
        queue.claim("w1");
        queue.advance(id, "w1", JobState.STORED);
        queue.recover(Duration.ZERO);
        assertThat(queue.claim("w2").orElseThrow().state()).isEqualTo(JobState.STORED);
    }

    @Test
    void a_cancelled_job_tells_its_worker_to_stop() {
        String id = queue.submit(request("a"));
        queue.claim("w");
        assertThat(queue.cancel(id)).isTrue();
        assertThatThrownBy(() -> queue.progress(id, "w", 0.5, "")).isInstanceOf(JobCancelledException.class);
        assertThat(queue.find(id).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void a_failed_job_does_not_stop_the_next_and_can_be_retried() {
        String bad = queue.submit(request("bad"));
        String good = queue.submit(request("good"));
        try (JobWorker worker = new JobWorker(
                queue,
                (job, context) -> {
                    if (job.study().equals("bad")) {
                        throw new IllegalStateException("bad.nii is empty");
                    }
                    context.reached(JobState.CONFIRMED);
                },
                Throwable::getMessage)) {
            while (worker.workOnce()) {}
        }
        assertThat(queue.find(bad).orElseThrow().error()).isEqualTo("bad.nii is empty");
        assertThat(queue.find(good).orElseThrow().state()).isEqualTo(JobState.CONFIRMED);
        assertThat(queue.retry(bad)).isTrue();
        assertThat(queue.retry(good)).isFalse();
        assertThat(queue.claim("w").orElseThrow().id()).isEqualTo(bad);
    }

    private static JobRequest of(String content) {
        return new JobRequest("a", "series", "/images/a", "model", "/out/a", content);
    }

    private void confirm(JobRequest request) {
        String id = queue.submit(request);
        queue.claim("w");
        queue.keep(id, "w", "result", "{}");
        queue.advance(id, "w", JobState.CONFIRMED);
    }

    @Test
    void a_result_is_of_one_content_and_another_content_is_done_again() {
        confirm(of("ten slices"));
        assertThat(queue.knows(of("ten slices"))).isTrue();
        assertThat(queue.renew(of("ten slices"))).isFalse();
        assertThat(queue.knows(of("21 slices"))).isFalse();
        assertThat(queue.renew(of("21 slices"))).isTrue();
        assertThat(queue.jobs()).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo(JobState.QUEUED);
            assertThat(job.result()).isNull();
        });
        assertThat(queue.renew(of("21 slices"))).isFalse();
    }

    @Test
    void what_a_person_cancelled_stays_cancelled_and_what_was_superseded_comes_back_when_it_is_asked_for() {
        String id = queue.submit(of("one"));
        queue.cancel(id);
        assertThat(queue.renew(of("two"))).isFalse();
        assertThat(queue.find(id).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        queue.retry(id);
        queue.supersede(id, "another set");
        assertThat(queue.find(id).orElseThrow().error()).isEqualTo("another set");
        assertThat(queue.renew(of("two"))).isTrue();
        assertThat(queue.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void a_result_of_a_queue_that_noted_no_content_is_done_again_and_other_jobs_stay_as_they_are() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("old"));
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target("3")
                .load()
                .migrate();
        JobRequest done = of("now");
        JobRequest stopped = new JobRequest("b", "series", "/images/b", "model", "/out/b", "now");
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO job (id, study, series, source, model, output, state, attempts, progress, note,"
                                + " heartbeat, created, updated) VALUES (?, 's', 's', 's', 'm', 'o', ?, 1, 1, '', 0,"
                                + " 0, 0)")) {
            insert.setString(1, done.id());
            insert.setString(2, "confirmed");
            insert.execute();
            insert.setString(1, stopped.id());
            insert.setString(2, "cancelled");
            insert.execute();
        }
        QueueDatabase.migrate(database);
        JobQueue old = new JobQueue(database);
        assertThat(old.renew(stopped)).isFalse();
        assertThat(old.find(stopped.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        assertThat(old.renew(done)).isTrue();
        assertThat(old.find(done.id()).orElseThrow().state()).isEqualTo(JobState.QUEUED);
    }
}
