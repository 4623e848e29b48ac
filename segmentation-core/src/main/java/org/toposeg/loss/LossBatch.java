package org.toposeg.loss;

/**
 * What a loss compares. All arrays are C order with the last axis fastest.
 *
 * @param shape N, C, D, H, W; D is 1 for images
 * @param prediction N×C×D×H×W: logits or probabilities, as {@code space} says
 * @param space what the prediction is; a loss whose formula wants the other converts and chains its gradient
 * @param target N×C×D×H×W in [0,1]: one-hot, or soft labels where the paper has them
 * @param ignore N×D×H×W, non-zero where a voxel does not count, or null
 * @param sampleWeights N factors, or null for all ones
 */
public record LossBatch(
        Shape shape, float[] prediction, Space space, float[] target, byte[] ignore, float[] sampleWeights) {

    /** Sizes of a batch; {@code depth} is 1 for images. */
    public record Shape(int batch, int channels, int depth, int height, int width) {
        public int voxels() {
            return depth * height * width;
        }

        public int elements() {
            return batch * channels * voxels();
        }
    }

    /** Logits need softmax (several channels) or sigmoid (one channel) to become probabilities. */
    public enum Space {
        LOGITS,
        PROBABILITIES
    }
}
