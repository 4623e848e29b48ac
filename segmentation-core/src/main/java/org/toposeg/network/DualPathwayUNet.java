package org.toposeg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/**
 * Two U-Nets over the same volume. One keeps its full resolution and sees slabs of nine slices: its four convolutions at
 * the finest level reach three slices, all others one, and its strides leave z alone. The other sees the whole volume
 * at the resolution of the second level, by averages, with the levels from there on; it is interpolated back. A block of
 * convolutions fuses both.
 *
 * <p>Source: the two pathways of DeepMedic, one at full and one at reduced resolution (Kamnitsas et al. 2017); thick slabs
 * as input to planar networks (Yu et al., Thickened 2D Networks, 2019). DeepMedic's second pathway looks at a larger
 * region than its first; here both look at one patch, and both are U-Nets.
 */
final class DualPathwayUNet implements Architecture {

    private static final int SLICES_OF_A_KERNEL = 3;
    private static final UNetBody BODY = UNetBody.plain();

    @Override
    public String name() {
        return "slab-pair";
    }

    @Override
    public void check(NetworkSpec spec) {
        Requirements.volumes(spec);
        Requirements.coarserLevel(spec);
        Requirements.oneOutput(spec);
    }

    @Override
    public <T> List<T> build(Graph<T> graph, NetworkSpec spec) {
        check(spec);
        T slabs = BODY.features(graph, "slab.", slab(spec), graph.input()).getFirst();
        int[] reduction = spec.stride(1);
        T image = graph.averagePool(graph.input(), reduction);
        T whole = BODY.features(graph, "whole.", whole(spec), image).getFirst();
        T both = graph.concat(List.of(slabs, graph.upsample(whole, reduction)));
        T fused = Blocks.block(graph, "fusion", spec, 0, both, Blocks.ones(spec));
        return List.of(Blocks.classes(graph, "output.0", spec, fused));
    }

    private static NetworkSpec slab(NetworkSpec spec) {
        return spec.withLevels(
                spec.features(),
                IntStream.range(0, spec.levels())
                        .mapToObj(level -> withZ(spec.kernels().get(level), level == 0 ? SLICES_OF_A_KERNEL : 1))
                        .toList(),
                spec.strides().stream().map(stride -> withZ(stride, 1)).toList());
    }

    private static List<Integer> withZ(List<Integer> sizes, int z) {
        return List.of(z, sizes.get(1), sizes.get(2));
    }

    private static NetworkSpec whole(NetworkSpec spec) {
        List<List<Integer>> strides = new ArrayList<>(spec.strides().subList(1, spec.levels()));
        strides.set(0, Collections.nCopies(spec.dimensions(), 1));
        return spec.withLevels(
                spec.features().subList(1, spec.levels()), spec.kernels().subList(1, spec.levels()), strides);
    }
}
