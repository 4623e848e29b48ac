package org.toposeg.quality;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.topology.component.Component;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.topology.skeleton.SkeletonBranch;
import org.toposeg.topology.skeleton.SkeletonGraph;
import org.toposeg.topology.skeleton.SkeletonNode;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * The middle lines of a structure's pieces, and their ends.
 *
 * <p>Thinning leaves but one voxel of a straight tube that is an even number of voxels wide. Such a piece is thinned again
 * on cells of half a voxel, where a voxel is three cells wide and shares the outer ones with its neighbours: there every
 * width is odd.
 *
 * @param pieces number of connected pieces
 */
record VesselLines(List<SkeletonGraph> graphs, List<End> ends, int pieces) {

    /** Steps back along the line that give the direction in which an end points. */
    private static final int STEPS = 4;

    /** A piece of more voxels than so many cubes of its greatest depth is longer than it is wide; a ball has 4.2. */
    private static final double ELONGATED = 12;

    /** Voxels of a box up to which it is thinned on half voxels, of which there are eight times as many. */
    private static final int MAX_VOXELS = 1 << 24;

    /** @param direction in which it points, of length 1 */
    record End(int piece, Vec3 position, Vec3 direction, double radius) {}

    static VesselLines of(LabelRegion structure) {
        return new Tracing(structure).lines();
    }

    /** Where the voxels or cells of a graph lie. */
    private interface Places {
        Vec3 position(double x, double y, double z);
    }

    private static final class Tracing {

        private final LabelRegion structure;
        private final Size size;
        private final Vec3 spacing;
        private final int[] labels;
        private final List<Component> components;
        private final float[] depth;
        private final List<SkeletonGraph> graphs = new ArrayList<>();
        private final List<End> ends = new ArrayList<>();

        Tracing(LabelRegion structure) {
            this.structure = structure;
            this.size = structure.size();
            this.spacing = structure.grid().spacing();
            Components found = Components.label(structure.mask(), size, Connectivity.full(size));
            this.labels = found.labels();
            this.components = found.list();
            this.depth = DistanceTransform.toBackground(structure.mask(), size, spacing);
        }

        VesselLines lines() {
            SkeletonGraph whole = SkeletonGraph.of(structure.mask(), size, spacing);
            add(whole, size, this::patient);
            if (!size.isPlanar()) {
                whole.nodes().stream()
                        .filter(node -> node.kind() == SkeletonNode.Kind.ISOLATED)
                        .map(node -> components.get(labels[node.voxels()[0]] - 1))
                        .filter(this::isElongated)
                        .forEach(this::addHalved);
            }
            return new VesselLines(graphs, ends, components.size());
        }

        private Vec3 patient(double x, double y, double z) {
            return structure
                    .grid()
                    .toPatient(
                            structure.box().low().x() + x,
                            structure.box().low().y() + y,
                            structure.box().low().z() + z);
        }

        private boolean isElongated(Component piece) {
            Component.Corner low = piece.low();
            Component.Corner high = piece.high();
            double deepest = 0;
            long box = 0;
            for (int z = low.z(); z <= high.z(); z++) {
                for (int y = low.y(); y <= high.y(); y++) {
                    for (int x = low.x(); x <= high.x(); x++) {
                        int v = size.index(x, y, z);
                        deepest = labels[v] == piece.label() ? Math.max(deepest, radius(v)) : deepest;
                        box++;
                    }
                }
            }
            double volume = piece.voxels() * spacing.x() * spacing.y() * spacing.z();
            return box <= MAX_VOXELS && volume > ELONGATED * deepest * deepest * deepest;
        }

        /** To the nearest voxel outside. A structure that fills its box has none; its radius is a voxel at least. */
        private double radius(int v) {
            double voxel = Math.min(spacing.x(), Math.min(spacing.y(), spacing.z()));
            return Float.isInfinite(depth[v]) ? voxel : depth[v];
        }

        private void addHalved(Component piece) {
            Component.Corner low = piece.low();
            Component.Corner high = piece.high();
            Size halved =
                    new Size(2 * (high.x() - low.x()) + 5, 2 * (high.y() - low.y()) + 5, 2 * (high.z() - low.z()) + 5);
            byte[] cells = new byte[halved.voxels()];
            for (int v = 0; v < labels.length; v++) {
                if (labels[v] == piece.label()) {
                    int x = 2 * (v % size.x() - low.x());
                    int y = 2 * (v / size.x() % size.y() - low.y());
                    int z = 2 * (v / size.x() / size.y() - low.z());
                    fill(cells, halved, x, y, z);
                }
            }
            add(
                    SkeletonGraph.of(cells, halved, spacing.times(0.5)),
                    halved,
                    (x, y, z) -> patient(low.x() + (x - 2) / 2, low.y() + (y - 2) / 2, low.z() + (z - 2) / 2));
        }

        /** The cells of a voxel; along the edges of the image one cell stays empty. */
        private static void fill(byte[] cells, Size size, int x, int y, int z) {
            for (int cell = 0; cell < 27; cell++) {
                cells[size.index(x + 1 + cell % 3, y + 1 + cell / 3 % 3, z + 1 + cell / 9)] = 1;
            }
        }

        private void add(SkeletonGraph graph, Size of, Places places) {
            graphs.add(graph);
            for (SkeletonBranch branch : graph.branches()) {
                int[] way = branch.voxels();
                if (!branch.isRing() && way.length > 2) {
                    if (graph.nodes().get(branch.from()).kind() == SkeletonNode.Kind.END) {
                        end(way[0], way[Math.min(STEPS, way.length - 1)], of, places);
                    }
                    if (graph.nodes().get(branch.to()).kind() == SkeletonNode.Kind.END) {
                        end(way[way.length - 1], way[Math.max(0, way.length - 1 - STEPS)], of, places);
                    }
                }
            }
        }

        private void end(int last, int before, Size of, Places places) {
            Vec3 position = position(last, of, places);
            Vec3 direction = position.minus(position(before, of, places)).normalized();
            int voxel = voxel(position);
            ends.add(new End(labels[voxel], position, direction, radius(voxel)));
        }

        private static Vec3 position(int v, Size of, Places places) {
            return places.position(v % of.x(), v / of.x() % of.y(), v / of.x() / of.y());
        }

        /** The voxel of the structure at a place between or in voxels of it. */
        private int voxel(Vec3 position) {
            Vec3 at = structure.grid().toVoxel(position);
            double x = at.x() - structure.box().low().x();
            double y = at.y() - structure.box().low().y();
            double z = at.z() - structure.box().low().z();
            for (int corner = 0; corner < 8; corner++) {
                int v = size.index(
                        side(x, corner & 1, size.x()),
                        side(y, corner >> 1 & 1, size.y()),
                        side(z, corner >> 2, size.z()));
                if (labels[v] != 0) {
                    return v;
                }
            }
            throw new IllegalStateException("a middle line leaves its structure at " + position);
        }

        private static int side(double at, int upper, int extent) {
            double shift = upper == 0 ? -0.1 : 0.1;
            return Math.clamp(Math.round(at + shift), 0, extent - 1);
        }
    }
}
