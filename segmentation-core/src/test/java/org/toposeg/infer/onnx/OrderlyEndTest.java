package org.toposeg.infer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.onnx.OnnxFile;

/** What happens to a call when its network is closed, or its process asked to end. */
class OrderlyEndTest {

    private static final int EDGE = 48;
    private static final int[] SHAPE = {1, 2, EDGE, EDGE, EDGE};

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeModel() {
        model = folder.resolve("model.onnx");
        NetworkSpec spec = TestNetworks.spec("unet", 3, 16, 3, false);
        OnnxFile.write(spec, TestNetworks.perturbed(spec, 5), model);
    }

    /** Computes until it is ended. */
    private static void compute(InferenceEngine.Predictor predictor, Runnable begun) {
        float[] images = TestNetworks.noise(2 * EDGE * EDGE * EDGE, 1);
        predictor.predict(images, SHAPE);
        begun.run();
        while (true) {
            predictor.predict(images, SHAPE);
        }
    }

    @Test
    void closing_a_network_ends_a_call_and_waits_for_it() throws Exception {
        Random random = new Random(3);
        for (int time = 0; time < 5; time++) {
            InferenceEngine.Predictor predictor = new OnnxRuntimeEngine().load(model);
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Void> call = CompletableFuture.runAsync(() -> compute(predictor, begun::countDown));
            begun.await();
            Thread.sleep(random.nextInt(200));
            predictor.close();
            assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InferenceEndedException.class);
            predictor.close();
            assertThatThrownBy(() -> predictor.predict(new float[2 * EDGE * EDGE * EDGE], SHAPE))
                    .isInstanceOf(InferenceEndedException.class)
                    .hasMessageContaining("model.onnx");
        }
    }

    /** Computes in a thread of its own, as a server does. */
    static final class Server {

        private Server() {}

        public static void main(String[] arguments) throws InterruptedException {
            InferenceEngine.Predictor predictor = new OnnxRuntimeEngine().load(Path.of(arguments[0]));
            Thread.ofPlatform().daemon().start(() -> compute(predictor, () -> System.out.println("begun")));
            Thread.sleep(60_000);
        }
    }

    @Test
    void a_process_that_is_asked_to_end_while_it_computes_does_not_crash() throws Exception {
        Random random = new Random(4);
        for (int time = 0; time < 10; time++) {
            Process server = start();
            try (var said = server.inputReader()) {
                assertThat(said.readLine()).isEqualTo("begun");
                Thread.sleep(random.nextInt(300));
                server.destroy();
                assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                server.destroyForcibly();
            }
            assertThat(server.exitValue()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(crashes()).isEmpty();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"),
                        Server.class.getName(),
                        model.toString())
                .redirectError(folder.resolve("errors.txt").toFile());
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return process.start();
    }

    private List<Path> crashes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                    .toList();
        }
    }
}
