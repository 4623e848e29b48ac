package org.toposeg.web.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toposeg.web.VesselTree;
import org.toposeg.web.WebApplication;
import org.toposeg.web.WebClient;
import org.toposeg.web.failure.Problems;
import org.toposeg.web.security.Accounts;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.StudyService;
import org.toposeg.web.study.StudyUploads;
import org.toposeg.workflow.job.JobQueue;

/** A process of its own for {@link FullDiskTest}: the application on a disk that it fills. Prints what it sees. */
final class FullDiskServer {

    private static final int MAX_WRITES = 10_000;

    private final ConfigurableApplicationContext application;
    private final Path ballast;

    private FullDiskServer(Path data) {
        application = new SpringApplicationBuilder(WebApplication.class)
                .properties(Map.of("vaadin.productionMode", true))
                .run("--server.port=0", "--toposeg.data=" + data, "--toposeg.reserve=2MB");
        ballast = data.resolve("ballast");
    }

    public static void main(String[] arguments) throws Exception {
        new FullDiskServer(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        StudyService studies = application.getBean(StudyService.class);
        String password = application.getBean(Accounts.class).resetAdmin();
        Study study = studies.add(new StudyService.NewStudy(
                "accepted", "subject", "MR", "generated", List.of(VesselTree.image(VesselTree.labels(16))), Map.of()));
        say("log-in before", logIn(password));
        // The worker must not be done with the job before the disk is full.
        SmartLifecycle worker = application.getBean("jobRunner", SmartLifecycle.class);
        worker.stop();
        String job = studies.segment(study.id(), "no such model");
        fillTheDisk();
        say("failed write", failedWrite());
        say("log-in while full", logIn(password));
        say("upload while full", upload());
        say("segment while full", segment(studies, study));
        Files.delete(ballast);
        say("log-in after", logIn(password));
        say(
                "job after",
                application.getBean(JobQueue.class).find(job).orElseThrow().state());
        application.getBean(Accounts.class).resetAdmin();
        worker.start();
        say("job done", waitFor(job));
        // As a kill does: nothing is closed.
        Runtime.getRuntime().halt(0);
    }

    private static void say(String what, Object seen) {
        System.out.println("SEEN " + what + "=" + String.valueOf(seen).replace('\n', ' '));
    }

    private String logIn(String password) throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) application).getWebServer().getPort();
        return new WebClient(port).logIn("admin", password);
    }

    private void fillTheDisk() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (int size = 1 << 16; size > 0; size /= 2) {
                fill(out, new byte[size]);
            }
        }
    }

    private static void fill(OutputStream out, byte[] block) {
        try {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // The disk is full, for blocks of this size.
        }
    }

    /** Writes to the database until it fails, as it must on a full disk. */
    private String failedWrite() {
        JdbcClient database = application.getBean(JdbcClient.class);
        try {
            for (int i = 0; i < MAX_WRITES; i++) {
                database.sql("INSERT INTO account (name, password, roles, created) VALUES (?, ?, 'READER', 0)")
                        .params("filler-" + i, "x".repeat(250))
                        .update();
            }
            return "none";
        } catch (RuntimeException e) {
            return application.getBean(Problems.class).sentence("a write", e);
        }
    }

    private String upload() {
        try {
            byte[] content = new byte[100];
            application.getBean(StudyUploads.class).add(new ByteArrayInputStream(content), content.length, "a.nii");
            return "accepted";
        } catch (StudyUploads.Refused e) {
            return e.getMessage();
        }
    }

    private String segment(StudyService studies, Study study) {
        try {
            return studies.segment(study.id(), "another model");
        } catch (RuntimeException e) {
            return application.getBean(Problems.class).sentence("a segmentation", e);
        }
    }

    private String waitFor(String job) throws InterruptedException {
        JobQueue queue = application.getBean(JobQueue.class);
        while (!queue.find(job).orElseThrow().state().isFinished()) {
            Thread.sleep(100);
        }
        return queue.find(job).orElseThrow().error();
    }
}
