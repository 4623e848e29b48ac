package org.toposeg.calibrate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.toposeg.volume.Size;

/**
 * Voxels of one held-out case from which a scaling is fitted.
 *
 * @param logits class × voxel, log of the probabilities
 * @param truth class of each voxel
 * @param features feature × voxel
 */
public record CalibrationSample(float[][] logits, byte[] truth, float[][] features) {

    /** Enough for a few parameters; with it a set of any size fits into memory. */
    private static final int MAX_VOXELS = 20_000;

    /**
     * An even random sample of the case's voxels.
     *
     * @param probabilities class × voxel
     */
    public static CalibrationSample of(float[][] probabilities, byte[] truth, Size size, long seed) {
        int[] chosen = choose(truth.length, seed);
        float[][] features = LocalFeatures.of(probabilities, size);
        float[][] logits = new float[probabilities.length][chosen.length];
        float[][] taken = new float[features.length][chosen.length];
        byte[] classes = new byte[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            classes[i] = truth[chosen[i]];
            for (int c = 0; c < logits.length; c++) {
                logits[c][i] = (float) Math.log(Math.max(CalibrationMeter.MIN, probabilities[c][chosen[i]]));
            }
            for (int f = 0; f < taken.length; f++) {
                taken[f][i] = features[f][chosen[i]];
            }
        }
        return new CalibrationSample(logits, classes, taken);
    }

    private static int[] choose(int voxels, long seed) {
        int[] all = new int[voxels];
        Arrays.setAll(all, v -> v);
        if (voxels <= MAX_VOXELS) {
            return all;
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MAX_VOXELS; i++) {
            int other = i + random.nextInt(voxels - i);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return Arrays.copyOf(all, MAX_VOXELS);
    }
}
