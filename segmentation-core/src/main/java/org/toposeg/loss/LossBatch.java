package org.toposeg.loss;

import org.jspecify.annotations.Nullable;

/**
 * What a loss compares. All arrays are C order with the last axis fastest.
 *
 * @param shape N, C, D, H, W; D is 1 for images
 * @param prediction N×C×D×H×W: logits or probabilities, as {@code space} says
 * @param space what the prediction is; a loss whose formula wants the other converts and chains its gradient
 * @param target N×C×D×H×W in [0,1]: one-hot, or soft labels where the paper has them
 * @param ignore N×D×H×W, non-zero where a voxel does not count, or null
 * @param sampleWeights N factors, or null for all ones. A loss that is a mean over samples or voxels multiplies each
 *     sample's share by its factor and divides as without; one that sums over the batch first counts each voxel of a
 *     sample that many times
 * @param groups N numbers that say to which group of people a sample belongs, for losses about fairness; null for one
 *     group
 */
public record LossBatch(
        Shape shape,
        float[] prediction,
        Space space,
        float[] target,
        byte @Nullable [] ignore,
        float @Nullable [] sampleWeights,
        int @Nullable [] groups) {

    /** A batch of one group. */
    public LossBatch(
            Shape shape, float[] prediction, Space space, float[] target, byte[] ignore, float[] sampleWeights) {
        this(shape, prediction, space, target, ignore, sampleWeights, null);
    }

    /** A batch in which every voxel of every sample counts the same. */
    public static LossBatch of(Shape shape, float[] prediction, Space space, float[] target) {
        return new LossBatch(shape, prediction, space, target, null, null, null);
    }

    /** The same comparison with another prediction. */
    public LossBatch withPrediction(float[] other, Space otherSpace) {
        return new LossBatch(shape, other, otherSpace, target, ignore, sampleWeights, groups);
    }

    /** The same samples on another grid or with other channels. */
    public LossBatch with(Shape otherShape, float[] otherPrediction, float[] otherTarget, byte[] otherIgnore) {
        return new LossBatch(otherShape, otherPrediction, space, otherTarget, otherIgnore, sampleWeights, groups);
    }

    /** The same comparison with other factors of the samples. */
    public LossBatch withSampleWeights(float[] factors) {
        return new LossBatch(shape, prediction, space, target, ignore, factors, groups);
    }

    /** The factor of sample n. */
    public double weight(int n) {
        return sampleWeights == null ? 1 : sampleWeights[n];
    }

    /** Whether voxel v of sample n does not count. */
    public boolean isIgnored(int n, int v) {
        return ignore != null && ignore[n * shape.voxels() + v] != 0;
    }

    /** Sizes of a batch; {@code depth} is 1 for images. */
    public record Shape(int batch, int channels, int depth, int height, int width) {
        /** Voxels of one channel of one sample. */
        public int voxels() {
            return depth * height * width;
        }

        /** Numbers in the prediction. */
        public int elements() {
            return batch * channels * voxels();
        }

        /** Where channel c of sample n begins. */
        public int offset(int n, int c) {
            return (n * channels + c) * voxels();
        }

        /** 2 for images, 3 for volumes of more than one slice. */
        public int dimensions() {
            return depth == 1 ? 2 : 3;
        }
    }

    /** Logits need softmax (several channels) or sigmoid (one channel) to become probabilities. */
    public enum Space {
        LOGITS,
        PROBABILITIES
    }
}
