package org.toposeg.datasets.vessel;

import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.toposeg.datasets.vessel.SpaceColonisation.Reach;

/** Makes vessels and their image. One seed always gives the same. */
public final class VesselGenerator {

    /** All in voxels, along the axis where they are longest. */
    private static final double STEP = 1.5;

    private static final double GAP = 2 + STEP / 2;
    private static final double SHORTEST = 5;
    private static final double SHORTEST_OF_FRACTAL = 2.5;
    private static final double MIN_RADIUS = 0.55;
    private static final double KILL = 8;
    private static final double KILL_IN_PLANE = 9;
    private static final double MIN_KILL = 4;

    /** Shares of the image's shortest edge. */
    private static final double INFLUENCE = 0.35;

    private static final double KILL_OF_EXTENT = 0.1;

    private static final double SHORTEST_PIECE = 0.14;
    private static final double LONGEST_PIECE = 0.22;
    private static final double FROM_RING = 0.6;
    private static final double WIDEST = 0.022;
    private static final double WIDEST_IN_PLANE = 0.02;
    private static final int MIN_POINTS = 40;
    private static final int GENERATIONS = 6;

    /** Shortest edges of the image until blood is dark. */
    private static final double IN_FLOW = 3;

    private final VesselOptions options;
    private final Random random;
    private final Directions directions;
    private final Domain domain;
    private final double voxel;

    private VesselGenerator(long seed, VesselOptions options) {
        this.options = options;
        this.random = new Random(mixed(seed));
        this.directions = new Directions(random, options.planar());
        this.domain = Domain.of(options);
        this.voxel = options.voxel();
    }

    /** @param seed any number; neighbouring ones give images that have nothing in common */
    public static VesselCase generate(long seed, VesselOptions options) {
        return new VesselGenerator(seed, options).generate();
    }

    /** The first numbers of neighbouring seeds are alike; SplitMix64's last steps (Steele et al. 2014) part them. */
    private static long mixed(long seed) {
        long z = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private VesselCase generate() {
        VesselTree tree = options.method() == VesselOptions.Method.COLONISATION ? colonised() : fractal();
        VesselGraph graph = tree.toGraph();
        double[] brightness = InFlow.brightness(graph, IN_FLOW * options.extent());
        Tubes tubes = Tubes.draw(graph, options.grid(), brightness);
        VesselMask mask = VesselMask.of(graph, tree.ring(), options.grid(), tubes);
        return new VesselCase(new Acquisition(options, random).image(tubes), mask.label(), mask.centreline(), graph);
    }

    private VesselTree colonised() {
        double usual = (options.planar() ? KILL_IN_PLANE : KILL) * voxel;
        double kill = Math.clamp(KILL_OF_EXTENT * options.extent(), MIN_KILL * voxel, usual);
        Reach reach = new Reach(INFLUENCE * options.extent(), kill, STEP * voxel);
        Stem stem = new Stem(options, directions, STEP * voxel);
        VesselTree tree = stem.plant(voxel);
        double cell = options.planar() ? kill * kill : kill * kill * kill;
        int points = (int) (domain.measure() / cell * (0.5 + 0.7 * random.nextDouble()));
        new SpaceColonisation(tree, Set.copyOf(stem.outlets(tree)), domain, directions, reach)
                .grow(Math.max(MIN_POINTS, points));
        double end = MIN_RADIUS * (1 + 0.5 * random.nextDouble()) * voxel;
        return pruned(tree, SHORTEST, t -> Radii.murray(t, end));
    }

    private VesselTree fractal() {
        Stem stem = new Stem(options, directions, STEP * voxel);
        double widest = options.planar() ? WIDEST_IN_PLANE : WIDEST;
        double radius = Math.max(1.2 * voxel, widest * (options.ring() ? FROM_RING : 1) * options.extent());
        VesselTree tree = stem.plant(radius);
        double least = MIN_RADIUS * voxel;
        FractalGrowth growth = new FractalGrowth(tree, domain, directions, STEP * voxel, least);
        double scale = (options.ring() ? FROM_RING : 1) * options.extent();
        double piece = scale * (SHORTEST_PIECE + (LONGEST_PIECE - SHORTEST_PIECE) * random.nextDouble());
        for (int outlet : stem.outlets(tree)) {
            growth.grow(
                    outlet, stem.heading(tree, outlet), piece, radius, options.ring() ? GENERATIONS - 2 : GENERATIONS);
        }
        return pruned(tree, SHORTEST_OF_FRACTAL, t -> Radii.ofRing(t, least));
    }

    private VesselTree pruned(VesselTree tree, double shortest, UnaryOperator<VesselTree> radii) {
        return new Pruning(GAP * voxel, shortest * voxel, radii)
                .prune(tree.smooth().smooth());
    }
}
