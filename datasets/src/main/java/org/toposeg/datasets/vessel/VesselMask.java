package org.toposeg.datasets.vessel;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.toposeg.datasets.vessel.VesselGraph.Edge;
import org.toposeg.topology.skeleton.HomotopicGrowth;
import org.toposeg.topology.skeleton.Skeleton;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Label and centre line of vessels, with the topology of their graph by construction: the label grows from the inlet, or
 * from the line around the ring, by voxels that change no Betti number. Where two branches leave each other, so that plain
 * drawing would enclose a voxel between them, that voxel's wall stays open.
 *
 * @param label 1 inside
 * @param centreline 1 on a line one voxel wide
 */
record VesselMask(LabelMap label, LabelMap centreline) {

    /** Of a voxel, between two looks at an edge. */
    private static final double STRIDE = 0.2;

    /** @param ring number of nodes around the ring, the first ones of the graph; 0 for none */
    static VesselMask of(VesselGraph graph, int ring, Grid grid, Tubes tubes) {
        Size size = grid.size();
        Set<Integer> line = new LinkedHashSet<>();
        graph.edges().forEach(edge -> addLine(graph, edge, grid, line));
        int[] inside = IntStream.concat(line.stream().mapToInt(Integer::intValue), IntStream.of(tubes.inside()))
                .distinct()
                .toArray();
        byte[] label = HomotopicGrowth.grow(seed(graph, ring, grid), inside, size);
        byte[] drawn = new byte[size.voxels()];
        line.forEach(v -> drawn[v] = label[v]);
        return new VesselMask(map(grid, label), map(grid, Skeleton.thinEveryPiece(drawn, size)));
    }

    private static byte[] seed(VesselGraph graph, int ring, Grid grid) {
        byte[] seed = new byte[grid.size().voxels()];
        Set<Integer> voxels = new LinkedHashSet<>();
        graph.edges().stream()
                .filter(edge -> edge.from() < ring && edge.to() < ring)
                .forEach(edge -> addLine(graph, edge, grid, voxels));
        if (ring == 0) {
            voxels.add(voxel(graph.nodes().getFirst().position(), grid));
        }
        voxels.forEach(v -> seed[v] = 1);
        return seed;
    }

    private static void addLine(VesselGraph graph, Edge edge, Grid grid, Set<Integer> voxels) {
        Vec3 from = graph.nodes().get(edge.from()).position();
        Vec3 way = graph.nodes().get(edge.to()).position().minus(from);
        Vec3 s = grid.spacing();
        double finest = Math.min(s.x(), Math.min(s.y(), grid.size().isPlanar() ? s.y() : s.z()));
        int count = (int) Math.ceil(way.length() / (STRIDE * finest));
        for (int n = 0; n <= count; n++) {
            voxels.add(voxel(from.plus(way.times((double) n / count)), grid));
        }
    }

    private static int voxel(Vec3 p, Grid grid) {
        Vec3 s = grid.spacing();
        return grid.size().index((int) Math.round(p.x() / s.x()), (int) Math.round(p.y() / s.y()), (int)
                Math.round(p.z() / s.z()));
    }

    private static LabelMap map(Grid grid, byte[] mask) {
        LabelMap map = LabelMap.zeros(grid);
        for (int v = 0; v < mask.length; v++) {
            map.data()[v] = mask[v];
        }
        return map;
    }
}
