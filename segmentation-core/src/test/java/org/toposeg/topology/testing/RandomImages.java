package org.toposeg.topology.testing;

import java.util.SplittableRandom;
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

    /** Two images of which no two voxels have the same value, whichever image they are in. */
    public float[][] distinctPair(Size size) {
        int count = size.voxels();
        float[][] pair = new float[2][count];
        int[] values = new int[2 * count];
        for (int i = 0; i < values.length; i++) {
            int other = random.nextInt(i + 1);
            values[i] = values[other];
            values[other] = i;
        }
        for (int i = 0; i < values.length; i++) {
            pair[i / count][i % count] = values[i];
        }
        return pair;
    }
}
