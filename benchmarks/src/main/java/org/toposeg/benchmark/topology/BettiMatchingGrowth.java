package org.toposeg.benchmark.topology;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.toposeg.topology.matching.BettiMatching;
import org.toposeg.topology.matching.BettiMatchingOptions;
import org.toposeg.volume.Size;

/**
 * Betti matching of two unrelated smooth random fields of n × n × n voxels: prints n, the median seconds of calls after the
 * first two, and the largest memory of the process in MB. Argument: n, one per process.
 */
public final class BettiMatchingGrowth {
    private static final double NANO = 1e-9;
    private static final int CALLS = 5;
    /** Three running means of this width come near a Gaussian filter of standard deviation 2. */
    private static final int WIDTH = 5;

    private BettiMatchingGrowth() {}

    public static void main(String[] arguments) throws IOException {
        int n = Integer.parseInt(arguments[0]);
        Size size = new Size(n, n, n);
        float[] prediction = smooth(n, 1);
        float[] target = smooth(n, 2);
        double[] seconds = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            BettiMatching.match(prediction, target, size, BettiMatchingOptions.defaults())
                    .loss();
            seconds[i] = (System.nanoTime() - start) * NANO;
        }
        Arrays.sort(seconds, 2, CALLS);
        System.out.printf("%d %.4f %d%n", n, seconds[2 + (CALLS - 2) / 2], BettiMatchingSpeed.peakMegabytes());
    }

    private static float[] smooth(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] field = new float[n * n * n];
        for (int i = 0; i < field.length; i++) {
            field[i] = random.nextFloat();
        }
        for (int stride : new int[] {1, n, n * n, 1, n, n * n, 1, n, n * n}) {
            field = averaged(field, n, stride);
        }
        return rescaled(field);
    }

    private static float[] averaged(float[] field, int n, int stride) {
        float[] result = new float[field.length];
        for (int i = 0; i < field.length; i++) {
            int along = i / stride % n;
            float sum = 0;
            for (int step = -WIDTH / 2; step <= WIDTH / 2; step++) {
                int at = Math.clamp(along + step, 0, n - 1);
                sum += field[i + (at - along) * stride];
            }
            result[i] = sum / WIDTH;
        }
        return result;
    }

    private static float[] rescaled(float[] field) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : field) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        for (int i = 0; i < field.length; i++) {
            field[i] = (field[i] - least) / (most - least);
        }
        return field;
    }
}
