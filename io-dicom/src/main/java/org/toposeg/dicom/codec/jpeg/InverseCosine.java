package org.toposeg.dicom.codec.jpeg;

/** The inverse discrete cosine transform of 8 × 8 blocks (ITU-T T.81, A.3.3), in double precision. */
final class InverseCosine {

    /** Where the k-th coefficient of the stream stands in a block of rows (ITU-T T.81, figure A.6). */
    static final int[] ZIGZAG = zigzag();

    private static final double[][] BASIS = basis();

    private InverseCosine() {}

    private static int[] zigzag() {
        int[] order = new int[64];
        int k = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int step = 0; step <= diagonal; step++) {
                int a = diagonal % 2 == 0 ? diagonal - step : step;
                int b = diagonal - a;
                if (a < 8 && b < 8) {
                    order[k++] = 8 * a + b;
                }
            }
        }
        return order;
    }

    private static double[][] basis() {
        double[][] basis = new double[8][8];
        for (int u = 0; u < 8; u++) {
            double scale = u == 0 ? Math.sqrt(0.125) : 0.5;
            for (int x = 0; x < 8; x++) {
                basis[u][x] = scale * Math.cos((2 * x + 1) * u * Math.PI / 16);
            }
        }
        return basis;
    }

    static double[] transform(int[] block) {
        double[] rows = new double[64];
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                int coefficient = block[8 * v + u];
                for (int x = 0; coefficient != 0 && x < 8; x++) {
                    rows[8 * v + x] += coefficient * BASIS[u][x];
                }
            }
        }
        double[] samples = new double[64];
        for (int v = 0; v < 8; v++) {
            for (int y = 0; y < 8; y++) {
                for (int x = 0; x < 8; x++) {
                    samples[8 * y + x] += BASIS[v][y] * rows[8 * v + x];
                }
            }
        }
        return samples;
    }
}
