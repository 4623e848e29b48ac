package org.toposeg.topology.testing;

import java.util.SplittableRandom;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.volume.Size;

/** Small random images: some with few distinct values, some binary, some with all values distinct. */
public final class RandomImages {
    private final SplittableRandom random;

    public RandomImages(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Up to 6 × 6 in 2D and 5 × 4 × 4 in 3D; now and then with an axis of size 1. */
    public Size size(int dimensions) {
        if (dimensions == 2) {
            return new Size(1 + random.nextInt(6), 1 + random.nextInt(6), 1);
        }
        return new Size(1 + random.nextInt(5), 1 + random.nextInt(4), 1 + random.nextInt(4));
    }

    public float[] image(Size size) {
        int values = new int[] {2, 4, 12, 1 << 20}[random.nextInt(4)];
        float[] image = new float[size.voxels()];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(values) / (float) (values - 1);
        }
        return image;
    }

    /** Up to 5 × 5 in 2D and 3 × 3 × 3 in 3D, one less where voxels are cubes, which are more cells. */
    public Size smallSize(int dimensions, Construction construction) {
        int most = (dimensions == 2 ? 5 : 3) - (construction == Construction.V ? 0 : 1);
        int shallow = dimensions == 2 ? 1 : 3;
        return new Size(1 + random.nextInt(most), 1 + random.nextInt(most), 1 + random.nextInt(shallow));
    }

    /**
     * Two images that agree in about half of their voxels or in none: masks, an image beside a mask, images of few values,
     * or images in which no value occurs twice in either.
     */
    public float[][] pair(Size size) {
        int kind = random.nextInt(5);
        float[] first = kind < 2 ? distinct(size) : few(size, kind == 2 ? 2 : 3 + random.nextInt(4));
        float[] second = kind == 0 ? distinct(size) : few(size, kind <= 2 ? 2 : 3 + random.nextInt(4));
        if (kind > 1 && random.nextInt(3) > 0) {
            for (int i = 0; i < second.length; i++) {
                second[i] = random.nextBoolean() ? first[i] : second[i];
            }
        }
        return new float[][] {first, second};
    }

    private float[] few(Size size, int values) {
        float[] image = new float[size.voxels()];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(values) / (values - 1f);
        }
        return image;
    }

    private float[] distinct(Size size) {
        float[] image = new float[size.voxels()];
        int odd = 2 * random.nextInt(2) + 1;
        for (int i = 0; i < image.length; i++) {
            int other = random.nextInt(i + 1);
            image[i] = image[other];
            image[other] = (2 * i + odd) / (2f * image.length + 3);
        }
        return image;
    }
}
