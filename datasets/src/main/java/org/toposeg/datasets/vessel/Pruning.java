package org.toposeg.datasets.vessel;

import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.toposeg.volume.Vec3;

/**
 * Cuts off what would make a drawn tree another one than its graph: branches too short to be seen beside their parent,
 * and of two vessels that touch, though they are far apart along the tree, the thinner one.
 *
 * @param gap mm that must remain between the walls of two vessels
 * @param shortest mm that a branch must reach out of its parent
 * @param radii gives a tree its radii; cutting a branch must make no vessel thicker
 */
record Pruning(double gap, double shortest, UnaryOperator<VesselTree> radii) {

    /** Two vessels may be as near as they like up to so many times the distance that they must have later. */
    private static final double FORK = 4;

    VesselTree prune(VesselTree grown) {
        VesselTree tree = radii.apply(grown);
        BitSet cut = superfluous(tree);
        while (!cut.isEmpty()) {
            tree = radii.apply(tree.without(cut));
            cut = superfluous(tree);
        }
        return tree;
    }

    private BitSet superfluous(VesselTree tree) {
        BitSet twigs = twigs(tree);
        return twigs.isEmpty() ? contacts(tree) : twigs;
    }

    /** The first node of each end branch that is too short. */
    private BitSet twigs(VesselTree tree) {
        BitSet cut = new BitSet();
        int[] children = tree.children();
        for (int n = tree.stem(); n < tree.size(); n++) {
            if (children[n] == 0) {
                int first = n;
                double length = tree.step(first);
                while (tree.parent(first) >= tree.stem() && children[tree.parent(first)] == 1) {
                    first = tree.parent(first);
                    length += tree.step(first);
                }
                if (length < tree.radius(tree.parent(first)) + shortest) {
                    cut.set(first);
                }
            }
        }
        return cut;
    }

    private BitSet contacts(VesselTree tree) {
        BitSet cut = new BitSet();
        Vec3[] at = new Vec3[tree.size()];
        double[] radius = new double[tree.size()];
        for (int n = 0; n < at.length; n++) {
            at[n] = tree.at(n);
            radius[n] = tree.radius(n);
        }
        for (int b = tree.stem(); b < at.length; b++) {
            for (int a = 0; a < b; a++) {
                double least = radius[a] + radius[b] + gap;
                if (isNearer(at[a], at[b], least) && !isCut(tree, cut, a) && !isCut(tree, cut, b)) {
                    if (pathLength(tree, a, b) > FORK * least) {
                        cut.set(a < tree.stem() || radius[b] <= radius[a] ? b : a);
                    }
                }
            }
        }
        return cut;
    }

    private static boolean isNearer(Vec3 a, Vec3 b, double distance) {
        double x = a.x() - b.x();
        double y = a.y() - b.y();
        double z = a.z() - b.z();
        return x * x + y * y + z * z < distance * distance;
    }

    private static boolean isCut(VesselTree tree, BitSet cut, int node) {
        int n = node;
        while (n >= tree.stem() && !cut.get(n)) {
            n = tree.parent(n);
        }
        return n >= tree.stem();
    }

    /** mm along the vessels, around a ring the short way. */
    private static double pathLength(VesselTree tree, int a, int b) {
        double length = 0;
        int low = a;
        int high = b;
        while (low != high && Math.max(low, high) >= Math.max(1, tree.ring())) {
            if (low > high) {
                length += tree.step(low);
                low = tree.parent(low);
            } else {
                length += tree.step(high);
                high = tree.parent(high);
            }
        }
        int apart = Math.abs(low - high);
        return apart == 0 ? length : length + Math.min(apart, tree.ring() - apart) * tree.step(1);
    }
}
