package org.toposeg.infer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.onnx.OnnxFile;

/** A process that embeds us, started without our launcher and its variable, tells nobody that it segments. */
class SilentRuntimeTest {

    /** ONNX Runtime 1.29 looked its maker's address up 10.2 s after its start (measured with strace). */
    private static final long LOOKED_UP_MILLIS = 13_000;

    private static final Path STRACE = Path.of("/usr/bin/strace");

    @TempDir
    private Path folder;

    private Path home;
    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        model = folder.resolve("model.onnx");
        NetworkSpec spec = TestNetworks.spec("unet", 2, 4, 3, false);
        OnnxFile.write(spec, TestNetworks.perturbed(spec, 5), model);
    }

    /** Segments a patch and waits. */
    static final class Embedder {

        private Embedder() {}

        public static void main(String[] arguments) throws InterruptedException {
            int[] shape = {1, 2, 16, 16};
            try (InferenceEngine.Predictor predictor = new OnnxRuntimeEngine().load(Path.of(arguments[0]))) {
                float[] logits = predictor.predict(TestNetworks.noise(2 * 16 * 16, 1), shape);
                System.out.println(logits.length + " logits on " + OnnxRuntimeEngine.providers());
                Thread.sleep(Long.parseLong(arguments[1]));
            }
        }
    }

    private String embed(long waitMillis, List<String> before) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + home,
                Embedder.class.getName(),
                model.toString(),
                Long.toString(waitMillis)));
        Path said = folder.resolve("said.txt");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        process.environment().remove("ORT_DISABLE_TELEMETRY");
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        process.environment().put("HOME", home.toString());
        process.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        int code = process.start().waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    @Test
    void no_device_id_and_no_events_are_written() throws Exception {
        assertThat(embed(1000, List.of())).contains("768 logits on [cpu");
        try (Stream<Path> written = Files.walk(home)) {
            assertThat(written.map(home::relativize).map(Path::toString))
                    .noneMatch(file -> file.contains("onnxruntime") || file.contains("Microsoft"));
        }
    }

    @Test
    void no_name_is_looked_up_and_nothing_connects() throws Exception {
        assumeTrue(Files.isExecutable(STRACE), "skipped: strace is not installed");
        Path calls = folder.resolve("calls.txt");
        embed(
                LOOKED_UP_MILLIS,
                List.of(
                        STRACE.toString(),
                        "-f",
                        "-e",
                        "trace=connect,sendto,sendmsg,sendmmsg,openat",
                        "-o",
                        calls + ""));
        List<String> all = Files.readAllLines(calls);
        assertThat(all.stream().filter(call -> call.contains("model.onnx")))
                .as("strace follows the process")
                .isNotEmpty();
        assertThat(all.stream().filter(call -> call.contains("AF_INET") || call.contains("/etc/resolv.conf")))
                .isEmpty();
    }
}
