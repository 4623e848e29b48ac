package org.toposeg.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.datasets.phantom.PhantomGenerator;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.LoopbackArchive;
import org.toposeg.dicom.testing.LoopbackArchive.Habits;
import org.toposeg.dicom.testing.Slices;
import org.toposeg.volume.Volume;
import org.toposeg.workflow.job.JobState;
import tools.jackson.databind.JsonNode;

/** A series of 21 slices that does not come at once, with the shipped phantom model. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class GrowingSeriesTest {

    private static final int EDGE = 48;
    private static final int SLICES = 21;

    @TempDir
    private Path folder;

    private Path series;
    private Volume phantom;

    @BeforeEach
    void prepare() throws IOException {
        series = Files.createDirectories(folder.resolve("in/series"));
        phantom = PhantomGenerator.generate(1, EDGE).image();
    }

    private DicomFile slice(int number) {
        short[] pixels = new short[EDGE * EDGE];
        for (int v = 0; v < pixels.length; v++) {
            pixels[v] = (short) Math.round(1000 * phantom.data()[(12 + number) * EDGE * EDGE + v]);
        }
        return Slices.slice(number, pixels);
    }

    private void write(int first, int last) {
        for (int number = first; number <= last; number++) {
            DicomWriter.write(slice(number), series.resolve(number + ".dcm"));
        }
    }

    private CommandRun run(Object source, int settle) {
        return CommandRun.of(
                "batch",
                "run",
                "--source",
                source,
                "--model",
                "../models/phantom",
                "--output",
                folder.resolve("out"),
                "--settle",
                settle,
                "--json");
    }

    private static int count(CommandRun run, JobState state) {
        return run.json().path("counts").path(state.word()).asInt();
    }

    private static List<String> warnings(JsonNode document) {
        return document.path("warnings").valueStream().map(JsonNode::asString).toList();
    }

    /** The number of source images to which the only result refers. */
    private int slicesOfResult() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            List<Path> results =
                    files.filter(file -> file.toString().endsWith(".dcm")).toList();
            assertThat(results).hasSize(1);
            DataSet source = DicomReader.read(results.getFirst()).data().item(Tag.REFERENCED_SERIES_SEQUENCE);
            return source.items(Tag.REFERENCED_INSTANCE_SEQUENCE).size();
        }
    }

    @Test
    void a_series_of_which_the_rest_came_later_is_segmented_again_and_is_one_job() throws IOException {
        write(1, 10);
        CommandRun first = run(folder.resolve("in"), 0);
        assertThat(first.code()).as(first.out()).isZero();
        assertThat(slicesOfResult()).isEqualTo(10);
        assertThat(warnings(first.json())).isEmpty();

        write(11, SLICES);
        CommandRun second = run(folder.resolve("in"), 0);
        assertThat(second.code()).as(second.out()).isZero();
        assertThat(count(second, JobState.CONFIRMED)).isEqualTo(1);
        assertThat(slicesOfResult()).isEqualTo(SLICES);
        assertThat(warnings(second.json())).singleElement().asString().contains("1 confirmed study was put back");

        FileTime written = Files.getLastModifiedTime(folder.resolve("out/results.csv"));
        CommandRun third = run(folder.resolve("in"), 0);
        assertThat(third.code()).isZero();
        assertThat(warnings(third.json())).isEmpty();
        assertThat(written).isLessThanOrEqualTo(Files.getLastModifiedTime(folder.resolve("out/results.csv")));
    }

    @Test
    void a_slice_that_was_written_anew_makes_another_content() throws IOException {
        write(1, SLICES);
        assertThat(run(folder.resolve("in"), 0).code()).isZero();
        Files.setLastModifiedTime(series.resolve("3.dcm"), FileTime.fromMillis(1_000_000));
        assertThat(warnings(run(folder.resolve("in"), 0).json()))
                .singleElement()
                .asString()
                .contains("put back");
    }

    @Test
    void a_single_file_that_becomes_a_series_leaves_no_confirmed_job_behind() throws IOException {
        write(1, 1);
        assertThat(run(folder.resolve("in"), 0).code()).isZero();
        write(2, SLICES);
        CommandRun run = run(folder.resolve("in"), 0);
        assertThat(count(run, JobState.CONFIRMED)).isEqualTo(1);
        assertThat(count(run, JobState.CANCELLED)).isEqualTo(1);
        assertThat(slicesOfResult()).isEqualTo(SLICES);
    }

    @Test
    void a_series_that_is_still_being_written_is_waited_for_within_the_run() throws Exception {
        write(1, 10);
        Thread sender = Thread.ofPlatform().start(() -> {
            for (int number = 11; number <= SLICES; number++) {
                pause(150);
                write(number, number);
            }
        });
        CommandRun run = run(folder.resolve("in"), 2);
        sender.join();
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(slicesOfResult()).isEqualTo(SLICES);
        assertThat(warnings(run.json())).isEmpty();
    }

    @Test
    void a_series_that_does_not_keep_still_is_left_for_the_next_run_and_that_is_said() throws Exception {
        write(1, SLICES);
        AtomicBoolean ended = new AtomicBoolean();
        Thread sender = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                pause(100);
                write(SLICES, SLICES);
            }
        });
        CommandRun run = run(folder.resolve("in"), 1);
        ended.set(true);
        sender.join();
        assertThat(run.code()).isEqualTo(1);
        assertThat(count(run, JobState.CONFIRMED)).isZero();
        assertThat(warnings(run.json())).singleElement().asString().contains("was left for the next run");
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_empty_slice_fails_the_study_by_name_until_it_is_there() throws IOException {
        write(1, SLICES - 1);
        Path last = Files.createFile(series.resolve("21.dcm"));
        CommandRun run = run(folder.resolve("in"), 0);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().path("failed").path(0).path("error").asString())
                .contains(last + " is empty or holds only zeros");

        CommandRun predict =
                CommandRun.of("predict", "../models/phantom", series, "-o", folder.resolve("alone.nii.gz"), "--json");
        assertThat(predict.code()).isEqualTo(1);
        assertThat(predict.json().path("cases").path(0).path("error").asString())
                .contains("21.dcm is empty");

        write(SLICES, SLICES);
        assertThat(run(folder.resolve("in"), 0).code()).as("without a retry").isZero();
        assertThat(slicesOfResult()).isEqualTo(SLICES);
    }

    @Test
    void doubts_about_a_series_stand_in_the_job_the_table_and_the_output_of_both_commands() throws IOException {
        write(5, 14);
        Files.createDirectory(folder.resolve("in/other"));
        Files.createFile(folder.resolve("in/other/1.dcm"));
        CommandRun run = run(folder.resolve("in"), 0);
        assertThat(run.code()).isZero();
        assertThat(warnings(run.json()))
                .hasSize(2)
                .anyMatch(text -> text.contains("other/1.dcm is empty"))
                .anyMatch(text -> text.contains("its images are numbered from 5 on"));
        assertThat(Files.readString(folder.resolve("out/results.csv"))).contains("numbered from 5 on");
        JsonNode status = CommandRun.of("batch", "status", "--output", folder.resolve("out"), "--json")
                .json();
        assertThat(warnings(status.path("jobs").path(0)))
                .singleElement()
                .asString()
                .contains("numbered from 5 on");

        JsonNode predict = CommandRun.of(
                        "predict", "../models/phantom", folder.resolve("in"), "-o", folder.resolve("p"), "--json")
                .json();
        assertThat(warnings(predict)).hasSize(2);
        assertThat(warnings(predict.path("cases").path(0))).hasSize(1);
    }

    @Test
    void an_archive_that_gives_fewer_instances_than_it_counts_fails_the_study_until_it_is_whole() throws IOException {
        try (LoopbackArchive archive = new LoopbackArchive(Habits.capped(5))) {
            for (int number = 1; number <= 10; number++) {
                archive.add(slice(number));
            }
            archive.claim(SLICES);
            CommandRun run = run(archive.address(), 0);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.json().path("failed").path(0).path("error").asString())
                    .contains("has 21 instances as the archive says, but it gave 10");

            for (int number = 11; number <= SLICES; number++) {
                archive.add(slice(number));
            }
            assertThat(run(archive.address(), 0).code()).as("without a retry").isZero();
            assertThat(slicesOfResult()).isEqualTo(SLICES);
        }
    }

    @Test
    void a_series_that_grew_in_an_archive_is_segmented_again() throws IOException {
        try (LoopbackArchive archive = new LoopbackArchive(Habits.capped(50))) {
            for (int number = 1; number <= 10; number++) {
                archive.add(slice(number));
            }
            assertThat(run(archive.address(), 1).code())
                    .as("seen twice with the same content")
                    .isZero();
            assertThat(slicesOfResult()).isEqualTo(10);
            for (int number = 11; number <= SLICES; number++) {
                archive.add(slice(number));
            }
            CommandRun run = run(archive.address(), 0);
            assertThat(run.code()).isZero();
            assertThat(count(run, JobState.CONFIRMED)).isEqualTo(1);
            assertThat(slicesOfResult()).isEqualTo(SLICES);
        }
    }
}
