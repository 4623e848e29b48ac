package org.toposeg.network.samediff.kernel;

/** Matrices as arrays of rows. */
public final class Rows {

    private Rows() {}

    /** a · bᵀ. */
    public static float[][] products(float[][] a, float[][] b) {
        float[][] result = new float[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                result[i][j] = (float) Sums.ofProducts(a[i], b[j], a[i].length);
            }
        }
        return result;
    }

    /** weights · rows. */
    public static float[][] combined(float[][] weights, float[][] rows) {
        float[][] result = new float[weights.length][rows[0].length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                addMultiple(weights[i][j], rows[j], result[i]);
            }
        }
        return result;
    }

    private static void addMultiple(float weight, float[] row, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += weight * row[k];
        }
    }

    public static float[][] transposed(float[][] a) {
        float[][] result = new float[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                result[j][i] = a[i][j];
            }
        }
        return result;
    }
}
