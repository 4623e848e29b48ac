package org.toposeg.benchmark.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ServiceLoader;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.Losses;
import org.toposeg.network.NetworkSpec;
import org.toposeg.network.WeightInitializer;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.OptimizerSpec;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingSession;

/**
 * Seconds of one training step (forward, Dice + cross-entropy, backward, SGD) with random data, and peak memory of the
 * process. Arguments: engine, network ({@code 2d}, {@code 3d} or {@code hippocampus}), precision, device, timed steps.
 */
public final class StepSpeed {

    private static final int WARM_UP = 3;

    private record Task(NetworkSpec spec, int batch, int[] patch) {}

    private StepSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Task task = task(arguments[1]);
        EngineOptions options = new EngineOptions(
                arguments[3], EngineOptions.Precision.valueOf(arguments[2].toUpperCase(Locale.ROOT)), false, 0);
        double[] seconds = time(engine(arguments[0]), task, options, Integer.parseInt(arguments[4]));
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%s %s %s %s: median %.1f ms, least %.1f ms, peak %d MB%n",
                arguments[0],
                arguments[1],
                arguments[2],
                arguments[3],
                1000 * seconds[seconds.length / 2],
                1000 * seconds[0],
                peakMegabytes());
    }

    private static TrainingEngine engine(String name) {
        return ServiceLoader.load(TrainingEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Task task(String name) {
        return switch (name) {
            case "2d" -> new Task(unet(2, 32, 2), 2, new int[] {256, 256});
            case "3d" -> new Task(unet(3, 16, 2), 1, new int[] {64, 64, 64});
            case "hippocampus" -> new Task(unet(3, 16, 3), 2, new int[] {48, 64, 48});
            default -> throw new IllegalArgumentException("known networks are 2d, 3d, hippocampus; got " + name);
        };
    }

    /** Four levels, doubling from {@code base} channels; instance norm and leaky ReLU. */
    private static NetworkSpec unet(int dimensions, int base, int classes) {
        List<Integer> threes = Collections.nCopies(dimensions, 3);
        List<List<Integer>> strides = new ArrayList<>(Collections.nCopies(4, Collections.nCopies(dimensions, 2)));
        strides.set(0, Collections.nCopies(dimensions, 1));
        return new NetworkSpec(
                "unet",
                dimensions,
                1,
                classes,
                List.of(base, 2 * base, 4 * base, 8 * base),
                Collections.nCopies(4, threes),
                strides,
                false);
    }

    private static double[] time(TrainingEngine engine, Task task, EngineOptions options, int steps) {
        int voxels = Arrays.stream(task.patch).reduce(1, (a, b) -> a * b);
        int classes = task.spec.outputChannels();
        Random random = new Random(1);
        float[] images = new float[task.batch * voxels];
        float[] target = new float[task.batch * classes * voxels];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
            target[(i / voxels * classes + random.nextInt(classes)) * voxels + i % voxels] = 1;
        }
        int[] s = task.patch;
        LossBatch.Shape shape =
                new LossBatch.Shape(task.batch, classes, s.length == 3 ? s[0] : 1, s[s.length - 2], s[s.length - 1]);
        Loss loss = Losses.parse("dice + ce").at(0);
        TrainingSession.Objective objective = (outputs, gradients) -> loss.evaluate(
                new LossBatch(shape, outputs[0], LossBatch.Space.LOGITS, target, null, null), gradients[0]);
        double[] seconds = new double[steps];
        try (TrainingSession session = engine.open(
                task.spec,
                WeightInitializer.initialize(task.spec, 1),
                OptimizerSpec.nnUnetSgd(),
                task.batch,
                task.patch,
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
