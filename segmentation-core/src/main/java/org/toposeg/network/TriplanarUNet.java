package org.toposeg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/**
 * 2.5D: three U-Nets see the same volume in axial, coronal and sagittal planes, with kernels and strides of one voxel
 * across their planes; a block of 3×3×3 convolutions fuses their class scores, and a 1×1×1 convolution gives the logits.
 * Each planar network has the specification's features, and of its strides those within the plane, so that what they
 * divide fits. Kernels are at least 3 within the plane, because a specification for thick slices has flat ones.
 *
 * <p>Source: Xia et al., Bridging the Gap Between 2D and 3D Organ Segmentation with Volumetric Fusion Net, 2018; there the
 * planar networks are trained before the fusion, here all are trained as one.
 */
final class TriplanarUNet implements Architecture {

    private static final int SMALLEST_KERNEL = 3;
    private static final UNetBody PLANAR = UNetBody.plain();

    private enum Plane {
        AXIAL,
        CORONAL,
        SAGITTAL;

        /** The axis that this plane has one position of, z first. */
        int across() {
            return ordinal();
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String name() {
        return "unet-2.5d";
    }

    @Override
    public void check(NetworkSpec spec) {
        Requirements.volumes(spec);
        Requirements.oneOutput(spec);
    }

    @Override
    public <T> List<T> build(Graph<T> graph, NetworkSpec spec) {
        check(spec);
        List<T> scores = new ArrayList<>();
        for (Plane plane : Plane.values()) {
            NetworkSpec planar = planar(spec, plane);
            T features = PLANAR.features(graph, plane.key() + ".", planar, graph.input())
                    .getFirst();
            scores.add(Blocks.classes(graph, "output." + plane.key(), planar, features));
        }
        T fused = Blocks.block(graph, "output.fusion", fusion(spec), 0, graph.concat(scores), Blocks.ones(spec));
        return List.of(Blocks.classes(graph, "output.0", spec, fused));
    }

    private static NetworkSpec planar(NetworkSpec spec, Plane plane) {
        return spec.withLevels(
                spec.features(),
                spec.kernels().stream()
                        .map(kernel -> within(plane, kernel, SMALLEST_KERNEL))
                        .toList(),
                spec.strides().stream().map(stride -> within(plane, stride, 1)).toList());
    }

    /** One across the plane, and what is given, but no less than a minimum, along it. */
    private static List<Integer> within(Plane plane, List<Integer> sizes, int minimum) {
        return IntStream.range(0, sizes.size())
                .mapToObj(axis -> axis == plane.across() ? 1 : Math.max(minimum, sizes.get(axis)))
                .toList();
    }

    private static NetworkSpec fusion(NetworkSpec spec) {
        return spec.withLevels(
                spec.features().subList(0, 1),
                List.of(Collections.nCopies(spec.dimensions(), SMALLEST_KERNEL)),
                spec.strides().subList(0, 1));
    }
}
