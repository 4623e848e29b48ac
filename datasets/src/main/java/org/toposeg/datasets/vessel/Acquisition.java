package org.toposeg.datasets.vessel;

import java.util.Random;
import org.toposeg.datasets.shape.VoxelBox;
import org.toposeg.train.augmentation.GaussianBlur;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/**
 * The image that a scanner would give: blood in textured tissue within a head, seen through receive coils (a smooth factor,
 * the bias field), a point spread function and two noisy channels whose magnitude is taken (Rician noise; Gudbjartsson and
 * Patz 1995). Values are whole numbers.
 */
final class Acquisition {

    private static final double AIR = 4;
    private static final double TISSUE = 150;
    private static final double BLOOD = 330;
    private static final double GREY_AND_WHITE = 0.07;
    private static final double FINE = 0.04;
    private static final double FLUID = 0.2;
    private static final double FURROW = 0.3;
    private static final double HEAD = 1.22;
    private static final double SKIN = 0.02;
    private static final double BIAS = 0.2;
    private static final double BLUR = 0.55;
    private static final double MIN_NOISE = 6;
    private static final double GREATEST_NOISE = 12;

    /** mm, of what is coarse and fine in the tissue. */
    private static final double COARSE_GRAIN = 2;

    private final VesselOptions options;
    private final Random random;
    private final Size size;

    Acquisition(VesselOptions options, Random random) {
        this.options = options;
        this.random = random;
        this.size = options.size();
    }

    Volume image(Tubes tubes) {
        float[] data = tissue();
        for (int v = 0; v < data.length; v++) {
            double share = tubes.share(v);
            data[v] = (float) ((1 - share) * data[v] + share * (TISSUE + BLOOD * tubes.blood(v)));
        }
        applyBias(data);
        GaussianBlur.apply(data, size, BLUR);
        addNoise(data);
        return new Volume(options.grid(), data);
    }

    /** Two kinds of tissue, dark fluid in the furrows between them, air around. */
    private float[] tissue() {
        double grain = Math.max(1.5, COARSE_GRAIN / options.voxel());
        float[] kind = Texture.draw(random, size, grain);
        float[] furrows = Texture.draw(random, size, 0.8 * grain);
        float[] fine = Texture.draw(random, size, 1);
        float[] data = new float[size.voxels()];
        VoxelBox.whole(size).forEach((i, j, k, v) -> {
            double furrow = furrows[v] / FURROW;
            double matter = TISSUE
                    * (1 + GREY_AND_WHITE * Math.tanh(2 * kind[v]) + FINE * fine[v])
                    * (1 - FLUID * Math.exp(-furrow * furrow));
            double inside = 1 / (1 + Math.exp((fromMiddle(i, j) - HEAD) / SKIN));
            data[v] = (float) (AIR + (matter - AIR) * inside);
        });
        return data;
    }

    /** 1 where an ellipse touches the edges of the image. */
    private double fromMiddle(int i, int j) {
        return Math.hypot(unit(i, size.x()), unit(j, size.y()));
    }

    /** From -1 to 1 along an axis. */
    private static double unit(int i, int n) {
        return n == 1 ? 0 : 2.0 * i / (n - 1) - 1;
    }

    private void applyBias(float[] data) {
        Vec3 slope = gaussian().times(BIAS);
        Vec3 bend = gaussian().times(BIAS / 2);
        VoxelBox.whole(size).forEach((i, j, k, v) -> {
            Vec3 u = new Vec3(unit(i, size.x()), unit(j, size.y()), unit(k, size.z()));
            Vec3 squares = new Vec3(u.x() * u.x(), u.y() * u.y(), u.z() * u.z());
            data[v] *= (float) Math.exp(Math.clamp(slope.dot(u) + bend.dot(squares), -2 * BIAS, 2 * BIAS));
        });
    }

    private Vec3 gaussian() {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    private void addNoise(float[] data) {
        double deviation = MIN_NOISE + (GREATEST_NOISE - MIN_NOISE) * random.nextDouble();
        for (int v = 0; v < data.length; v++) {
            double real = data[v] + deviation * random.nextGaussian();
            double imaginary = deviation * random.nextGaussian();
            data[v] = Math.round(Math.sqrt(real * real + imaginary * imaginary));
        }
    }
}
