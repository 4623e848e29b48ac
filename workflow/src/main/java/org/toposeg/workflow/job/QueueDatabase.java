package org.toposeg.workflow.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.toposeg.file.PrivateFolder;

/**
 * A queue in an H2 file of its own, for work without a server: {@code jobs.mv.db}, open in this process only and listening
 * nowhere, with a password of its own beside it in {@code jobs.password}.
 */
final class QueueDatabase implements AutoCloseable {

    private static final String NAME = "jobs";
    private static final String FILE = NAME + ".mv.db";
    private static final String PASSWORD = NAME + ".password";
    private static final String USER = "toposeg";

    /** Left by a version that let H2 listen; it holds the address and key of that server. */
    private static final String OLD_SERVER = NAME + ".lock.db";

    private final JobQueue queue;
    private final Connection open;

    private QueueDatabase(JobQueue queue, Connection open) {
        this.queue = queue;
        this.open = open;
    }

    /** Opens or creates the queue. Only for the holder of the {@link QueueLock}. */
    static QueueDatabase open(PrivateFolder folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.path().toAbsolutePath().resolve(NAME) + ";TRACE_LEVEL_FILE=0");
        h2.setUser(USER);
        h2.setPassword(folder.secret(PASSWORD));
        try {
            // As long as one connection is open H2 keeps the file; with the last one it closes it.
            Connection open = connect(h2);
            folder.protect(FILE);
            try {
                Files.deleteIfExists(folder.resolve(OLD_SERVER));
                migrate(h2);
                return new QueueDatabase(new JobQueue(h2), open);
            } catch (Exception e) {
                open.close();
                throw e;
            }
        } catch (Exception e) {
            throw new JobQueueException(folder.path(), e);
        }
    }

    private static Connection connect(JdbcDataSource h2) throws SQLException {
        try {
            return h2.getConnection();
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.WRONG_USER_OR_PASSWORD) {
                throw e;
            }
            return takeOver(h2, e);
        }
    }

    /** Gives a queue of an older version, which had no password, the one it is to have. */
    private static Connection takeOver(JdbcDataSource h2, SQLException wrong) throws SQLException {
        try (Connection connection = h2.getConnection(USER, "");
                Statement statement = connection.createStatement()) {
            // Nothing but hexadecimal digits: no quoting is needed.
            statement.execute("ALTER USER " + USER + " SET PASSWORD '" + h2.getPassword() + "'");
            return h2.getConnection();
        } catch (SQLException e) {
            wrong.addSuppressed(e);
            throw wrong;
        }
    }

    /** Whether there is a queue in the folder. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    static void migrate(DataSource database) {
        Flyway.configure(QueueDatabase.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    JobQueue queue() {
        return queue;
    }

    @Override
    public void close() {
        try {
            open.close();
        } catch (SQLException e) {
            throw new JobQueueException(e);
        }
    }
}
