package org.toposeg.train.augmentation;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import org.toposeg.plan.Augmentation;
import org.toposeg.plan.Elastic;
import org.toposeg.train.data.Patch;
import org.toposeg.train.data.PreparedCase;
import org.toposeg.volume.Size;

/**
 * Cuts a patch through a random flip, rotation and magnification about its centre and an elastic deformation, in
 * millimetres, so that anisotropic voxels turn without shear. Intensities are interpolated linearly, labels take the nearest voxel; outside is zero.
 */
public final class SpatialAugmentation {

    private final Augmentation settings;
    private final int[] patch;
    private final double[] spacing;

    /**
     * @param patch z first
     * @param spacing z first, mm
     */
    public SpatialAugmentation(Augmentation settings, int[] patch, double[] spacing) {
        this.settings = settings;
        this.patch = patch;
        this.spacing = spacing;
    }

    /**
     * @param center continuous voxel coordinate of the patch's middle, z first
     */
    public Patch cut(PreparedCase source, double[] center, RandomGenerator random) {
        double[][] matrix = matrix(random);
        ElasticField field = field(random);
        double[][] moved = new double[3][patch[2]];
        Patch out = empty(source);
        double[] at = new double[3];
        for (int k = 0; k < patch[0]; k++) {
            for (int j = 0; j < patch[1]; j++) {
                for (int a = 0; a < 3 && field != null; a++) {
                    field.row(a, k, j, moved[a]);
                }
                for (int i = 0; i < patch[2]; i++) {
                    locate(matrix, center, k + moved[0][i], j + moved[1][i], i + moved[2][i], at);
                    take(source, at, out, (k * patch[1] + j) * patch[2] + i);
                }
            }
        }
        return out;
    }

    private Patch empty(PreparedCase source) {
        int voxels = patch[0] * patch[1] * patch[2];
        return new Patch(
                new float[source.channels().length][voxels],
                new byte[voxels],
                source.prior() == null ? null : new byte[voxels]);
    }

    private static void take(PreparedCase source, double[] at, Patch out, int to) {
        int near = nearest(source.size(), at);
        out.classes()[to] = near < 0 ? 0 : source.classes().get(near);
        if (out.prior() != null) {
            out.prior()[to] = near < 0 ? 0 : source.prior().get(near);
        }
        for (int c = 0; c < out.channels().length; c++) {
            out.channels()[c][to] = linear(source.channels()[c], source.size(), at[0], at[1], at[2]);
        }
    }

    /** Nothing is drawn for plans without one, so that their patches stay what they were. */
    private ElasticField field(RandomGenerator random) {
        Elastic elastic = settings.elastic();
        return elastic != null && random.nextDouble() < elastic.probability()
                ? new ElasticField(elastic, patch, spacing, random)
                : null;
    }

    private void locate(double[][] m, double[] center, double k, double j, double i, double[] at) {
        double z = k - (patch[0] - 1) / 2.0;
        double y = j - (patch[1] - 1) / 2.0;
        double x = i - (patch[2] - 1) / 2.0;
        for (int a = 0; a < 3; a++) {
            at[a] = center[a] + m[a][0] * z + m[a][1] * y + m[a][2] * x;
        }
    }

    private double[][] matrix(RandomGenerator random) {
        double[][] m = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        boolean rotate = random.nextDouble() < settings.turn().probability();
        for (int axis = 0; axis < 3; axis++) {
            double degrees = (2 * random.nextDouble() - 1) * settings.turn().degrees();
            if (rotate && (axis == 0 || patch[0] > 1)) {
                m = product(m, rotation(axis, Math.toRadians(degrees)));
            }
        }
        boolean scale = random.nextDouble() < settings.magnification().probability();
        double low = settings.magnification().range().get(0);
        double magnification =
                low + random.nextDouble() * (settings.magnification().range().get(1) - low);
        double factor = scale ? 1 / magnification : 1;
        boolean[] flip = new boolean[3];
        for (int axis : settings.flipAxes()) {
            flip[axis] = random.nextBoolean();
        }
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                m[r][c] *= spacing[c] / spacing[r] * (flip[c] ? -factor : factor);
            }
        }
        return m;
    }

    private static double[][] rotation(int axis, double angle) {
        double[][] m = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        int a = (axis + 1) % 3;
        int b = (axis + 2) % 3;
        m[a][a] = Math.cos(angle);
        m[b][b] = Math.cos(angle);
        m[a][b] = -Math.sin(angle);
        m[b][a] = Math.sin(angle);
        return m;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] out = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                out[r][c] = a[r][0] * b[0][c] + a[r][1] * b[1][c] + a[r][2] * b[2][c];
            }
        }
        return out;
    }

    /** Index of the nearest voxel, -1 outside. */
    private static int nearest(Size size, double[] at) {
        int k = (int) Math.floor(at[0] + 0.5);
        int j = (int) Math.floor(at[1] + 0.5);
        int i = (int) Math.floor(at[2] + 0.5);
        boolean inside = k >= 0 && j >= 0 && i >= 0 && k < size.z() && j < size.y() && i < size.x();
        return inside ? size.index(i, j, k) : -1;
    }

    private static float linear(FloatBuffer data, Size size, double z, double y, double x) {
        int k = (int) Math.floor(z);
        int j = (int) Math.floor(y);
        int i = (int) Math.floor(x);
        double fz = z - k;
        double fy = y - j;
        double sum = 0;
        for (int dk = 0; dk < 2; dk++) {
            double wz = dk == 0 ? 1 - fz : fz;
            for (int dj = 0; dj < 2; dj++) {
                double w = wz * (dj == 0 ? 1 - fy : fy);
                if (w != 0) {
                    sum += w * row(data, size, k + dk, j + dj, i, x - i);
                }
            }
        }
        return (float) sum;
    }

    private static double row(FloatBuffer data, Size size, int k, int j, int i, double fx) {
        if (k < 0 || j < 0 || k >= size.z() || j >= size.y() || i < -1 || i >= size.x()) {
            return 0;
        }
        int base = size.index(0, j, k);
        double left = i >= 0 ? data.get(base + i) : 0;
        double right = i + 1 < size.x() ? data.get(base + i + 1) : 0;
        return left + fx * (right - left);
    }
}
