package org.toposeg.benchmark.topology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.toposeg.topology.matching.BettiMatching;
import org.toposeg.topology.matching.BettiMatchingOptions;
import org.toposeg.topology.matching.BettiMatchingResult;
import org.toposeg.volume.Size;

/**
 * Times Betti matching of {@code FOLDER/NAME_pred.f32} and {@code _target.f32}, where NAME ends with the shape as in
 * {@code smooth_64x64x64}: the first call, the median of calls after five seconds of warming up, counts, loss
 * and the largest memory of the process. Arguments: FOLDER NAME...
 */
public final class BettiMatchingSpeed {
    private static final double NANO = 1e-9;
    private static final double WARM_SECONDS = 5;
    private static final int TIMED_CALLS = 5;

    private BettiMatchingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (String name : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            time(folder, name);
        }
    }

    private static void time(Path folder, String name) throws IOException {
        int[] shape = Arrays.stream(name.substring(name.indexOf('_') + 1).split("x"))
                .mapToInt(Integer::parseInt)
                .toArray();
        Size size = new Size(shape[shape.length - 1], shape[shape.length - 2], shape.length == 3 ? shape[0] : 1);
        float[] prediction = read(folder.resolve(name + "_pred.f32"));
        float[] target = read(folder.resolve(name + "_target.f32"));
        Call first = call(prediction, target, size);
        double warm = first.seconds;
        while (warm < WARM_SECONDS) {
            warm += call(prediction, target, size).seconds;
        }
        double[] seconds = new double[TIMED_CALLS];
        Arrays.setAll(seconds, i -> call(prediction, target, size).seconds);
        Arrays.sort(seconds);
        String counts = first.result.dimensions().stream()
                .map(d -> d.matched().size() + "/" + d.unmatchedPrediction().size() + "/"
                        + d.unmatchedTarget().size())
                .collect(Collectors.joining(" "));
        System.out.printf(
                "%s toposeg first %.3f s median %.4f s, peak %d MB, %s loss %.6f%n",
                name, first.seconds, seconds[TIMED_CALLS / 2], peakMegabytes(), counts, first.result.loss());
    }

    private record Call(BettiMatchingResult result, double seconds) {}

    private static Call call(float[] prediction, float[] target, Size size) {
        long start = System.nanoTime();
        BettiMatchingResult result = BettiMatching.match(prediction, target, size, BettiMatchingOptions.defaults());
        result.addGradient(new float[prediction.length], 1);
        return new Call(result, (System.nanoTime() - start) * NANO);
    }

    /** What Linux says of this process; 0 elsewhere. */
    static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                        .findFirst()
                        .orElse(0);
    }

    static float[] read(Path file) throws IOException {
        FloatBuffer floats = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[floats.remaining()];
        floats.get(values);
        return values;
    }
}
