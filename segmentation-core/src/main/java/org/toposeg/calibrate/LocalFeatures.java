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
        IntStream.range(0, size.z() * size.y()).parallel().forEach(row -> {
            for (int v = row * size.x(); v < (row + 1) * size.x(); v++) {
                entropy[v] = entropy(probabilities, v);
                best[v] = best(probabilities, v);
            }
        });
        float[][] features = new float[COUNT][voxels];
        Arrays.fill(features[0], 1);
        IntStream.range(0, size.z()).parallel().forEach(z -> new Slice(size, z, entropy, best).measure(features));
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

    /**
     * One slice: sums over the box go along z, then y, then x, whole rows at a time. Neighbours with another label are only
     * counted where the box holds several.
     */
    private static final class Slice {

        private final Size size;
        private final int z;
        private final int from;
        private final int to;
        private final int plane;
        private final byte[] best;
        private final float[] sums;
        private final byte[] least;
        private final byte[] greatest;

        Slice(Size size, int z, float[] entropy, byte[] best) {
            this.size = size;
            this.z = z;
            this.from = Math.max(0, z - RADIUS);
            this.to = Math.min(size.z() - 1, z + RADIUS);
            this.plane = size.x() * size.y();
            this.best = best;
            this.sums = new float[plane];
            this.least = Arrays.copyOfRange(best, from * plane, (from + 1) * plane);
            this.greatest = least.clone();
            for (int k = from; k <= to; k++) {
                for (int v = 0; v < plane; v++) {
                    sums[v] += entropy[k * plane + v];
                    least[v] = (byte) Math.min(least[v], best[k * plane + v]);
                    greatest[v] = (byte) Math.max(greatest[v], best[k * plane + v]);
                }
            }
        }

        void measure(float[][] features) {
            float[] row = new float[size.x()];
            byte[] low = new byte[size.x()];
            byte[] high = new byte[size.x()];
            for (int y = 0; y < size.y(); y++) {
                int top = Math.max(0, y - RADIUS);
                int bottom = Math.min(size.y() - 1, y + RADIUS);
                Arrays.fill(row, 0);
                System.arraycopy(least, top * size.x(), low, 0, low.length);
                System.arraycopy(greatest, top * size.x(), high, 0, high.length);
                for (int j = top; j <= bottom; j++) {
                    add(j * size.x(), row, low, high);
                }
                for (int x = 0; x < size.x(); x++) {
                    voxel(x, y, (bottom - top + 1) * (to - from + 1), row, low, high, features);
                }
            }
        }

        private void add(int start, float[] row, byte[] low, byte[] high) {
            for (int x = 0; x < row.length; x++) {
                row[x] += sums[start + x];
                low[x] = (byte) Math.min(low[x], least[start + x]);
                high[x] = (byte) Math.max(high[x], greatest[start + x]);
            }
        }

        private void voxel(int x, int y, int column, float[] row, byte[] low, byte[] high, float[][] features) {
            int left = Math.max(0, x - RADIUS);
            int right = Math.min(size.x() - 1, x + RADIUS);
            int n = (right - left + 1) * column;
            float sum = 0;
            boolean same = true;
            for (int u = left; u <= right; u++) {
                sum += row[u];
                same &= low[u] == high[left] && high[u] == high[left];
            }
            int v = size.index(x, y, z);
            features[1][v] = sum / n;
            features[2][v] = same ? 0 : (float) others(v, left, right, y) / n;
        }

        private int others(int v, int left, int right, int y) {
            int others = 0;
            for (int k = from; k <= to; k++) {
                for (int j = Math.max(0, y - RADIUS); j <= Math.min(size.y() - 1, y + RADIUS); j++) {
                    for (int u = size.index(left, j, k); u <= size.index(right, j, k); u++) {
                        others += best[u] == best[v] ? 0 : 1;
                    }
                }
            }
            return others;
        }
    }
}
