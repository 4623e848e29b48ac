package org.toposeg.datasets.vessel;

import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.volume.Vec3;

/**
 * What vessels grow from: a trunk that enters from below, or a ring with three vessels that lead into it (one in a
 * plane), as the carotids and the basilar artery into the circle of Willis.
 */
record Stem(VesselOptions options, Directions directions, double step) {

    /** Of the image's height. */
    private static final double TRUNK = 0.15;

    private static final double RING_HEIGHT = 0.3;

    /** Of the image's shortest edge. */
    private static final double RING_RADIUS = 0.17;

    private static final List<Double> FEEDERS = List.of(90.0, 210.0, 330.0);
    private static final int OUTLETS = 6;

    /**
     * A tree of the stem alone.
     *
     * @param radius mm
     */
    VesselTree plant(double radius) {
        VesselTree tree = new VesselTree();
        if (options.ring()) {
            ring(tree, radius);
        } else {
            trunk(tree, radius);
        }
        tree.endStem();
        return tree;
    }

    /** Where vessels leave: the end of the trunk, or six places of the ring. */
    List<Integer> outlets(VesselTree tree) {
        return tree.ring() == 0
                ? List.of(tree.stem() - 1)
                : IntStream.range(0, OUTLETS)
                        .map(o -> o * tree.ring() / OUTLETS)
                        .boxed()
                        .toList();
    }

    /** The direction in which a fractal leaves there. */
    Vec3 heading(VesselTree tree, int outlet) {
        if (tree.ring() == 0) {
            return options.up();
        }
        Vec3 outward = tree.at(outlet).minus(height(RING_HEIGHT)).normalized();
        return outward.plus(options.up().times(options.planar() ? 0 : 0.7)).normalized();
    }

    private void trunk(VesselTree tree, double radius) {
        double off = 0.08 * options.extent();
        Vec3 aside = directions.shaken(options.up(), 1).times(off);
        Vec3 at = height(0).plus(aside.minus(options.up().times(aside.dot(options.up()))));
        Vec3 heading = options.up();
        int count = (int) Math.ceil(TRUNK * heightMm() / step);
        for (int n = 0; n <= count; n++) {
            tree.add(at, n - 1, radius);
            heading = directions.shaken(heading, 0.06);
            at = at.plus(heading.times(step));
        }
        tree.addInlet(0);
    }

    private void ring(VesselTree tree, double vesselRadius) {
        double radius = RING_RADIUS * options.extent();
        int count = (int) Math.ceil(2 * Math.PI * radius / step);
        double phase = directions.random().nextDouble() * Math.PI;
        for (int n = 0; n < count; n++) {
            double angle = 2 * Math.PI * n / count;
            double r = radius * (1 + 0.12 * Math.cos(2 * angle + phase) + 0.05 * Math.cos(3 * angle - phase));
            double tilt = options.planar() ? 0 : 0.2 * r * Math.sin(angle + phase);
            Vec3 off = new Vec3(r * Math.cos(angle), r * Math.sin(angle), tilt);
            tree.add(height(RING_HEIGHT).plus(off), n - 1, vesselRadius);
        }
        tree.closeRing();
        FEEDERS.stream()
                .limit(options.planar() ? 1 : FEEDERS.size())
                .forEach(angle -> feed(tree, (int) Math.round(angle / 360 * count)));
    }

    /** A vessel from the ring down to where it enters. */
    private void feed(VesselTree tree, int ringNode) {
        Vec3 down = options.up().times(-1);
        double fall = tree.at(ringNode).minus(height(0)).dot(options.up());
        int count = (int) Math.ceil(fall / step);
        Vec3 off = tree.at(ringNode).minus(height(RING_HEIGHT));
        Vec3 outward = off.minus(down.times(off.dot(down))).times(options.planar() ? 0 : 1 / off.length());
        int parent = ringNode;
        for (int n = 1; n <= count; n++) {
            Vec3 at = tree.at(ringNode).plus(down.times(fall * n / count));
            Vec3 sway = outward.times(0.1 * fall * Math.sin(Math.PI * n / count));
            parent = tree.add(at.plus(sway), parent, tree.radius(ringNode));
        }
        tree.addInlet(parent);
    }

    /** The middle of the image at a share of its height, from where the blood comes in. */
    private Vec3 height(double share) {
        return options.half().plus(options.up().times((share - 0.5) * heightMm()));
    }

    private double heightMm() {
        return 2 * Math.abs(options.half().dot(options.up()));
    }
}
