package org.toposeg.web.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code study}, {@code study_attribute} and {@code segmentation}. */
@Repository
class StudyRows {

    private static final TypeReference<List<Structure>> STRUCTURES = new TypeReference<>() {};
    private static final TypeReference<List<StructureMeasures>> MEASURES = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    StudyRows(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(Study study, Map<String, String> attributes) {
        database.sql("INSERT INTO study (id, name, subject, modality, origin, channels, size_x, size_y, size_z,"
                        + " spacing_x, spacing_y, spacing_z, window_low, window_high, created)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        study.id(),
                        study.name(),
                        study.subject(),
                        study.modality(),
                        study.origin(),
                        study.channels(),
                        study.size().x(),
                        study.size().y(),
                        study.size().z(),
                        study.spacing().x(),
                        study.spacing().y(),
                        study.spacing().z(),
                        study.windowLow(),
                        study.windowHigh(),
                        study.created().toEpochMilli())
                .update();
        attributes.forEach(
                (name, value) -> database.sql("INSERT INTO study_attribute (study, name, content) VALUES (?, ?, ?)")
                        .params(study.id(), name, value)
                        .update());
    }

    /** @param evaluation JSON, null without a reference */
    void insert(SegmentationVersion segmentation, String evaluation) {
        database.sql("INSERT INTO segmentation (study, version, origin, author, labels, measures, quality, evaluation,"
                        + " created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        segmentation.study(),
                        segmentation.version(),
                        segmentation.origin().name().toLowerCase(Locale.ROOT),
                        segmentation.author(),
                        json.writeValueAsString(segmentation.structures()),
                        json.writeValueAsString(segmentation.measures()),
                        segmentation.quality() == null ? null : json.writeValueAsString(segmentation.quality()),
                        evaluation,
                        segmentation.created().toEpochMilli())
                .update();
        database.sql("UPDATE study SET last_version = ? WHERE id = ? AND last_version < ?")
                .params(segmentation.version(), segmentation.study(), segmentation.version())
                .update();
    }

    /** Gives whether there was one. */
    boolean delete(String study) {
        return database.sql("DELETE FROM study WHERE id = ?").param(study).update() == 1;
    }

    /** Gives whether there was one. */
    boolean delete(String study, int version) {
        return database.sql("DELETE FROM segmentation WHERE study = ? AND version = ?")
                        .params(study, version)
                        .update()
                == 1;
    }

    Set<String> ids() {
        return database.sql("SELECT id FROM study").query(String.class).set();
    }

    /** The highest version that the study ever had, also if it was deleted. */
    int lastVersion(String study) {
        return database.sql("SELECT last_version FROM study WHERE id = ?")
                .param(study)
                .query(Integer.class)
                .single();
    }

    void setJob(String study, String job) {
        database.sql("UPDATE study SET job = ? WHERE id = ?").params(job, study).update();
    }

    Optional<Study> find(String id) {
        return database.sql("SELECT * FROM study WHERE id = ?")
                .param(id)
                .query(StudyRows::study)
                .optional();
    }

    List<Study> all() {
        return database.sql("SELECT * FROM study ORDER BY created DESC, name")
                .query(StudyRows::study)
                .list();
    }

    /** The id of the job that was last asked for, by study. */
    Map<String, String> jobs() {
        return database
                .sql("SELECT id, job FROM study WHERE job IS NOT NULL")
                .query((row, n) -> Map.entry(row.getString("id"), row.getString("job")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The attributes of every study that has any. */
    Map<String, Map<String, String>> attributes() {
        return database
                .sql("SELECT study, name, content FROM study_attribute")
                .query((row, n) ->
                        new String[] {row.getString("study"), row.getString("name"), row.getString("content")})
                .list()
                .stream()
                .collect(Collectors.groupingBy(row -> row[0], Collectors.toMap(row -> row[1], row -> row[2])));
    }

    /** Oldest first, the reference before all. */
    List<SegmentationVersion> segmentations(String study) {
        return database.sql("SELECT * FROM segmentation WHERE study = ? ORDER BY version")
                .param(study)
                .query(this::segmentation)
                .list();
    }

    List<SegmentationVersion> segmentations() {
        return database.sql("SELECT * FROM segmentation ORDER BY study, version")
                .query(this::segmentation)
                .list();
    }

    private static Study study(ResultSet row, int number) throws SQLException {
        return new Study(
                row.getString("id"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("modality"),
                row.getString("origin"),
                row.getInt("channels"),
                new Size(row.getInt("size_x"), row.getInt("size_y"), row.getInt("size_z")),
                new Vec3(row.getDouble("spacing_x"), row.getDouble("spacing_y"), row.getDouble("spacing_z")),
                row.getDouble("window_low"),
                row.getDouble("window_high"),
                Instant.ofEpochMilli(row.getLong("created")));
    }

    private SegmentationVersion segmentation(ResultSet row, int number) throws SQLException {
        return new SegmentationVersion(
                row.getString("study"),
                row.getInt("version"),
                SegmentationVersion.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("author"),
                json.readValue(row.getString("labels"), STRUCTURES),
                json.readValue(row.getString("measures"), MEASURES),
                quality(row.getString("quality")),
                Instant.ofEpochMilli(row.getLong("created")));
    }

    private QualityReport quality(String text) {
        return text == null ? null : json.readValue(text, QualityReport.class);
    }

    /** The comparison with the reference as JSON. */
    Optional<String> evaluation(String study, int version) {
        return database.sql("SELECT evaluation FROM segmentation WHERE study = ? AND version = ?"
                        + " AND evaluation IS NOT NULL")
                .params(study, version)
                .query(String.class)
                .optional();
    }
}
