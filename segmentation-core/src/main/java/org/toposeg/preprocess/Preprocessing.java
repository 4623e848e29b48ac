package org.toposeg.preprocess;

import java.util.List;
import org.toposeg.volume.Vec3;

/**
 * What is done to an image before the network; part of a plan and of a model card.
 *
 * @param targetSpacing x, y, z in mm, 0 to keep each image's own along an axis, or null to keep it along all
 * @param channels one normalisation for each input channel
 * @param cropToNonzero whether the border of voxels that are zero in every channel is cut off first
 * @param interpolation of the images
 * @param reorient whether the axes are brought to L, P, S order first; false for models that saw stored axes
 */
public record Preprocessing(
        List<Double> targetSpacing,
        List<Normalization> channels,
        boolean cropToNonzero,
        Interpolation interpolation,
        boolean reorient) {

    public Preprocessing {
        if (channels == null || channels.isEmpty()) {
            throw new IllegalArgumentException("preprocessing must name a normalisation for each channel");
        }
        if (targetSpacing != null
                && (targetSpacing.size() != 3 || targetSpacing.stream().anyMatch(s -> !(s >= 0)))) {
            throw new IllegalArgumentException(
                    "the target spacing must be three numbers (x, y, z in mm; 0: each image's own), got "
                            + targetSpacing);
        }
        channels = List.copyOf(channels);
        interpolation = interpolation == null ? Interpolation.CUBIC : interpolation;
    }

    /** The target spacing, or the image's own where none is set. */
    public Vec3 spacingFor(Vec3 own) {
        return targetSpacing == null ? own : new Vec3(along(0, own), along(1, own), along(2, own));
    }

    private double along(int axis, Vec3 own) {
        double target = targetSpacing.get(axis);
        return target == 0 ? own.get(axis) : target;
    }

    /** The same at another spacing (x, y, z in mm). */
    public Preprocessing at(List<Double> spacing) {
        return new Preprocessing(spacing, channels, cropToNonzero, interpolation, reorient);
    }
}
