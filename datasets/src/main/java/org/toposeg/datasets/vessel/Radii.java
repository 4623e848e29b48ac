package org.toposeg.datasets.vessel;

import java.util.Arrays;

/** The radii of a tree's nodes. */
final class Radii {

    /** The ring's against that of the vessels that feed it. */
    private static final double RING = 0.8;

    private Radii() {}

    /**
     * By Murray's law (The physiological principle of minimum work, 1926): from the ends on, whose radius is given, the
     * cube of a vessel's radius is the sum of the cubes of its branches'.
     */
    static VesselTree murray(VesselTree tree, double end) {
        int[] children = tree.children();
        double[] cubes = new double[tree.size()];
        for (int n = tree.size() - 1; n >= 0; n--) {
            cubes[n] += children[n] == 0 ? end * end * end : 0;
            if (tree.parent(n) >= 0) {
                cubes[tree.parent(n)] += cubes[n];
            }
        }
        return ofRing(tree.withRadii(Arrays.stream(cubes).map(Math::cbrt).toArray()), end);
    }

    /**
     * In a ring blood flows both ways, so that no sum of cubes can hold there: what feeds it has by Murray's law all
     * that leaves it, in equal parts, and the ring itself is a fifth thinner. Without a ring nothing changes.
     *
     * @param least radius of anything
     */
    static VesselTree ofRing(VesselTree tree, double least) {
        if (tree.ring() == 0) {
            return tree;
        }
        double leaving = 0;
        for (int n = tree.stem(); n < tree.size(); n++) {
            leaving += tree.parent(n) < tree.stem() ? Math.pow(tree.radius(n), 3) : 0;
        }
        double feeder = Math.max(least, Math.cbrt(leaving / tree.inlets().size()));
        double[] radii = new double[tree.size()];
        for (int n = 0; n < radii.length; n++) {
            radii[n] = n < tree.ring() ? Math.max(least, RING * feeder) : n < tree.stem() ? feeder : tree.radius(n);
        }
        return tree.withRadii(radii);
    }
}
