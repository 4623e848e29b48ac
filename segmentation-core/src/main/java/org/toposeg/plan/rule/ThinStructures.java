package org.toposeg.plan.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.Fingerprint.Thickness;
import org.toposeg.plan.Reason;
import org.toposeg.preprocess.Preprocessing;

/**
 * What the thinnest label asks for. A structure of few voxels across is lost by resampling, and overlap losses let it
 * break: one voxel of a thin vessel is little volume, but all of its connection (Shit et al., clDice, CVPR 2021).
 */
final class ThinStructures {

    /** Below so many voxels across, one wrong voxel cuts a structure. */
    private static final double THIN = 3;

    /** A voxel is at most half of a structure wide, or it falls between voxels. */
    private static final double MIN = 2;

    private ThinStructures() {}

    /**
     * Makes a target spacing finer, as far as the finest tenth of the training cases allows, until the thinnest label is
     * two voxels wide.
     *
     * @param target x, y, z in mm, changed in place
     * @return what to add to the reason; empty if nothing changed
     */
    static String refine(List<Double> target, Fingerprint fingerprint) {
        Optional<Thickness> thinnest = thinnest(fingerprint);
        boolean changed = false;
        for (int axis = 0; axis < 3 && thinnest.isPresent(); axis++) {
            double widest = thinnest.get().median() / MIN;
            double finest = fingerprint.geometry().fineSpacing().get(axis);
            double finer = Math.round(Math.max(finest, widest) * 1e5) / 1e5;
            if (finer < target.get(axis)) {
                target.set(axis, finer);
                changed = true;
            }
        }
        return changed
                ? "; finer where the finest tenth of the cases allows it, because label %s is only %.2g mm thick"
                        .formatted(
                                name(fingerprint, thinnest.orElseThrow()),
                                thinnest.orElseThrow().median())
                : "";
    }

    /** Adds a reason if a label is so thin that a term for its connection is worth its cost; the loss stays. */
    static void recommend(Fingerprint fingerprint, Preprocessing preprocessing, List<Reason> reasons) {
        Optional<Thickness> thinnest = thinnest(fingerprint);
        double voxel = middle(
                preprocessing.targetSpacing() == null
                        ? fingerprint.geometry().medianSpacing()
                        : preprocessing.targetSpacing());
        if (thinnest.isEmpty() || thinnest.get().median() >= THIN * voxel) {
            return;
        }
        Thickness t = thinnest.get();
        int iterations = (int) Math.max(3, Math.ceil(t.percentile95() / 2 / voxel));
        reasons.add(new Reason(
                "thin structures",
                "consider --loss \"dice(include_background=false) + ce + 0.5*cldice(iterations=%d)\""
                        .formatted(iterations),
                "half of label %s is at most %.2g voxels thick (median %.3g mm, 95 in 100 up to %.3g mm): overlap losses"
                                .formatted(name(fingerprint, t), t.median() / voxel, t.median(), t.percentile95())
                        + " let such lines break; clDice costs time at each step, so it is not the default"));
    }

    private static Optional<Thickness> thinnest(Fingerprint fingerprint) {
        return fingerprint.thickness().stream()
                .filter(t -> t.label() != 0)
                .min(Comparator.comparingDouble(Thickness::median));
    }

    private static String name(Fingerprint fingerprint, Thickness thickness) {
        return fingerprint.classes().stream()
                .filter(c -> c.label() == thickness.label())
                .map(c -> c.label() + " " + c.name())
                .findFirst()
                .orElseThrow();
    }

    /** Of a patient's axes the middle one: with thick slices that of the plane. */
    private static double middle(List<Double> spacing) {
        return IntStream.range(0, 3).mapToDouble(spacing::get).sorted().toArray()[1];
    }
}
