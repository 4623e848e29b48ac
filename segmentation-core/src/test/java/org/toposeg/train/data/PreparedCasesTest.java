package org.toposeg.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.file.AtomicFile;
import org.toposeg.plan.Plan;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.train.Phantoms;
import org.toposeg.train.TestPlans;
import org.toposeg.train.TrainingException;
import org.toposeg.volume.Size;

class PreparedCasesTest {

    private static final Phantoms PHANTOMS = new Phantoms(8, new Size(18, 17, 16));
    private static final Plan PLAN = TestPlans.tiny(PHANTOMS, 1, 1);
    private static final String ID = "ball_03";

    @TempDir
    private Path folder;

    private final AtomicInteger loaded = new AtomicInteger();

    /** Counts how often a case is read. */
    private final CaseSource source = new CaseSource() {
        @Override
        public String name() {
            return PHANTOMS.name();
        }

        @Override
        public List<String> channels() {
            return PHANTOMS.channels();
        }

        @Override
        public Map<Integer, String> labels() {
            return PHANTOMS.labels();
        }

        @Override
        public List<String> cases() {
            return PHANTOMS.cases();
        }

        @Override
        public List<Path> files(String id) {
            return List.of();
        }

        @Override
        public Case load(String id) {
            loaded.incrementAndGet();
            return PHANTOMS.load(id);
        }
    };

    private PreparedCase get(Plan plan, String hash) {
        return new PreparedCases(folder, plan, source, Map.of(ID, Map.of("image", hash))).get(ID);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void a_mapped_case_is_the_case() {
        PreparedCase expected = PreparedCase.of(PHANTOMS.load(ID), PLAN);
        PreparedCase mapped = get(PLAN, "a");
        assertThat(mapped.channels()[0].isDirect()).isTrue();
        assertThat(mapped.size()).isEqualTo(expected.size());
        assertThat(mapped.input()).isDeepEqualTo(expected.input());
        assertThat(mapped.classes()).isEqualTo(expected.classes());
        assertThat(mapped.classVoxels()).isDeepEqualTo(expected.classVoxels());
        assertThat(mapped.prior()).isNull();
    }

    @Test
    void a_prior_is_kept_too() throws IOException {
        byte[] prior = {0, 1, 2, 1};
        PreparedCase c = PreparedCase.of("a", new Size(2, 2, 1), new float[][] {{1, 2, 3, 4}}, new byte[4], 3, prior);
        Path file = folder.resolve("c.case");
        PreparedCaseFile.write(c, file);
        assertThat(PreparedCaseFile.open(file, "a").orElseThrow().input())
                .isDeepEqualTo(new float[][] {{1, 2, 3, 4}, {0, 1, 0, 1}, {0, 0, 1, 0}});
    }

    @Test
    void a_case_is_prepared_once_until_its_data_or_its_plan_change() throws IOException {
        get(PLAN, "a");
        get(PLAN, "a");
        assertThat(loaded).hasValue(1);
        get(PLAN.withTraining(PLAN.training().withEpochs(7)), "a");
        assertThat(loaded).hasValue(1);
        get(PLAN, "b");
        assertThat(loaded).hasValue(2);
        assertThat(files()).hasSize(2);
    }

    @Test
    void a_file_that_was_cut_is_made_anew() throws IOException {
        float[][] expected = get(PLAN, "a").input();
        try (RandomAccessFile file = new RandomAccessFile(files().getFirst().toFile(), "rw")) {
            file.setLength(file.length() - 5);
        }
        assertThat(get(PLAN, "a").input()).isDeepEqualTo(expected);
        assertThat(loaded).hasValue(2);
    }

    /** Another file may be anyone's, and so may a folder named by --cache. */
    @Test
    void removing_takes_what_was_prepared_or_begun_and_nothing_else() throws IOException {
        get(PLAN, "a");
        Path begun = files().getFirst();
        Files.writeString(AtomicFile.temporary(begun), "begun");
        Path other = Files.writeString(folder.resolve("notes.case"), "mine");
        PreparedCases.removeFrom(folder);
        assertThat(files()).containsExactly(other);
        Files.delete(other);
        PreparedCases.removeFrom(folder);
        assertThat(folder).doesNotExist();
        Files.createDirectory(folder);
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        PreparedCases cases = new PreparedCases(file, PLAN, source, Map.of(ID, Map.of()));
        assertThatThrownBy(() -> cases.get(ID))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--cache");
    }
}
