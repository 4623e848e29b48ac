package org.toposeg.train.augmentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Spoils a first stage's result, so that the second stage does not trust it blindly: labels grow, shrink, close or open
 * by a ball, and single components vanish. Probabilities, radii (voxels) and the bound of a component's size are those
 * of nnU-Net's cascade.
 */
public final class PriorAugmentation {

    private static final double MORPHOLOGY = 0.4;
    private static final double REMOVAL = 0.2;
    private static final int LARGEST_RADIUS = 8;
    private static final double LARGEST_REMOVED = 0.15;
    private static final Vec3 VOXEL = new Vec3(1, 1, 1);

    private final int classes;
    private final Size size;

    /** @param classes background included */
    public PriorAugmentation(int classes, int[] patch) {
        this.classes = classes;
        this.size = new Size(patch[2], patch[1], patch[0]);
    }

    /** In place. */
    public void apply(byte[] prior, RandomGenerator random) {
        if (random.nextDouble() < MORPHOLOGY) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(1, classes).boxed().toList());
            Collections.shuffle(order, random);
            for (int c : order) {
                deform(prior, c, random.nextInt(4), 1 + (LARGEST_RADIUS - 1) * random.nextDouble());
            }
        }
        if (random.nextDouble() < REMOVAL) {
            for (int c = 1; c < classes; c++) {
                remove(prior, c, random);
            }
        }
    }

    /**
     * A voxel that a label wins is lost to the others; one that it loses becomes background.
     *
     * @param operation 0 dilation, 1 erosion, 2 closing, 3 opening
     */
    void deform(byte[] prior, int label, int operation, double radius) {
        byte[] mask = mask(prior, label);
        byte[] changed = switch (operation) {
            case 0 -> dilated(mask, radius);
            case 1 -> eroded(mask, radius);
            case 2 -> eroded(dilated(mask, radius), radius);
            default -> dilated(eroded(mask, radius), radius);
        };
        for (int v = 0; v < prior.length; v++) {
            if (changed[v] != mask[v]) {
                prior[v] = (byte) (changed[v] == 1 ? label : 0);
            }
        }
    }

    private static byte[] mask(byte[] prior, int label) {
        byte[] mask = new byte[prior.length];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) ((prior[v] & 0xFF) == label ? 1 : 0);
        }
        return mask;
    }

    private byte[] dilated(byte[] mask, double radius) {
        float[] distance = DistanceTransform.toForeground(mask, size, VOXEL);
        byte[] out = new byte[mask.length];
        for (int v = 0; v < out.length; v++) {
            out[v] = (byte) (distance[v] <= radius ? 1 : 0);
        }
        return out;
    }

    private byte[] eroded(byte[] mask, double radius) {
        float[] distance = DistanceTransform.toBackground(mask, size, VOXEL);
        byte[] out = new byte[mask.length];
        for (int v = 0; v < out.length; v++) {
            out[v] = (byte) (distance[v] > radius ? 1 : 0);
        }
        return out;
    }

    /** One component of the label, drawn among those that are not large. */
    void remove(byte[] prior, int label, RandomGenerator random) {
        Components components = Components.label(mask(prior, label), size, Connectivity.full(size));
        int[] sizes = components.sizes();
        int[] small = IntStream.range(0, sizes.length)
                .filter(c -> sizes[c] < LARGEST_REMOVED * prior.length)
                .toArray();
        if (small.length == 0) {
            return;
        }
        int removed = 1 + small[random.nextInt(small.length)];
        int[] found = components.labels();
        for (int v = 0; v < prior.length; v++) {
            prior[v] = found[v] == removed ? 0 : prior[v];
        }
    }
}
