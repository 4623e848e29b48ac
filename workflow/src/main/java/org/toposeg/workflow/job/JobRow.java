package org.toposeg.workflow.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of the table {@code job}. */
final class JobRow {

    static final String COLUMNS =
            "id, study, series, source, model, output, state, attempts, progress, note, error, digest, result,"
                    + " created, updated";

    private JobRow() {}

    static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getString("id"),
                row.getString("study"),
                row.getString("series"),
                row.getString("source"),
                row.getString("model"),
                row.getString("output"),
                JobState.ofWord(row.getString("state")),
                row.getInt("attempts"),
                row.getDouble("progress"),
                row.getString("note"),
                row.getString("error"),
                row.getString("digest"),
                row.getString("result"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("updated")));
    }
}
