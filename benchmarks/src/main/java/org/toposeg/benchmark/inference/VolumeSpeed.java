package org.toposeg.benchmark.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ServiceLoader;
import org.toposeg.benchmark.training.BenchmarkNetwork;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.infer.SlidingWindow;
import org.toposeg.infer.WindowSettings;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.volume.Size;

/**
 * Prints the median seconds in which a network goes over a volume in windows of its patch, half overlapping. Arguments:
 * engine, network, device, x, y, z, rounds.
 */
public final class VolumeSpeed {

    private static final double OVERLAP = 0.5;

    private VolumeSpeed() {}

    public static void main(String[] arguments) throws IOException {
        BenchmarkNetwork network = BenchmarkNetwork.named(arguments[1]);
        Size size = new Size(
                Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
        double[] seconds = new double[Integer.parseInt(arguments[6])];
        float[][] channels = {noise(size.voxels())};
        SlidingWindow windows = new SlidingWindow(settings(network), 1);
        try (InferenceEngine.Predictor predictor = load(network, arguments[0], arguments[2])) {
            for (int round = 0; round < seconds.length; round++) {
                long start = System.nanoTime();
                windows.probabilities(channels, size, predictor, fraction -> {});
                seconds[round] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%s %s %s %s: median %.2f s, least %.2f s%n",
                arguments[0],
                arguments[1],
                arguments[2],
                String.join("x", Arrays.copyOfRange(arguments, 3, 6)),
                seconds[seconds.length / 2],
                seconds[0]);
    }

    private static InferenceEngine.Predictor load(BenchmarkNetwork network, String engine, String device)
            throws IOException {
        Path file = Files.createTempFile("benchmark", ".onnx");
        try {
            OnnxFile.write(network.spec(), WeightInitializer.initialize(network.spec(), 1), file);
            return ServiceLoader.load(InferenceEngine.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(candidate -> candidate.name().equals(engine))
                    .findFirst()
                    .orElseThrow()
                    .load(file, device);
        } finally {
            Files.delete(file);
        }
    }

    private static WindowSettings settings(BenchmarkNetwork network) {
        int[] patch = network.patch();
        List<Integer> window =
                patch.length == 3 ? List.of(patch[0], patch[1], patch[2]) : List.of(1, patch[0], patch[1]);
        return new WindowSettings(window, patch.length, OVERLAP, List.of(), WindowSettings.Activation.LOGITS);
    }

    private static float[] noise(int voxels) {
        Random random = new Random(1);
        float[] values = new float[voxels];
        for (int v = 0; v < voxels; v++) {
            values[v] = (float) random.nextGaussian();
        }
        return values;
    }
}
