package org.toposeg.job;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;

/** A queue in an H2 file of its own, for work without a server. */
public final class QueueDatabase {

    private static final String NAME = "jobs";

    private QueueDatabase() {}

    /**
     * Opens or creates the queue in {@code folder/jobs.mv.db}. Several processes may open it at once ({@code batch
     * status} beside {@code batch run}).
     */
    public static JobQueue open(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve(NAME) + ";AUTO_SERVER=TRUE;DB_CLOSE_DELAY=-1");
        h2.setUser("toposeg");
        h2.setPassword("");
        try {
            migrate(h2);
        } catch (FlywayException e) {
            throw new JobQueueException(folder, e);
        }
        return new JobQueue(h2);
    }

    /** Whether there is a queue in the folder. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME + ".mv.db"));
    }

    static void migrate(DataSource database) {
        Flyway.configure(QueueDatabase.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
