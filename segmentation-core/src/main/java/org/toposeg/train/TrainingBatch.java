package org.toposeg.train;

import java.util.Arrays;
import org.toposeg.loss.LossBatch;
import org.toposeg.train.data.Patch;

/**
 * What one step learns from.
 *
 * @param images N×C×D×H×W
 * @param target one-hot, N×classes×D×H×W
 * @param shape of the target
 * @param groups N numbers of groups of people, or null
 */
public record TrainingBatch(float[] images, float[] target, LossBatch.Shape shape, int[] groups) {

    public static TrainingBatch of(Patch[] patches, int classes, int[] size, int[] groups) {
        int voxels = size[0] * size[1] * size[2];
        float[][][] inputs = Arrays.stream(patches).map(p -> p.input(classes)).toArray(float[][][]::new);
        int channels = inputs[0].length;
        float[] images = new float[patches.length * channels * voxels];
        float[] target = new float[patches.length * classes * voxels];
        for (int n = 0; n < patches.length; n++) {
            for (int c = 0; c < channels; c++) {
                System.arraycopy(inputs[n][c], 0, images, (n * channels + c) * voxels, voxels);
            }
            byte[] labels = patches[n].classes();
            for (int v = 0; v < voxels; v++) {
                target[(n * classes + (labels[v] & 0xFF)) * voxels + v] = 1;
            }
        }
        return new TrainingBatch(
                images, target, new LossBatch.Shape(patches.length, classes, size[0], size[1], size[2]), groups);
    }
}
