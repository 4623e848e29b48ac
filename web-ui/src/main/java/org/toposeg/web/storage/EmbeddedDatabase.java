package org.toposeg.web.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.toposeg.file.SecretFile;

/**
 * The database in the data folder: within this process, reached over no network, its password generated and kept in
 * {@code database.key}. Each connection is a new session, which costs next to nothing and, unlike a pooled one, opens the
 * database anew when a full disk has closed it.
 */
final class EmbeddedDatabase extends AbstractDataSource implements AutoCloseable {

    static final String KEY = "database.key";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Pattern LISTENING = Pattern.compile("(?i);\\s*AUTO_SERVER\\s*=\\s*TRUE");

    /** The first session after a failed write may still meet the database that is closing. */
    private static final int ATTEMPTS = 4;

    private static final long PAUSE_MILLIS = 50;

    private final JdbcDataSource h2 = new JdbcDataSource();

    /**
     * Opens or creates the database; one of an earlier version, without a password, is given one.
     *
     * @throws IllegalStateException if it cannot be opened; the message says what to do
     */
    static EmbeddedDatabase open(String url, String user, DataFolder data) throws IOException {
        Matcher listening = LISTENING.matcher(url);
        EmbeddedDatabase database = new EmbeddedDatabase(listening.replaceAll("") + ";DB_CLOSE_DELAY=-1", user);
        database.unlock(SecretFile.of(data.root().resolve(KEY)));
        data.closeDatabase();
        return database;
    }

    private EmbeddedDatabase(String url, String user) {
        h2.setURL(url);
        h2.setUser(user);
    }

    private void unlock(String secret) {
        h2.setPassword(secret);
        try (Connection ignored = h2.getConnection()) {
            return;
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.WRONG_USER_OR_PASSWORD) {
                throw notOpened(e);
            }
        }
        h2.setPassword("");
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            // The secret is of letters, digits, - and _ only.
            statement.execute(
                    "ALTER USER " + connection.getMetaData().getUserName() + " SET PASSWORD '" + secret + "'");
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            throw notOpened(e);
        }
        h2.setPassword(secret);
        LOG.info("the database had no password and was given one, kept in {}", KEY);
    }

    private static IllegalStateException notOpened(SQLException why) {
        return new IllegalStateException(
                why.getErrorCode() == ErrorCode.WRONG_USER_OR_PASSWORD
                        ? "the database does not open with the password in " + KEY
                                + "; put back the file that belongs to it, from the same copy."
                        : "the database cannot be opened (" + why.getMessage()
                                + "); check the free space of the disk and the rights of the data folder.",
                why);
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Connection connection = null;
            try {
                connection = h2.getConnection();
                answer(connection);
                return connection;
            } catch (SQLException e) {
                close(connection);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void answer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private static void close(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a session of a closed database was not closed", e);
            }
        }
    }

    private static void pause(SQLException why) throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }

    /** @throws SQLException always: there is one account */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the embedded database has one account only");
    }

    /** Ends with all sessions, so that the folder can be used by the next process. */
    @Override
    public void close() {
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            LOG.warn("the database was not closed in an orderly way; it recovers at the next start");
            LOG.debug("why the database was not closed", e);
        }
    }
}
