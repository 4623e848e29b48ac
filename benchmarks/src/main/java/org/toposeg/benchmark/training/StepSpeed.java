package org.toposeg.benchmark.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.ServiceLoader;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.Losses;
import org.toposeg.network.WeightInitializer;
import org.toposeg.plan.Optimizers;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingSession;

/**
 * Seconds of one training step (forward, Dice + cross-entropy, backward, SGD) with random data, and peak memory of the
 * process. Arguments: engine, network (see {@link BenchmarkNetwork}), precision, device, timed steps.
 */
public final class StepSpeed {

    private static final int WARM_UP = 3;

    /** Backward convolves twice: for the input's and for the weights' gradient. */
    private static final int BACKWARD_TOO = 3;

    private StepSpeed() {}

    public static void main(String[] arguments) throws IOException {
        BenchmarkNetwork task = BenchmarkNetwork.named(arguments[1]);
        EngineOptions options = new EngineOptions(
                arguments[3], EngineOptions.Precision.valueOf(arguments[2].toUpperCase(Locale.ROOT)), false, 0);
        double[] seconds = time(engine(arguments[0]), task, options, Integer.parseInt(arguments[4]));
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%s %s %s %s: median %.1f ms, least %.1f ms, %.0f GFLOP/s, peak %d MB%n",
                arguments[0],
                arguments[1],
                arguments[2],
                arguments[3],
                1000 * seconds[seconds.length / 2],
                1000 * seconds[0],
                BACKWARD_TOO * task.gigaFlops() / seconds[seconds.length / 2],
                peakMegabytes());
    }

    private static TrainingEngine engine(String name) {
        return ServiceLoader.load(TrainingEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] time(TrainingEngine engine, BenchmarkNetwork task, EngineOptions options, int steps) {
        int voxels = Arrays.stream(task.patch()).reduce(1, (a, b) -> a * b);
        int classes = task.spec().outputChannels();
        Random random = new Random(1);
        float[] images = new float[task.batch() * voxels];
        float[] target = new float[task.batch() * classes * voxels];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
            target[(i / voxels * classes + random.nextInt(classes)) * voxels + i % voxels] = 1;
        }
        int[] s = task.patch();
        LossBatch.Shape shape =
                new LossBatch.Shape(task.batch(), classes, s.length == 3 ? s[0] : 1, s[s.length - 2], s[s.length - 1]);
        Loss loss = Losses.parse("dice + ce").at(0);
        TrainingSession.Objective objective = (outputs, gradients) -> loss.evaluate(
                new LossBatch(shape, outputs[0], LossBatch.Space.LOGITS, target, null, null), gradients[0]);
        double[] seconds = new double[steps];
        try (TrainingSession session = engine.open(
                task.spec(),
                WeightInitializer.initialize(task.spec(), 1),
                Optimizers.defaults("sgd"),
                task.batch(),
                task.patch(),
                options)) {
            for (int step = -WARM_UP; step < steps; step++) {
                long start = System.nanoTime();
                session.step(images, objective, 1e-3);
                if (step >= 0) {
                    seconds[step] = (System.nanoTime() - start) / 1e9;
                }
            }
        }
        return seconds;
    }

    /** The process's greatest resident memory so far, as the kernel counts it. */
    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
