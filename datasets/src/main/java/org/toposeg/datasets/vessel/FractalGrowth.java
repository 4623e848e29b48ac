package org.toposeg.datasets.vessel;

import java.util.Random;
import org.toposeg.volume.Vec3;

/**
 * Growth by a random parametric L-system, after FreeCOS (Shi et al., Self-supervised learning from fractals and unlabeled
 * images for curvilinear object segmentation, ICCV 2023) and Honda's trees (Prusinkiewicz and Lindenmayer, The algorithmic
 * beauty of plants, 1990, section 2.1): a piece of vessel of length l and radius r ends in two, which are shorter and
 * thinner by ratios and turned by angles drawn at random. Either both turn (a fork), or one goes on and the other leaves
 * to its side.
 *
 * <p>FreeCOS rewrites words whose pieces are all equally long, with two ratios of width for each tree and each angle drawn
 * anew. Here lengths shrink as well, pieces bend, turn back before they leave the tissue, and end where they would.
 */
final class FractalGrowth {

    private static final double FORKS = 0.6;
    private static final double BEND = 0.05;

    /** Steps. */
    private static final double FORESIGHT = 7;

    private static final double STEERING = 0.12;

    private final VesselTree tree;
    private final Domain domain;
    private final Directions directions;
    private final Random random;
    private final double step;
    private final double leastRadius;
    private final double shorter;
    private final double strong;
    private final double weak;

    /** The end of a piece, and where it goes. */
    private record End(int node, Vec3 heading) {}

    FractalGrowth(VesselTree stem, Domain domain, Directions directions, double step, double leastRadius) {
        this.tree = stem;
        this.domain = domain;
        this.directions = directions;
        this.random = directions.random();
        this.step = step;
        this.leastRadius = leastRadius;
        this.shorter = between(0.8, 0.93);
        this.strong = between(0.8, 0.95);
        this.weak = between(0.6, 0.8);
    }

    /**
     * Draws one fractal.
     *
     * @param from the node that it grows from
     * @param length mm of its first piece
     * @param radius mm of its first piece
     * @param generations how often vessels divide, one after the other
     */
    void grow(int from, Vec3 heading, double length, double radius, int generations) {
        End end = piece(from, heading, length * between(0.75, 1.25), Math.max(leastRadius, radius));
        if (generations == 0) {
            return;
        }
        Vec3 side = directions.side(end.heading);
        double straight = random.nextDouble() < FORKS ? between(18, 35) : between(0, 12);
        double aside = between(30, 60);
        double next = length * shorter;
        grow(end.node, turned(end.heading, side, -straight), next, radius * strong, generations - 1);
        grow(end.node, turned(end.heading, side, aside), next * between(0.75, 1), radius * weak, generations - 1);
    }

    private static Vec3 turned(Vec3 heading, Vec3 side, double degrees) {
        double angle = Math.toRadians(degrees);
        return heading.times(Math.cos(angle)).plus(side.times(Math.sin(angle)));
    }

    private End piece(int from, Vec3 first, double length, double radius) {
        int count = (int) Math.max(1, Math.round(length / step));
        Vec3 heading = first;
        int node = from;
        for (int n = 0; n < count; n++) {
            heading = inward(tree.at(node), directions.shaken(heading, BEND));
            Vec3 at = tree.at(node).plus(heading.times(step));
            if (!domain.contains(at)) {
                return new End(node, heading);
            }
            node = tree.add(at, node, radius);
        }
        return new End(node, heading);
    }

    /** A heading that would soon leave the tissue is bent back. */
    private Vec3 inward(Vec3 at, Vec3 heading) {
        Vec3 middle = domain.centre().minus(at).normalized();
        boolean leaves = !domain.contains(at.plus(heading.times(FORESIGHT * step)));
        return leaves ? heading.plus(middle.times(STEERING)).normalized() : heading;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
