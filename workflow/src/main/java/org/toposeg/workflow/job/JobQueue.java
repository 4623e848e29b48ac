package org.toposeg.workflow.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The durable queue: jobs in the table {@code job} (created by Flyway, {@code db/migration}). Safe for several workers
 * in several processes on one database: a job is claimed by one conditional update, and every later step is conditional
 * on still owning it.
 */
public final class JobQueue {

    /** A job whose worker died this often while holding it is given up: it probably kills the process. */
    public static final int MAX_ATTEMPTS = 3;

    /** Read at a time to find one that no other worker takes first. */
    private static final int CANDIDATES = 16;

    /** Nothing is left of what earlier attempts did. */
    private static final String AFRESH =
            "attempts = 0, digest = NULL, result = NULL, quality = NULL, worker = NULL, progress = 0, note = ''";

    private static final int MAX_ERROR = 4000;
    private static final int MAX_NOTE = 1000;
    private final DataSource database;
    private final Clock clock;

    /** H2 writes commits up to half a second later; what a killed process had done would be done again. */
    private final boolean writesLate;

    public JobQueue(DataSource database) {
        this(database, Clock.systemUTC());
    }

    JobQueue(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.writesLate = isH2(database);
    }

    private static boolean isH2(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new JobQueueException(e);
        }
    }

    /** Adds the job unless an equal one is there already, in whatever state. Gives its id. */
    public String submit(JobRequest request) {
        String id = request.id();
        long now = clock.millis();
        try {
            updateForGood(
                    "INSERT INTO job (id, study, series, source, model, output, content, state, attempts, progress,"
                            + " note, heartbeat, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, '', 0,"
                            + " ?, ?)",
                    id,
                    request.study(),
                    request.series(),
                    request.source(),
                    request.model(),
                    request.output(),
                    request.content(),
                    now,
                    now);
        } catch (JobQueueException e) {
            if (find(id).isEmpty()) {
                throw e;
            }
        }
        return id;
    }

    /** Whether an equal job is there already, for the same content. */
    public boolean knows(JobRequest request) {
        return !select("WHERE id = ? AND content = ?", request.id(), request.content())
                .isEmpty();
    }

    /**
     * Sees to it that a job that is there is done for the content of the request: one that was done, failed or stored for
     * another one waits again, and nothing is left of its result in the queue. So does one whose content was not noted,
     * and one that was superseded. What a person cancelled stays cancelled. For the one process that owns the queue.
     *
     * @return whether the job was there and has to be done again
     */
    public boolean renew(JobRequest request) {
        boolean again = updateForGood(
                        "UPDATE job SET state = 'queued', error = NULL, " + AFRESH + ", content = ?, updated = ? WHERE"
                                + " id = ? AND (state <> 'cancelled' AND (content <> ? OR content IS NULL AND state IN"
                                + " ('confirmed', 'stored')) OR state = 'cancelled' AND error IS NOT NULL)",
                        request.content(),
                        clock.millis(),
                        request.id(),
                        request.content())
                == 1;
        update(
                "UPDATE job SET content = ? WHERE id = ? AND (content IS NULL OR content <> ?)",
                request.content(),
                request.id(),
                request.content());
        return again;
    }

    /**
     * Cancels a job, also a finished one, because others took its place: what it made is not a result any more.
     *
     * @param why kept as the job's error, by which it is told from what a person cancelled
     */
    public void supersede(String id, String why) {
        updateForGood(
                "UPDATE job SET state = 'cancelled', " + AFRESH + ", error = ?, updated = ? WHERE id = ? AND state <>"
                        + " 'cancelled'",
                cut(why, MAX_ERROR),
                clock.millis(),
                id);
    }

    /** Takes the oldest waiting job, or one that was stored but not confirmed when its worker died. */
    public Optional<Job> claim(String worker) {
        String waiting = "(state = 'queued' OR (state = 'stored' AND worker IS NULL))";
        List<Job> next = select("WHERE " + waiting + " ORDER BY created, id LIMIT " + CANDIDATES);
        while (!next.isEmpty()) {
            for (Job job : next) {
                if (take(job.id(), worker, waiting)) {
                    return find(job.id());
                }
            }
            next = select("WHERE " + waiting + " ORDER BY created, id LIMIT " + CANDIDATES);
        }
        return Optional.empty();
    }

    private boolean take(String id, String worker, String waiting) {
        long now = clock.millis();
        return updateForGood(
                        "UPDATE job SET state = CASE WHEN state = 'queued' THEN 'running' ELSE state END, worker = ?,"
                                + " attempts = attempts + 1, heartbeat = ?, updated = ? WHERE id = ? AND " + waiting,
                        worker,
                        now,
                        now,
                        id)
                == 1;
    }

    /** Renews the lease and says how far the work is. */
    public void progress(String id, String worker, double fraction, String note) {
        long now = clock.millis();
        owned(
                id,
                update(
                        "UPDATE job SET progress = ?, note = ?, heartbeat = ?, updated = ? WHERE id = ? AND worker = ?"
                                + " AND state <> 'cancelled'",
                        fraction,
                        cut(note, MAX_NOTE),
                        now,
                        now,
                        id,
                        worker));
    }

    /** Moves an owned job on to {@code inferred}, {@code stored} or {@code confirmed}. */
    public void advance(String id, String worker, JobState state) {
        long now = clock.millis();
        owned(
                id,
                updateForGood(
                        "UPDATE job SET state = ?, heartbeat = ?, updated = ?, progress = ? WHERE id = ? AND worker = ?"
                                + " AND state <> 'cancelled'",
                        state.word(),
                        now,
                        now,
                        state == JobState.CONFIRMED ? 1.0 : 0.99,
                        id,
                        worker));
    }

    /** Notes the digest of an owned job's labels, what is doubtful about them, or the description of its result. */
    void keep(String id, String worker, String column, String value) {
        owned(
                id,
                updateForGood(
                        "UPDATE job SET " + column + " = ? WHERE id = ? AND worker = ? AND state <> 'cancelled'",
                        value,
                        id,
                        worker));
    }

    /** Gives an owned job up. */
    public void fail(String id, String worker, String error) {
        updateForGood(
                "UPDATE job SET state = 'failed', error = ?, worker = NULL, updated = ? WHERE id = ? AND worker = ?"
                        + " AND state <> 'cancelled'",
                cut(error, MAX_ERROR),
                clock.millis(),
                id,
                worker);
    }

    /**
     * Puts jobs back whose worker has not been heard of for this long; after {@link #MAX_ATTEMPTS} they fail. With
     * {@link Duration#ZERO} all that are under way: only for the one process that owns the queue. A sign of life from the
     * future, after a clock was set back, counts from now on: a worker that lives renews it, one that is dead does not.
     */
    public void recover(Duration lease) {
        long now = clock.millis();
        update(
                "UPDATE job SET heartbeat = ? WHERE state IN ('running', 'inferred', 'stored') AND heartbeat > ?",
                now,
                now);
        long deadline = now - lease.toMillis();
        update(
                "UPDATE job SET state = 'failed', worker = NULL, updated = ?, error = ? WHERE state IN ('running',"
                        + " 'inferred') AND heartbeat <= ? AND attempts >= ?",
                now,
                "the process ended " + MAX_ATTEMPTS + " times while it worked on this study: it was killed, the machine"
                        + " went down, or memory ran out (then free memory or use a smaller patch); retry.",
                deadline,
                MAX_ATTEMPTS);
        update(
                "UPDATE job SET state = 'queued', worker = NULL, progress = 0, updated = ? WHERE state IN ('running',"
                        + " 'inferred') AND heartbeat <= ?",
                now,
                deadline);
        update("UPDATE job SET worker = NULL WHERE state = 'stored' AND heartbeat <= ?", deadline);
    }

    /** Gives up what a worker holds that was asked to end: unlike a death, this does not count as an attempt. */
    void release(String worker) {
        updateForGood(
                "UPDATE job SET state = CASE WHEN state = 'stored' THEN state ELSE 'queued' END, attempts = attempts -"
                        + " 1, progress = 0, worker = NULL, updated = ? WHERE worker = ? AND state IN ('running',"
                        + " 'inferred', 'stored')",
                clock.millis(),
                worker);
    }

    /** Puts a failed or cancelled job back. Gives whether there was one. */
    public boolean retry(String id) {
        return again(id, "'failed', 'cancelled'");
    }

    /** Puts any finished job back, also a confirmed one: the result is to be computed anew. */
    public boolean repeat(String id) {
        return again(id, "'confirmed', 'failed', 'cancelled'");
    }

    private boolean again(String id, String states) {
        return updateForGood(
                        "UPDATE job SET state = 'queued', error = NULL, " + AFRESH
                                + ", updated = ? WHERE id = ? AND state" + " IN (" + states + ")",
                        clock.millis(),
                        id)
                == 1;
    }

    /** Stops a job that is not finished; a running one stops at its next sign of progress. */
    public boolean cancel(String id) {
        return updateForGood(
                        "UPDATE job SET state = 'cancelled', worker = NULL, updated = ? WHERE id = ? AND state NOT IN"
                                + " ('confirmed', 'failed', 'cancelled')",
                        clock.millis(),
                        id)
                == 1;
    }

    /** Stops and forgets all jobs on a source, with the names that they hold. Gives how many there were. */
    public int forget(String source) {
        return updateForGood("DELETE FROM job WHERE source = ?", source);
    }

    public Optional<Job> find(String id) {
        return select("WHERE id = ?", id).stream().findFirst();
    }

    /** What is doubtful about the labels that a job computed, as JSON; not part of {@link Job}, because it may be long. */
    Optional<String> quality(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, "SELECT quality FROM job WHERE id = ?", id);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString("quality")) : Optional.empty();
        } catch (SQLException e) {
            throw new JobQueueException(e);
        }
    }

    /** All jobs, oldest first. */
    public List<Job> jobs() {
        return select("ORDER BY created, id");
    }

    /** The number of jobs in each state that occurs. */
    public Map<JobState, Integer> counts() {
        Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        prepare(connection, "SELECT state, COUNT(*) AS jobs FROM job GROUP BY state");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(JobState.ofWord(rows.getString("state")), rows.getInt("jobs"));
            }
        } catch (SQLException e) {
            throw new JobQueueException(e);
        }
        return counts;
    }

    private static void owned(String id, int rows) {
        if (rows != 1) {
            throw new JobCancelledException(id);
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new JobQueueException(e);
        }
    }

    /** An update that a crash must not undo. */
    private int updateForGood(String sql, Object... values) {
        int rows = update(sql, values);
        if (writesLate && rows > 0) {
            update("CHECKPOINT SYNC");
        }
        return rows;
    }

    private List<Job> select(String condition, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        prepare(connection, "SELECT " + JobRow.COLUMNS + " FROM job " + condition, values);
                ResultSet rows = statement.executeQuery()) {
            List<Job> jobs = new ArrayList<>();
            while (rows.next()) {
                jobs.add(JobRow.job(rows));
            }
            return jobs;
        } catch (SQLException e) {
            throw new JobQueueException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
