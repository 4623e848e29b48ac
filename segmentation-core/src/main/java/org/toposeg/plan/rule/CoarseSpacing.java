package org.toposeg.plan.rule;

import java.util.Arrays;
import java.util.List;
import org.toposeg.plan.Budget;

/**
 * The spacing at which a patch sees enough of the image: like nnU-Net, that of the full resolution times 1.03 until it
 * covers a quarter of the median image's voxels, axes that are finer than half the coarsest first.
 */
final class CoarseSpacing {

    private static final double ENOUGH = 0.25;
    private static final double STEP = 1.03;
    private static final double MUCH_FINER = 2;

    /** As many times fewer voxels at least, or a coarse network sees little more. */
    private static final double MUCH_SMALLER = 2;

    private final int[] fullShape;
    private final double[] fullSpacing;
    private final Budget budget;
    private final Topology full;
    private final double[] spacing;

    /**
     * @param shape median size at full resolution, z first
     * @param spacing full resolution in mm, z first
     * @param ratio how many times fewer voxels the image must have at least
     */
    private CoarseSpacing(int[] shape, double[] spacing, Budget budget, double ratio) {
        this.fullShape = shape;
        this.fullSpacing = spacing;
        this.budget = budget;
        this.full = topology(shape, spacing);
        this.spacing = spacing.clone();
        while (share(topology(shape(), this.spacing), ratio()) < ENOUGH || ratio() < ratio) {
            coarsen();
        }
    }

    /** Coarse enough for a patch to see enough; the full resolution where it does already. */
    static CoarseSpacing needed(int[] shape, double[] spacing, Budget budget) {
        return new CoarseSpacing(shape, spacing, budget, 1);
    }

    /** That of a first stage, also where none is needed. */
    static CoarseSpacing ofFirstStage(int[] shape, double[] spacing, Budget budget) {
        return new CoarseSpacing(shape, spacing, budget, MUCH_SMALLER);
    }

    private Topology topology(int[] shape, double[] at) {
        return Topology.of(
                shape, at, budget.volume().voxels() / 2, budget.volume().levels());
    }

    private void coarsen() {
        double coarsest = Arrays.stream(spacing).max().orElseThrow();
        boolean even = Arrays.stream(spacing).allMatch(s -> coarsest / s <= MUCH_FINER);
        for (int a = 0; a < 3; a++) {
            spacing[a] *= even || coarsest / spacing[a] > MUCH_FINER ? STEP : 1;
        }
    }

    /** How many times fewer voxels the image has at the coarse spacing. */
    private double ratio() {
        double ratio = 1;
        for (int a = 0; a < 3; a++) {
            ratio *= spacing[a] / fullSpacing[a];
        }
        return ratio;
    }

    private double share(Topology fitted, double ratio) {
        return fitted.voxels() * ratio / (1.0 * fullShape[0] * fullShape[1] * fullShape[2]);
    }

    boolean isLittleCovered() {
        return share(full, 1) < ENOUGH;
    }

    boolean isMuchSmaller() {
        return ratio() >= MUCH_SMALLER;
    }

    /** A sentence's beginning on the patch of full resolution. */
    String coverage() {
        return "a 3D patch %s covers %.0f %% of the median image's voxels"
                .formatted(full.patch(), Math.min(100, 100 * share(full, 1)));
    }

    /** Median size at the coarse spacing, z first. */
    int[] shape() {
        int[] shape = new int[3];
        Arrays.setAll(shape, a -> (int) Math.max(1, Math.round(fullShape[a] * fullSpacing[a] / spacing[a])));
        return shape;
    }

    /** x, y, z in mm. */
    List<Double> target() {
        return List.of(round(spacing[2]), round(spacing[1]), round(spacing[0]));
    }

    private static double round(double mm) {
        return Math.round(mm * 1e5) / 1e5;
    }
}
