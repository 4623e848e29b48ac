package org.toposeg.web.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.web.training.WrittenRun;
import org.toposeg.web.training.view.RunHeader;

class TrainingRunsTest {

    @TempDir
    private Path folder;

    private TrainingRuns runs() throws IOException {
        return new TrainingRuns(new RunsFolder(Files.createDirectories(folder.resolve("runs"))));
    }

    private Path runFolder(String name) {
        return folder.resolve("runs").resolve(name);
    }

    private static void age(Path file, Duration by) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
    }

    @Test
    void runs_are_listed_with_how_far_and_how_good_they_are() throws Exception {
        WrittenRun.in(runFolder("balls"), 2).epochs(1, 5);

        TrainingRun run = runs().all().getFirst();
        assertThat(run.path()).isEqualTo("balls");
        assertThat(run.dataSet()).isEqualTo("Two balls");
        assertThat(run.fold()).isEqualTo("2 of 5");
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(RunNumbers.epoch(run)).isEqualTo("5 of 20");
        // The mean Dice of epoch 4 is 0.75 (1 - 0.8 / 4).
        assertThat(run.lastDice()).hasValue(0.6000000000000001);
        // 150 steps are left, 10 take 6 s.
        assertThat(run.secondsLeft()).hasValue(90.0);
    }

    @Test
    void times_are_told_in_words() {
        assertThat(List.of(40.2, 59.6, 96.0, 3569.0, 3570.0, 7500.0))
                .extracting(Pace::words)
                .containsExactly("40 s", "1 min", "2 min", "59 min", "1 h 00 min", "2 h 05 min");
    }

    @Test
    void running_trainings_keep_their_places_whichever_showed_last_that_it_lives() throws Exception {
        for (String name : List.of("b", "a", "c")) {
            WrittenRun.in(runFolder(name), 0).epochs(1, 1);
        }
        age(runFolder("a/progress.json"), Duration.ofSeconds(9));
        WrittenRun.in(runFolder("0-done"), 0).say("finished");
        assertThat(runs().all()).extracting(TrainingRun::path).containsExactly("a", "b", "c", "0-done");
    }

    @Test
    void folds_are_in_the_order_of_their_numbers() throws Exception {
        for (String fold : List.of("x/fold-10", "x/fold-9", "x/fold-1")) {
            WrittenRun.in(runFolder(fold), 0).epochs(1, 1);
        }
        assertThat(runs().at("x")).extracting(TrainingRun::path).containsExactly("x/fold-1", "x/fold-9", "x/fold-10");
    }

    @Test
    void stages_of_a_cascade_are_listed_but_not_mixed_with_the_folds_that_they_belong_to() throws Exception {
        for (String run : List.of("x/fold-0", "x/fold-0/stage-1", "x/fold-0/stage-1/inner-0", "x/fold-1/stage-1")) {
            WrittenRun.in(runFolder(run), 0).epochs(1, 1);
        }
        TrainingRuns runs = runs();
        assertThat(runs.all()).hasSize(4);
        assertThat(runs.at("x")).extracting(TrainingRun::path).containsExactly("x/fold-0", "x/fold-1/stage-1");
        assertThat(runs.areSeveral("x")).isTrue();
        assertThat(runs.areSeveral("x/fold-0")).isFalse();
        assertThat(runs.at("x/fold-1")).extracting(TrainingRun::path).containsExactly("x/fold-1/stage-1");
    }

    @Test
    void a_stage_that_stalled_goes_on_with_its_whole_cascade() throws Exception {
        for (String run : List.of("x/fold-0", "x/fold-0/stage-1/inner-1", "stage-1", "my-stage-1")) {
            WrittenRun.in(runFolder(run), 0).epochs(1, 1);
        }
        TrainingRuns runs = runs();
        TrainingRun inner = runs.at("x/fold-0/stage-1/inner-1").getFirst();
        assertThat(inner.cascade()).contains("x/fold-0");
        assertThat(RunHeader.advice(inner)).contains("where FOLDER is that of the whole cascade, x/fold-0,");
        assertThat(runs.at("stage-1").getFirst().cascade()).contains(".");
        assertThat(runs.at("my-stage-1").getFirst().cascade()).isEmpty();
        assertThat(RunHeader.advice(runs.at("x/fold-0").getFirst())).doesNotContain("cascade");
    }

    @Test
    void the_folder_of_runs_may_be_a_link_itself_and_be_called_like_a_part_of_a_run() throws Exception {
        WrittenRun.in(folder.resolve("examples/balls"), 0).example(2, 0);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("examples"));
        TrainingRuns runs = new TrainingRuns(new RunsFolder(link));
        assertThat(runs.all()).extracting(TrainingRun::path).containsExactly("balls");
        assertThat(runs.at("balls")).hasSize(1);
        assertThat(runs.folder().example("balls", 2)).isPresent();
    }

    @Test
    void pictures_are_found_where_people_write_other_digits() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(RunReader.example(12)).isEqualTo("epoch-00012.png");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void several_pages_read_the_runs_once_a_second() {
        AtomicLong clock = new AtomicLong();
        AtomicInteger reads = new AtomicInteger();
        ExpiringValue<Integer> kept = new ExpiringValue<>(Duration.ofSeconds(1), reads::incrementAndGet, clock::get);
        assertThat(List.of(kept.get(), kept.get())).containsExactly(1, 1);
        clock.set(999_999_999);
        assertThat(kept.get()).isEqualTo(1);
        clock.set(1_000_000_000);
        assertThat(kept.get()).isEqualTo(2);
    }

    @Test
    void folds_lie_below_their_run_and_are_shown_together() throws Exception {
        for (int fold = 0; fold < 3; fold++) {
            WrittenRun.in(runFolder("balls/fold-" + fold), fold).epochs(1, 2);
        }
        WrittenRun.in(runFolder("alone"), 0).epochs(1, 1);
        TrainingRuns runs = runs();
        assertThat(TrainingRuns.families(runs.all())).isEqualTo(Map.of("balls", 3L));
        assertThat(runs.at("balls")).extracting(TrainingRun::name).containsExactly("fold-0", "fold-1", "fold-2");
        assertThat(runs.at("balls/fold-1")).extracting(TrainingRun::fold).containsExactly("1 of 5");
    }

    @Test
    void a_run_without_a_sign_of_life_is_stalled_and_one_that_ended_says_how() throws Exception {
        WrittenRun run = WrittenRun.in(runFolder("balls"), 0);
        run.epochs(1, 2);
        age(runFolder("balls/progress.json"), Duration.ofMinutes(1));
        TrainingRuns runs = runs();
        assertThat(runs.at("balls").getFirst().state()).isEqualTo(RunState.STALLED);
        assertThat(runs.at("balls").getFirst().secondsLeft()).isEmpty();
        run.say("stopped");
        assertThat(runs.at("balls").getFirst().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void without_a_heartbeat_three_of_its_epochs_or_two_minutes_are_waited_for() {
        Instant now = Instant.now();
        Duration epoch = Duration.ofMinutes(10);
        assertThat(RunState.of("running", null, now.minusSeconds(29 * 60), epoch, now))
                .isEqualTo(RunState.RUNNING);
        assertThat(RunState.of("running", null, now.minusSeconds(31 * 60), epoch, now))
                .isEqualTo(RunState.STALLED);
        assertThat(RunState.of(null, null, now.minusSeconds(110), Duration.ZERO, now))
                .isEqualTo(RunState.RUNNING);
        assertThat(RunState.of(null, null, now.minusSeconds(130), Duration.ZERO, now))
                .isEqualTo(RunState.STALLED);
    }

    @Test
    void damaged_and_missing_files_are_told_in_a_sentence() throws Exception {
        WrittenRun run = WrittenRun.in(runFolder("balls"), 0);
        run.epochs(1, 1);
        run.append("half a li\n");
        Files.writeString(runFolder("balls/plan.json"), "{\"name\": ");
        Files.delete(runFolder("balls/run.json"));

        TrainingRun read = runs().at("balls").getFirst();
        assertThat(read.problems())
                .containsExactly(
                        "Line 2 of metrics.jsonl is damaged and left out.",
                        "plan.json is damaged from line 1 on; what it says is not shown.");
        assertThat(read.dataSet()).isEmpty();
        assertThat(RunNumbers.epoch(read)).isEqualTo("1");
    }

    @Test
    void a_folder_that_was_deleted_holds_no_run() throws Exception {
        WrittenRun.in(runFolder("balls"), 0).epochs(1, 1);
        TrainingRuns runs = runs();
        assertThat(runs.at("balls")).hasSize(1);
        try (var files = Files.list(runFolder("balls"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(runFolder("balls"));
        assertThat(runs.at("balls")).isEmpty();
        assertThat(runs.all()).isEmpty();
    }

    @Test
    void no_path_leads_out_of_the_folder_of_runs() throws Exception {
        WrittenRun secret = WrittenRun.in(folder.resolve("secret"), 0);
        secret.epochs(1, 1);
        secret.example(1, 0);
        WrittenRun inside = WrittenRun.in(runFolder("balls"), 0);
        inside.example(2, 0);
        Files.createSymbolicLink(runFolder("link"), folder.resolve("secret"));
        Files.createSymbolicLink(
                runFolder("balls/examples/epoch-00001.png"), folder.resolve("secret/examples/epoch-00001.png"));
        Files.createSymbolicLink(runFolder("balls/metrics.jsonl"), folder.resolve("secret/metrics.jsonl"));
        TrainingRuns runs = runs();

        for (String path : List.of("../secret", "balls/../../secret", folder + "/secret", "link", "\0", "..")) {
            assertThat(runs.at(path)).as(path).isEmpty();
            assertThat(runs.folder().example(path, 1)).as(path).isEmpty();
        }
        assertThat(runs.all()).extracting(TrainingRun::path).containsExactly("balls");
        assertThat(runs.at("balls").getFirst().epochs()).isEmpty();
        assertThat(runs.folder().example("balls", 1)).isEmpty();
        assertThat(runs.folder().example("balls", 2)).isPresent();
    }
}
