package org.toposeg.web.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toposeg.volume.Volume;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.VesselTree;
import org.toposeg.web.storage.DataFolder;
import org.toposeg.workflow.job.JobQueue;

/** Nothing is left of what is deleted or fails, and nothing is lost that nobody deleted. */
class DeletionTest extends ApplicationTest {

    @Autowired
    private StudyRows rows;

    @Autowired
    private DataFolder data;

    @Autowired
    private JobQueue queue;

    @Autowired
    private JdbcClient database;

    @Test
    void a_deleted_study_leaves_no_file_no_row_and_no_name_in_the_queue() {
        Study study = segmentedStudy("Doe Jane", 16);
        studies.segment(study.id(), "no such model");
        assertThat(studies.delete(study.id(), "a test")).isTrue();
        assertThat(folder(study)).doesNotExist();
        assertThat(worklist.find(study.id())).isEmpty();
        assertThat(queue.jobs()).noneMatch(job -> job.series().equals("Doe Jane"));
        for (String table : List.of("study_attribute", "segmentation")) {
            assertThat(database.sql("SELECT COUNT(*) FROM " + table + " WHERE study = ?")
                            .param(study.id())
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        assertThat(studies.delete(study.id(), "a test")).isFalse();
    }

    @Test
    void the_number_of_a_deleted_version_is_not_given_to_another() {
        Study study = segmentedStudy("versions", 16);
        assertThat(studies.delete(study.id(), 1, "a test")).isTrue();
        assertThat(studies.delete(study.id(), 1, "a test")).isFalse();
        assertThat(files.segmentation(study.id(), 1)).doesNotExist();
        assertThat(worklist.find(study.id()).orElseThrow().versions())
                .extracting(SegmentationVersion::version)
                .containsExactly(0);
        String job = studies.segment(study.id(), "no such model");
        assertThat(queue.find(job).orElseThrow().output()).endsWith("segmentation-2.nii.gz");
    }

    @Test
    void a_study_whose_row_is_refused_leaves_no_folder() {
        Volume image = VesselTree.image(VesselTree.labels(8));
        StudyService.NewStudy tooLong =
                new StudyService.NewStudy("x".repeat(300), "subject", "MR", "generated", List.of(image), Map.of());
        List<Path> before = files.folders();
        assertThatThrownBy(() -> studies.add(tooLong)).isInstanceOf(RuntimeException.class);
        assertThat(files.folders()).isEqualTo(before);
        assertThat(data.root().resolve("uploads")).isEmptyDirectory();
    }

    @Test
    void a_study_whose_reference_does_not_fit_is_not_added_without_it() {
        Volume image = VesselTree.image(VesselTree.labels(8));
        StudyService.NewStudy study =
                new StudyService.NewStudy("pair", "subject", "MR", "generated", List.of(image), Map.of());
        assertThatThrownBy(() -> studies.addWithReference(study, VesselTree.labels(16), STRUCTURES))
                .hasMessageContaining("grid");
        assertThat(worklist.all()).isEmpty();
        assertThat(files.folders()).isEmpty();
    }

    @Test
    void a_folder_that_no_study_knows_is_moved_aside_and_not_removed() throws Exception {
        Study known = segmentedStudy("known", 16);
        Path lost = Files.createDirectory(data.studies().resolve("11111111-lost"));
        Files.writeString(lost.resolve("image-0.nii.gz"), "somebody's only copy");
        new LostFolders(rows, files, data).look();
        assertThat(lost).doesNotExist();
        assertThat(folder(known)).isDirectory();
        try (var found = Files.walk(data.root().resolve("quarantine"))) {
            assertThat(found.filter(file -> file.endsWith("11111111-lost/image-0.nii.gz")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("somebody's only copy"));
        }
    }

    /** As after a change to another database server. */
    @Test
    void a_database_that_knows_nothing_moves_nothing() throws Exception {
        List<Path> folders = List.of(
                Files.createDirectory(data.studies().resolve("1")),
                Files.createDirectory(data.studies().resolve("2")));
        new LostFolders(rows, files, data).look();
        assertThat(files.folders()).containsExactlyElementsOf(folders);
        folders.forEach(data::remove);
    }

    private Path folder(Study study) {
        return files.image(study.id(), 0).getParent();
    }
}
