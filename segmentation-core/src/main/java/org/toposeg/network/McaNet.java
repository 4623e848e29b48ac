package org.toposeg.network;

import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/**
 * MCANet's decoder over the U-Net's encoder: the features of all levels but the finest, mixed at the second level's
 * resolution, pass multi-scale {@link CrossAxisAttention}; joined with the finest features, two depthwise separable
 * convolutions lead to the classes.
 *
 * <p>Source: Shao et al., MCANet: Medical Image Segmentation with Multi-Scale Cross-Axis Attention, 2023, and its public
 * code (github.com/haoshao-nku/medical_seg, {@code MCAHead}). Different here:
 * <ul>
 *   <li>The encoder is that of {@code unet} instead of a pretrained MSCAN, whose finest features have a quarter of the
 *       image's resolution. Ours have all of it, so the attention runs at the second level, and the last convolutions
 *       have the finest level's channels and not the coarsest's.
 *   <li>Coarse levels are projected before they are interpolated. A 1×1 convolution and an interpolation commute, so
 *       that it is the same function with less memory.
 *   <li>There is a third axis for volumes, see {@link CrossAxisAttention}.
 * </ul>
 */
final class McaNet implements Architecture {

    private static final Encoder ENCODER = new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION);

    @Override
    public String name() {
        return "mcanet";
    }

    @Override
    public void check(NetworkSpec spec) {
        Requirements.coarserLevel(spec);
        Requirements.oneOutput(spec);
    }

    @Override
    public <T> List<T> build(Graph<T> graph, NetworkSpec spec) {
        check(spec);
        List<T> levels = ENCODER.levels(graph, "encoder", spec, graph.input());
        T mixed = mix(graph, spec, levels);
        T attended = CrossAxisAttention.apply(
                graph, "decoder.attention", spec, spec.features().get(1), mixed);
        T x = graph.concat(List.of(graph.upsample(attended, spec.stride(1)), levels.getFirst()));
        for (int b = 0; b < 2; b++) {
            x = Blocks.separable(
                    graph, "decoder." + b, spec, spec.kernel(0), spec.features().getFirst(), x);
        }
        return List.of(Blocks.classes(graph, "output.0", spec, x));
    }

    /** A 1×1 convolution of the joined levels from the second on, at the second's resolution, with norm and leaky ReLU. */
    private static <T> T mix(Graph<T> graph, NetworkSpec spec, List<T> levels) {
        int[] factor = Blocks.ones(spec);
        T sum = project(graph, spec, 1, levels.get(1));
        for (int level = 2; level < spec.levels(); level++) {
            for (int axis = 0; axis < factor.length; axis++) {
                factor[axis] *= spec.stride(level)[axis];
            }
            T coarse = graph.upsample(project(graph, spec, level, levels.get(level)), factor.clone());
            sum = graph.add(sum, coarse);
        }
        return Blocks.activation(graph, Blocks.norm(graph, "decoder.mix", spec, sum));
    }

    private static <T> T project(Graph<T> graph, NetworkSpec spec, int level, T x) {
        String name = "decoder.mix." + level;
        return graph.convolution(name, x, spec.features().get(1), Blocks.ones(spec), Blocks.ones(spec), false);
    }
}
