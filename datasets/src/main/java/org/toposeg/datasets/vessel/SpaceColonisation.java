package org.toposeg.datasets.vessel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.toposeg.volume.Vec3;

/**
 * Growth by space colonisation (Runions, Lane and Prusinkiewicz, Modeling trees with a space colonization algorithm,
 * 2007): points of the tissue pull at the node nearest to them, if it lies within the radius of influence; each node that
 * is pulled grows a step in the mean direction; points within the kill radius of a node are supplied and no longer pull.
 */
final class SpaceColonisation {

    private static final double TOO_NEAR = 0.5;
    private static final double WANDERING = 0.12;

    /**
     * All in mm.
     *
     * @param influence greatest distance at which a point pulls
     * @param kill distance at which it is supplied, greater than the step
     */
    record Reach(double influence, double kill, double step) {}

    private final VesselTree tree;
    private final Domain domain;
    private final Directions directions;
    private final Reach reach;
    private final Set<Integer> outlets;
    private final List<Point> points = new ArrayList<>();

    /** A point of the tissue and the node nearest to it. */
    private static final class Point {
        private final Vec3 at;
        private int nearest;
        private double distance = Double.POSITIVE_INFINITY;

        Point(Vec3 at) {
            this.at = at;
        }
    }

    /** @param outlets nodes of the stem that may have branches */
    SpaceColonisation(VesselTree stem, Set<Integer> outlets, Domain domain, Directions directions, Reach reach) {
        this.tree = stem;
        this.outlets = outlets;
        this.domain = domain;
        this.directions = directions;
        this.reach = reach;
    }

    /** Grows the tree until all points are supplied or out of reach. */
    void grow(int count) {
        for (int i = 0; i < count; i++) {
            points.add(new Point(domain.draw(directions.random())));
        }
        int known = 0;
        while (known < tree.size()) {
            look(known);
            known = tree.size();
            step();
        }
    }

    /** Lets each point know the nodes from {@code first} on that may have branches. */
    private void look(int first) {
        for (Point point : points) {
            for (int n = first; n < tree.size(); n++) {
                if (n < tree.stem() && !outlets.contains(n)) {
                    continue;
                }
                double distance = point.at.minus(tree.at(n)).length();
                if (distance < point.distance) {
                    point.distance = distance;
                    point.nearest = n;
                }
            }
        }
        points.removeIf(point -> point.distance < reach.kill());
    }

    private void step() {
        Vec3[] pull = new Vec3[tree.size()];
        for (Point point : points) {
            if (point.distance < reach.influence()) {
                Vec3 one = point.at.minus(tree.at(point.nearest)).normalized();
                pull[point.nearest] = pull[point.nearest] == null ? one : pull[point.nearest].plus(one);
            }
        }
        for (int n = 0; n < pull.length; n++) {
            if (pull[n] != null && pull[n].length() > 0) {
                sprout(n, directions.shaken(pull[n].normalized(), WANDERING));
            }
        }
    }

    /** A node that two points pull to and fro would grow the same child for ever. */
    private void sprout(int parent, Vec3 heading) {
        Vec3 at = tree.at(parent).plus(heading.times(reach.step()));
        for (int n = parent + 1; n < tree.size(); n++) {
            if (tree.parent(n) == parent && tree.at(n).minus(at).length() < TOO_NEAR * reach.step()) {
                return;
            }
        }
        if (domain.contains(at)) {
            tree.add(at, parent, 1);
        }
    }
}
