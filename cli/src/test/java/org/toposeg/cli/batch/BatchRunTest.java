package org.toposeg.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.cli.Main;
import org.toposeg.datasets.phantom.PhantomDataSet;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.io.ImageFiles;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.LabelMap;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobControl;
import org.toposeg.workflow.job.JobRequest;
import org.toposeg.workflow.job.JobState;
import org.toposeg.workflow.job.OwnedQueue;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Batch runs with the shipped phantom model, as a person starts them. */
class BatchRunTest {

    private static final Path MODEL =
            Path.of("../models/phantom").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private String said = "";

    private Path phantoms(int count) {
        Path data = folder.resolve("data");
        PhantomDataSet.write(data, 1, count, 48, (name, phantom) -> {});
        return data;
    }

    private int run(Object... arguments) {
        StringWriter text = new StringWriter();
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            CommandLine line = Main.commandLine();
            line.setErr(new PrintWriter(text, true));
            Stream<Object> words = Arrays.stream(arguments);
            return line.execute((arguments[1].equals("run") ? Stream.concat(words, Stream.of("--settle", 0)) : words)
                    .map(Object::toString)
                    .toArray(String[]::new));
        } finally {
            System.setErr(before);
            said = text + captured.toString(StandardCharsets.UTF_8);
        }
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<Job> jobs() {
        return JobControl.of(out().resolve(".toposeg")).jobs();
    }

    private List<Path> files(Path below, String pattern) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(f -> f.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_study_gets_a_result_and_a_row_and_a_damaged_one_does_not_stop_the_rest() throws IOException {
        Path data = phantoms(3);
        Path damaged = data.resolve("imagesTr/phantom_2_0000.nii.gz");
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 3));

        assertThat(run("batch", "run", "--source", data, "--model", MODEL, "--output", out()))
                .isEqualTo(1);
        assertThat(said)
                .contains("phantom_2_0000.nii.gz")
                .contains("copy it again")
                .doesNotContain("Exception");
        assertThat(files(out(), "phantom.*"))
                .extracting(f -> f.getFileName().toString())
                .containsExactly("phantom_1.nii.gz", "phantom_3.nii.gz");
        assertThat(Files.readAllLines(out().resolve("results.csv")))
                .hasSize(4)
                .first()
                .asString()
                .contains("Vessel tree ml", "findings high", "first finding");
        JsonNode table = JsonMapper.shared().readTree(out().resolve("results.json"));
        assertThat(table.path("counts").path("confirmed").asInt()).isEqualTo(2);
        JsonNode quality = table.path("studies")
                .valueStream()
                .filter(study -> study.path("study").asString().endsWith("phantom_1"))
                .findFirst()
                .orElseThrow()
                .path("result")
                .path("quality");
        assertThat(quality.path("centrelines").path("1").path("lengthMm").asDouble())
                .as("the vessel tree is tubular")
                .isPositive();
        assertThat(quality.path("findings").isArray()).isTrue();

        Files.write(damaged, bytes);
        assertThat(run("batch", "retry", "--output", out())).isZero();
        assertThat(run("batch", "run", "--source", data, "--model", MODEL, "--output", out()))
                .as(said)
                .isZero();
        assertThat(jobs()).extracting(Job::state).containsOnly(JobState.CONFIRMED);
    }

    @Test
    void a_run_ended_by_kill_9_is_finished_by_the_next_and_nothing_is_done_twice() throws Exception {
        Path data = phantoms(8);
        Process first = start(data);
        while (first.isAlive() && !Files.isDirectory(out().resolve("imagesTr"))) {
            Thread.sleep(5);
        }
        while (first.isAlive() && files(out(), "phantom.*\\.nii\\.gz").size() < 3) {
            Thread.sleep(5);
        }
        first.destroyForcibly().waitFor();
        List<Path> complete = files(out(), "[^.].*\\.nii\\.gz");
        for (Path file : complete) {
            ImageFiles.readLabels(file);
        }
        Map<String, Job> before = new HashMap<>();
        jobs().forEach(job -> before.put(job.id(), job));
        long confirmed = before.values().stream()
                .filter(job -> job.state() == JobState.CONFIRMED)
                .count();
        assertThat(confirmed).as(Files.readString(folder.resolve("log.txt"))).isBetween(1L, 7L);

        Process second = start(data);
        assertThat(second.waitFor()).isZero();
        assertThat(jobs()).hasSize(8).allSatisfy(job -> {
            Job earlier = before.get(job.id());
            assertThat(job.state()).isEqualTo(JobState.CONFIRMED);
            if (earlier.state() == JobState.CONFIRMED) {
                assertThat(job).isEqualTo(earlier);
            }
        });
        assertThat(files(out(), ".*\\.part")).isEmpty();
    }

    @Test
    void a_run_that_is_asked_to_end_stops_in_order_and_the_next_goes_on() throws Exception {
        Path data = phantoms(8);
        Process first = start(data);
        while (first.isAlive()
                && (!Files.isDirectory(out().resolve("imagesTr"))
                        || files(out(), "phantom.*\\.nii\\.gz").isEmpty())) {
            Thread.sleep(5);
        }
        first.destroy();
        assertThat(first.waitFor()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("log.txt"))).contains("the same command goes on with what is left");
        assertThat(jobs())
                .extracting(Job::state)
                .isSubsetOf(JobState.CONFIRMED, JobState.STORED, JobState.QUEUED)
                .contains(JobState.QUEUED);
        assertThat(jobs())
                .filteredOn(job -> job.state() == JobState.QUEUED)
                .extracting(Job::attempts)
                .containsOnly(0);
        assertThat(start(data).waitFor()).isZero();
        assertThat(jobs()).extracting(Job::state).containsOnly(JobState.CONFIRMED);
    }

    @Test
    void another_process_sees_a_run_cancels_in_it_and_puts_back_while_it_works() throws Exception {
        Path data = phantoms(12);
        Process first = start(data);
        while (first.isAlive() && !JobControl.isPossible(out().resolve(".toposeg"))) {
            Thread.sleep(5);
        }
        // Asks at a time at which the queue may be just being created.
        String waiting = null;
        while (first.isAlive() && waiting == null) {
            waiting = status("queued").stream().skip(8).findFirst().orElse(null);
        }
        assertThat(run("batch", "cancel", "--output", out(), waiting)).as(said).isZero();
        assertThat(status("cancelled")).containsExactly(waiting);
        assertThat(status("running").size()).isLessThanOrEqualTo(1);
        assertThat(first.isAlive())
                .as("the run went on meanwhile: " + Files.readString(folder.resolve("log.txt")))
                .isTrue();
        assertThat(run("batch", "retry", "--output", out(), waiting)).as(said).isZero();
        assertThat(status("cancelled")).isEmpty();
        assertThat(first.waitFor()).isZero();
        assertThat(jobs()).hasSize(12).extracting(Job::state).containsOnly(JobState.CONFIRMED);
    }

    private List<String> status(String state) {
        CommandRun status = CommandRun.of("batch", "status", "--output", out(), "--json");
        assertThat(status.code()).as(status.err()).isZero();
        return status.json()
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("state").asString().equals(state))
                .map(job -> job.path("id").asString())
                .toList();
    }

    private Process start(Path data) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        Main.class.getName(),
                        "batch",
                        "run",
                        "--source",
                        data.toString(),
                        "--model",
                        MODEL.toString(),
                        "--output",
                        out().toString(),
                        "--settle",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return process.start();
    }

    @Test
    void a_dicom_series_gets_a_segmentation_that_reads_back_onto_its_voxels() throws IOException {
        Path series = SharedFolder.dicom("series/MR_hippocrop_study1");
        assertThat(run("batch", "run", "--source", series, "--model", "../models/hippocampus", "--output", out()))
                .as(said)
                .isZero();
        Path written = files(out(), ".*\\.dcm").getFirst();
        assertThat(out().relativize(written).getNameCount()).isEqualTo(2);
        LabelMap labels = SegmentationReader.read(written)
                .onto(SeriesReader.read(series).grid())
                .getFirst();
        JsonNode result = JsonMapper.shared().readTree(jobs().getFirst().result());
        long voxels = 0;
        for (int v = 0; v < labels.data().length; v++) {
            voxels += labels.label(v) == 1 ? 1 : 0;
        }
        assertThat(result.path("labels").path("1").path("voxels").asLong()).isEqualTo(voxels);
    }

    @Test
    void results_of_another_model_are_not_mixed_in() {
        Path data = phantoms(1);
        assertThat(run("batch", "run", "--source", data, "--model", MODEL, "--output", out()))
                .isZero();
        assertThat(run("batch", "run", "--source", data, "--model", "../models/hippocampus", "--output", out()))
                .isEqualTo(2);
        assertThat(said).contains("another model").contains("choose another --output");
    }

    @Test
    void what_was_cancelled_is_left_out_until_it_is_retried() {
        Path data = phantoms(2);
        String id;
        try (OwnedQueue queue = OwnedQueue.take(out().resolve(".toposeg"))) {
            id = queue.queue()
                    .submit(new JobRequest(
                            "imagesTr/phantom_1",
                            "phantom_1_0000.nii.gz",
                            data.resolve("imagesTr/phantom_1_0000.nii.gz").toString(),
                            MODEL.toString(),
                            out().resolve("imagesTr/phantom_1.nii.gz").toString()));
        }
        assertThat(run("batch", "cancel", "--output", out(), id)).isZero();
        assertThat(run("batch", "run", "--source", data, "--model", MODEL, "--output", out()))
                .isZero();
        assertThat(jobs()).extracting(Job::state).containsExactly(JobState.CANCELLED, JobState.CONFIRMED);
        assertThat(run("batch", "retry", "--output", out(), id)).isZero();
        assertThat(run("batch", "run", "--source", data, "--model", MODEL, "--output", out()))
                .isZero();
        assertThat(jobs()).extracting(Job::state).containsOnly(JobState.CONFIRMED);
    }

    @Test
    void a_wrong_call_is_told_from_failed_work() throws IOException {
        assertThat(run("batch", "run", "--source", folder.resolve("none"), "--model", MODEL, "--output", out()))
                .isEqualTo(2);
        assertThat(said).contains("none does not exist");
        assertThat(run("batch", "run", "--source", folder, "--model", MODEL, "--output", folder))
                .isEqualTo(2);
        assertThat(run("batch", "run", "--source", folder, "--model", MODEL, "--output", out(), "--engine", "caffe"))
                .isEqualTo(2);
        assertThat(said).contains("caffe").contains("onnx");
        assertThat(run("batch", "status", "--output", out())).isEqualTo(2);
        assertThat(said).contains("no batch run was started");
        assertThat(run("batch", "cancel", "--output", out())).isEqualTo(2);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run("batch", "run", "--source", folder, "--model", MODEL, "--output", out(), "--queue", folder))
                .isEqualTo(2);
        assertThat(said).contains("needs a folder of its own");
        assertThat(run("batch", "run", "--source", empty, "--model", MODEL, "--output", out()))
                .isEqualTo(1);
        assertThat(said).contains("holds no image");
        assertThat(out()).doesNotExist();
    }
}
