package org.toposeg.calibrate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.toposeg.volume.Size;

/**
 * What local scaling knows of a voxel: a constant 1, the mean uncertainty around it (entropy over log of the number of
 * labels, in a 5×5×5 box), and how many of these neighbours have another most probable label.
 */
final class LocalFeatures {

    static final int COUNT = 3;
    private static final int RADIUS = 2;

    private LocalFeatures() {}

    /** feature × voxel */
    static float[][] of(float[][] probabilities, Size size) {
        int voxels = size.voxels();
        float[] entropy = new float[voxels];
        byte[] best = new byte[voxels];
        IntStream.range(0, voxels).parallel().forEach(v -> {
            entropy[v] = entropy(probabilities, v);
            best[v] = best(probabilities, v);
        });
        float[][] features = new float[COUNT][voxels];
        Arrays.fill(features[0], 1);
        IntStream.range(0, size.z()).parallel().forEach(z -> slice(z, size, entropy, best, features));
        return features;
    }

    private static float entropy(float[][] probabilities, int v) {
        double sum = 0;
        for (float[] p : probabilities) {
            sum -= p[v] > 0 ? p[v] * Math.log(p[v]) : 0;
        }
        return (float) (sum / Math.log(probabilities.length));
    }

    private static byte best(float[][] probabilities, int v) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c][v] > probabilities[best][v] ? c : best;
        }
        return (byte) best;
    }

    private static void slice(int z, Size size, float[] entropy, byte[] best, float[][] features) {
        for (int y = 0; y < size.y(); y++) {
            for (int x = 0; x < size.x(); x++) {
                box(size, x, y, z, entropy, best, features);
            }
        }
    }

    private static void box(Size size, int x, int y, int z, float[] entropy, byte[] best, float[][] features) {
        int v = size.index(x, y, z);
        double sum = 0;
        int others = 0;
        int n = 0;
        for (int k = Math.max(0, z - RADIUS); k <= Math.min(size.z() - 1, z + RADIUS); k++) {
            for (int j = Math.max(0, y - RADIUS); j <= Math.min(size.y() - 1, y + RADIUS); j++) {
                int from = size.index(Math.max(0, x - RADIUS), j, k);
                int to = size.index(Math.min(size.x() - 1, x + RADIUS), j, k);
                for (int u = from; u <= to; u++) {
                    sum += entropy[u];
                    others += best[u] == best[v] ? 0 : 1;
                    n++;
                }
            }
        }
        features[1][v] = (float) (sum / n);
        features[2][v] = (float) others / n;
    }
}
