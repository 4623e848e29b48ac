package org.toposeg.benchmark.loss;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.Losses;

/**
 * Times losses on request: for each line {@code PREDICTION.npy TARGET.npy EXPRESSION} of standard input it prints the
 * median seconds of value and gradient, the megabytes allocated by a call, and the value. {@code loss/compare.py} asks.
 */
public final class LossSpeed {

    private static final double WARM_UP_SECONDS = 1.5;
    private static final int CALLS = 21;

    private LossSpeed() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 3);
            System.out.println(time(Losses.parse(words[2]), batch(Path.of(words[0]), Path.of(words[1]))));
            System.out.flush();
        }
    }

    private static LossBatch batch(Path prediction, Path target) {
        NpyArray p = NpyFile.read(prediction);
        int[] a = p.shape();
        Shape shape = new Shape(a[0], a[1], a.length == 5 ? a[2] : 1, a[a.length - 2], a[a.length - 1]);
        return LossBatch.of(
                shape, p.data(), LossBatch.Space.LOGITS, NpyFile.read(target).data());
    }

    private static String time(Loss loss, LossBatch batch) {
        float[] gradient = new float[batch.shape().elements()];
        long begin = System.nanoTime();
        double value = loss.evaluate(batch, gradient);
        while (System.nanoTime() - begin < WARM_UP_SECONDS * 1e9) {
            loss.evaluate(batch, gradient);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getTotalThreadAllocatedBytes();
        double[] seconds = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            Arrays.fill(gradient, 0);
            long start = System.nanoTime();
            loss.evaluate(batch, gradient);
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        double megabytes = (threads.getTotalThreadAllocatedBytes() - allocated) / 1e6 / CALLS;
        Arrays.sort(seconds);
        return seconds[CALLS / 2] + " " + megabytes + " " + value;
    }
}
