package org.toposeg.plan.rule;

import java.util.Collections;
import java.util.List;
import org.toposeg.plan.Configuration;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.Reason;

/**
 * Chooses between slices, volumes, planes and a cascade by nnU-Net's rules (Isensee et al. 2021): what is much coarser
 * along one axis is not a volume to a network, and a patch that sees little of the image lacks context.
 */
final class ConfigurationChoice {

    static final String PLANES = "unet-2.5d";

    /** Both of spacings and of numbers of voxels, as nnU-Net asks before it treats an axis as slices. */
    private static final double ANISOTROPY = 3;

    /** A level of a network halves an axis only if four voxels remain. */
    private static final int FEW_SLICES = 8;

    private static final int Z = 2;

    private final Fingerprint fingerprint;
    private final int[] shape;
    private final double[] spacing;

    /**
     * @param shape median size at the target spacing, z first
     * @param spacing the target spacing in mm, z first
     */
    ConfigurationChoice(Fingerprint fingerprint, int[] shape, double[] spacing) {
        this.fingerprint = fingerprint;
        this.shape = shape;
        this.spacing = spacing;
    }

    /** Adds the reason and returns a configuration other than {@code AUTO}. */
    Configuration choose(Planner.Options options, List<Reason> reasons) {
        Configuration wanted = options.configuration();
        requirePossible(wanted);
        Reason automatic = automatic(options);
        Reason reason = wanted == Configuration.AUTO
                ? automatic
                : reason(wanted, "asked for; auto takes " + automatic.value() + ", because " + automatic.why());
        reasons.add(reason);
        return Configuration.named(reason.value());
    }

    private void requirePossible(Configuration wanted) {
        boolean flat = wanted == Configuration.AUTO || wanted == Configuration.SLICES;
        if (size(Z) == 1 && !flat) {
            throw new IllegalArgumentException(
                    "the images are planar, so the configuration must be 2d or auto, not " + wanted + ".");
        }
    }

    private static Reason reason(Configuration chosen, String why) {
        return new Reason("configuration", chosen.label(), why);
    }

    private Reason automatic(Planner.Options options) {
        if (size(Z) == 1) {
            return reason(Configuration.SLICES, "the images are planar");
        }
        if (isAnisotropic()) {
            return anisotropic(options);
        }
        return byCoverage(CoarseSpacing.needed(shape, spacing, options.budget()));
    }

    private static Reason byCoverage(CoarseSpacing coarse) {
        if (!coarse.isLittleCovered()) {
            return reason(Configuration.VOLUME, coarse.coverage() + ": at least 25 %, and nnU-Net needs no cascade");
        }
        String covered = coarse.coverage() + ", less than the 25 % below which nnU-Net makes 3d_lowres";
        return coarse.isMuchSmaller()
                ? reason(Configuration.CASCADE, covered)
                : reason(
                        Configuration.VOLUME,
                        covered + "; but at the spacing where it covers 25 % the image still has more than half of its"
                                + " voxels, and a coarse network would see little more (nnU-Net's rule too)");
    }

    private Reason anisotropic(Planner.Options options) {
        int axis = coarseAxis();
        String why =
                "voxels along %s are %.2g times as long as in the plane, and there are %d of them in a median case:"
                                .formatted("xyz".substring(axis, axis + 1), ratio(), size(axis))
                        + " both beyond nnU-Net's anisotropy of 3";
        if (axis == Z && size(Z) < FEW_SLICES) {
            return reason(Configuration.SLICES, why + "; no network could halve fewer than 8 slices");
        }
        if (!options.architecture().equals(Planner.DEFAULT)) {
            return reason(Configuration.VOLUME, why + "; but the architecture asked for is not one of planes");
        }
        return reason(Configuration.PLANES, why + "; planar networks see each slice sharply, 3D joins them");
    }

    private boolean isAnisotropic() {
        int axis = coarseAxis();
        int others = Math.min(size((axis + 1) % 3), size((axis + 2) % 3));
        return ratio() > ANISOTROPY && size(axis) * ANISOTROPY < others;
    }

    private int coarseAxis() {
        List<Double> spacing = fingerprint.geometry().medianSpacing();
        return spacing.lastIndexOf(Collections.max(spacing));
    }

    private double ratio() {
        int axis = coarseAxis();
        List<Double> spacing = fingerprint.geometry().medianSpacing();
        return spacing.get(axis) / Math.max(spacing.get((axis + 1) % 3), spacing.get((axis + 2) % 3));
    }

    private int size(int axis) {
        return fingerprint.geometry().medianSize().get(axis);
    }
}
