package org.toposeg.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.toposeg.cli.Main;
import org.toposeg.web.VesselTree;
import org.toposeg.web.WebApplication;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.StudyService;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobQueue;
import org.toposeg.workflow.job.JobState;

/** A server that is asked to end in the middle of a segmentation ends in order and goes on with it when started again. */
class ServeEndTest {

    /** Voxels on each side: about ten seconds of work. */
    private static final int EDGE = 160;

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(WebApplication.class)
                .properties(Map.of("vaadin.productionMode", true))
                .run("--server.port=0", "--toposeg.data=" + folder.resolve("data"), "--toposeg.runs=" + folder);
    }

    private List<Job> jobs() {
        try (ConfigurableApplicationContext application = application()) {
            return application.getBean(JobQueue.class).jobs();
        }
    }

    @Test
    void the_study_under_way_goes_back_to_the_queue_and_nothing_crashes() throws Exception {
        try (ConfigurableApplicationContext application = application()) {
            StudyService studies = application.getBean(StudyService.class);
            Study study = studies.add(new StudyService.NewStudy(
                    "large",
                    "Subject",
                    "MR",
                    "generated",
                    List.of(VesselTree.image(VesselTree.labels(EDGE))),
                    Map.of()));
            studies.segment(study.id(), "phantom");
        }
        Random random = new Random(5);
        for (int time = 0; time < 3; time++) {
            Process server = serve(folder.resolve("said-" + time));
            try {
                Path said = folder.resolve("said-" + time);
                while (server.isAlive() && !Files.readString(said).contains(" begins: ")) {
                    Thread.sleep(20);
                }
                Thread.sleep(500 + random.nextInt(2000));
                server.destroy();
                assertThat(server.waitFor(60, TimeUnit.SECONDS))
                        .as(Files.readString(said))
                        .isTrue();
                assertThat(server.exitValue()).as(Files.readString(said)).isZero();
                assertThat(Files.readString(said)).contains("goes back to the queue");
                assertThat(crashes()).isEmpty();
            } finally {
                server.destroyForcibly();
            }
        }
        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.state()).isIn(JobState.QUEUED, JobState.RUNNING);
            assertThat(job.error()).isNull();
        });
    }

    private Process serve(Path said) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dtoposeg.home=" + System.getProperty("toposeg.home", ".."),
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        Integer.toString(port),
                        "--data-dir",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        process.environment().put("TOPOSEG_LOG", "debug");
        return process.start();
    }

    private List<Path> crashes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                    .toList();
        }
    }
}
