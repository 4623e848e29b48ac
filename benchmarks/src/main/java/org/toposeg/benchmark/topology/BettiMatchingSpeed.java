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
 * {@code smooth_64x64x64}: first and median seconds, counts and loss. Arguments: FOLDER REPETITIONS NAME...
 */
public final class BettiMatchingSpeed {
    private static final double NANO = 1e-9;

    private BettiMatchingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int repetitions = Integer.parseInt(arguments[1]);
        for (String name : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            time(folder, name, repetitions);
        }
    }

    private static void time(Path folder, String name, int repetitions) throws IOException {
        int[] shape = Arrays.stream(name.substring(name.indexOf('_') + 1).split("x"))
                .mapToInt(Integer::parseInt)
                .toArray();
        Size size = new Size(shape[shape.length - 1], shape[shape.length - 2], shape.length == 3 ? shape[0] : 1);
        float[] prediction = read(folder.resolve(name + "_pred.f32"));
        float[] target = read(folder.resolve(name + "_target.f32"));
        double[] seconds = new double[repetitions];
        BettiMatchingResult result = null;
        double loss = 0;
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            result = BettiMatching.match(prediction, target, size, BettiMatchingOptions.defaults());
            loss = result.loss();
            seconds[i] = (System.nanoTime() - start) * NANO;
        }
        double first = seconds[0];
        Arrays.sort(seconds);
        String counts = result.dimensions().stream()
                .map(d -> d.matched().size() + "/" + d.unmatchedPrediction().size() + "/"
                        + d.unmatchedTarget().size())
                .collect(Collectors.joining(" "));
        System.out.printf(
                "%s toposeg first %.3f s median %.3f s %s loss %.6f%n",
                name, first, seconds[repetitions / 2], counts, loss);
    }

    private static float[] read(Path file) throws IOException {
        FloatBuffer floats = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[floats.remaining()];
        floats.get(values);
        return values;
    }
}
