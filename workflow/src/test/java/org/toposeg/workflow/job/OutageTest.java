package org.toposeg.workflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toposeg.dicom.web.DicomWebClient;
import org.toposeg.workflow.Failures;

/** A worker whose archive goes away, or whose disk fills, and comes back. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OutageTest {

    private static final Duration SHORT = Duration.ofMillis(5);

    private JobQueue queue;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void open() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:outage" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        QueueDatabase.migrate(database);
        queue = new JobQueue(database);
        for (String study : new String[] {"a", "b", "c"}) {
            queue.submit(new JobRequest(study, "", study, "model", "output", "content"));
        }
    }

    /** Fails each of the first calls, then confirms. */
    private void workThrough(int failures, Runnable failure, Duration limit) {
        JobHandler handler = (job, context) -> {
            if (calls.incrementAndGet() <= failures) {
                failure.run();
            }
            context.reached(JobState.CONFIRMED);
        };
        try (JobWorker worker =
                new JobWorker(queue, handler, Throwable::getMessage, new Outage(Failures::mayPass, limit, SHORT))) {
            while (worker.workOnce()) {
                assertThat(calls).hasValueLessThan(100);
            }
        }
    }

    private static void askNobody() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://localhost:" + free.getLocalPort());
            free.close();
            try (DicomWebClient client =
                    new DicomWebClient(DicomWebClient.Options.of(address).retries(1, Duration.ZERO))) {
                client.search("series", Map.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_archive_that_is_away_for_a_while_fails_no_study_and_counts_as_no_attempt() {
        workThrough(5, OutageTest::askNobody, Duration.ofMinutes(1));
        assertThat(queue.counts()).isEqualTo(Map.of(JobState.CONFIRMED, 3));
        assertThat(queue.jobs()).allSatisfy(job -> assertThat(job.attempts()).isEqualTo(1));
        assertThat(calls).hasValue(8);
    }

    @Test
    void a_disk_that_is_full_for_a_while_fails_no_study() {
        workThrough(
                3,
                () -> {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                },
                Duration.ofMinutes(1));
        assertThat(queue.counts()).isEqualTo(Map.of(JobState.CONFIRMED, 3));
    }

    @Test
    void an_outage_without_end_fails_the_studies_after_its_limit() {
        workThrough(100, OutageTest::askNobody, Duration.ofMillis(20));
        assertThat(queue.counts()).isEqualTo(Map.of(JobState.FAILED, 3));
        assertThat(queue.jobs()).allSatisfy(job -> assertThat(job.error()).contains("cannot be reached"));
    }

    @Test
    void a_failure_of_the_study_itself_is_not_waited_for() {
        workThrough(
                1,
                () -> {
                    throw new IllegalStateException("damaged");
                },
                Duration.ofMinutes(1));
        assertThat(queue.counts()).isEqualTo(Map.of(JobState.FAILED, 1, JobState.CONFIRMED, 2));
        assertThat(calls).hasValue(3);
    }
}
