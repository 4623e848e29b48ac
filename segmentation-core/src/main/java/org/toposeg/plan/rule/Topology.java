package org.toposeg.plan.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Patch, depth, kernels and strides for images of a median size and a spacing, as nnU-Net chooses them: halve an axis
 * while it is long enough and not much coarser than the others; kernels of 1 along axes that are still too coarse.
 *
 * @param patch z first
 * @param kernels one list (z first) for each level
 * @param strides one list (z first) for each level
 */
record Topology(List<Integer> patch, List<List<Integer>> kernels, List<List<Integer>> strides) {

    /** An axis is halved only while at least this many voxels remain. */
    private static final int MIN = 4;

    private static final double COARSE = 2;

    /**
     * @param shape median size at the target spacing, z first; z is 1 for planar images
     * @param spacing z first
     * @param voxels greatest number of voxels of a patch
     * @param levels greatest number of resolution levels
     */
    static Topology of(int[] shape, double[] spacing, long voxels, int levels) {
        int[] patch = shape.clone();
        Topology fitted = levels(patch, spacing, levels);
        while (fitted.voxels() > voxels) {
            shrink(patch, shape, fitted);
            fitted = levels(patch, spacing, levels);
        }
        return fitted;
    }

    /** Voxels of the patch. */
    long voxels() {
        return patch.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Takes one step off the axis that covers most of the median shape. */
    private static void shrink(int[] patch, int[] shape, Topology fitted) {
        int axis = 0;
        double most = -1;
        for (int a = 0; a < 3; a++) {
            double covered = fitted.patch.get(a) / (double) shape[a] + 1e-6 * fitted.patch.get(a);
            if (fitted.patch.get(a) > MIN && covered > most) {
                most = covered;
                axis = a;
            }
        }
        int divisor = divisor(fitted.strides, axis);
        patch[axis] = Math.max(1, fitted.patch.get(axis) - divisor);
    }

    private static int divisor(List<List<Integer>> strides, int axis) {
        return strides.stream().mapToInt(s -> s.get(axis)).reduce(1, (a, b) -> a * b);
    }

    private static Topology levels(int[] shape, double[] spacing, int levels) {
        int[] size = shape.clone();
        double[] current = spacing.clone();
        List<List<Integer>> kernels = new ArrayList<>();
        List<List<Integer>> strides = new ArrayList<>();
        strides.add(List.of(1, 1, 1));
        kernels.add(kernel(current, shape));
        while (kernels.size() < levels) {
            List<Integer> stride = stride(size, current);
            if (stride.stream().allMatch(s -> s == 1)) {
                break;
            }
            for (int a = 0; a < 3; a++) {
                size[a] = (size[a] + stride.get(a) - 1) / stride.get(a);
                current[a] *= stride.get(a);
            }
            strides.add(stride);
            kernels.add(kernel(current, shape));
        }
        List<Integer> patch = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            int divisor = divisor(strides, a);
            patch.add((shape[a] + divisor - 1) / divisor * divisor);
        }
        return new Topology(patch, kernels, strides);
    }

    private static double finest(double[] spacing, int[] shape) {
        double least = Double.MAX_VALUE;
        for (int a = 0; a < 3; a++) {
            least = shape[a] > 1 ? Math.min(least, spacing[a]) : least;
        }
        return least;
    }

    private static List<Integer> stride(int[] size, double[] spacing) {
        double least = Double.MAX_VALUE;
        for (int a = 0; a < 3; a++) {
            least = size[a] >= 2 * MIN ? Math.min(least, spacing[a]) : least;
        }
        List<Integer> stride = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            stride.add(size[a] >= 2 * MIN && spacing[a] < COARSE * least ? 2 : 1);
        }
        return stride;
    }

    private static List<Integer> kernel(double[] spacing, int[] shape) {
        double least = finest(spacing, shape);
        List<Integer> kernel = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            kernel.add(shape[a] > 1 && spacing[a] < COARSE * least ? 3 : 1);
        }
        return kernel;
    }
}
