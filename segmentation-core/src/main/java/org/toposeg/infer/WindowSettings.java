package org.toposeg.infer;

import java.util.List;

/**
 * How a volume is cut into windows; part of a plan and of a model card.
 *
 * @param patch size of a window, z first; z is 1 for two-dimensional networks
 * @param dimensions 2 or 3 spatial axes of the network
 * @param overlap fraction of a window shared with its neighbour, 0 to below 1
 * @param mirrorAxes axes (0 is z, 1 is y, 2 is x) that test-time augmentation flips; empty for none
 * @param activation what the network's output is
 */
public record WindowSettings(
        List<Integer> patch, int dimensions, double overlap, List<Integer> mirrorAxes, Activation activation) {

    /** What the network's output is. */
    public enum Activation {
        /** Softmax follows, or sigmoid for a single channel. */
        LOGITS,
        /** One probability for each class, or one for the foreground. */
        PROBABILITIES
    }

    public WindowSettings {
        if (patch == null || patch.size() != 3 || patch.stream().anyMatch(p -> p < 1)) {
            throw new IllegalArgumentException("a patch needs three sizes (z, y, x) of at least 1, got " + patch);
        }
        if (dimensions != 3 && (dimensions != 2 || patch.getFirst() != 1)) {
            throw new IllegalArgumentException(
                    "a network has 2 axes (with a patch of 1 along z) or 3, got " + dimensions + " with " + patch);
        }
        if (!(overlap >= 0 && overlap < 1)) {
            throw new IllegalArgumentException("the tile overlap must be at least 0 and below 1, got " + overlap);
        }
        patch = List.copyOf(patch);
        mirrorAxes = mirrorAxes == null ? List.of() : List.copyOf(mirrorAxes);
        activation = activation == null ? Activation.LOGITS : activation;
    }

    public int[] patchArray() {
        return patch.stream().mapToInt(Integer::intValue).toArray();
    }

    public WindowSettings withOverlap(double fraction) {
        return new WindowSettings(patch, dimensions, fraction, mirrorAxes, activation);
    }

    public WindowSettings withMirrorAxes(List<Integer> axes) {
        return new WindowSettings(patch, dimensions, overlap, axes, activation);
    }
}
