package org.toposeg.network;

import java.util.Arrays;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/**
 * A stem and then 1, 3, 4, 6, 6, ... residual blocks at each level. A block adds two convolutions to its input, which is
 * averaged where the block halves the resolution, and projected where it changes the channels. The second norm starts at
 * scale zero, so that every block starts as its shortcut.
 *
 * <p>Source: He et al., Bag of Tricks, 2019 (ResNet-D); Isensee et al., nnU-Net Revisited, 2024 (ResidualEncoderUNet,
 * BasicBlockD, init_last_bn_before_add_to_0).
 */
final class ResidualEncoder implements Encoder {

    private static final int[] BLOCKS = {1, 3, 4, 6};
    private static final String SECOND = ".second";

    @Override
    public <T> T encode(Graph<T> graph, String name, NetworkSpec spec, int level, T x) {
        String prefix = name + "." + level;
        int channels = spec.features().get(Math.max(0, level - 1));
        if (level == 0) {
            x = Blocks.block(graph, name + ".stem", spec, 0, x, Blocks.ones(spec));
        }
        int blocks = BLOCKS[Math.min(level, BLOCKS.length - 1)];
        for (int b = 0; b < blocks; b++) {
            int[] stride = b == 0 ? spec.stride(level) : Blocks.ones(spec);
            x = residual(graph, prefix + "." + b, spec, level, x, stride, b == 0 && channels != features(spec, level));
        }
        return x;
    }

    private static int features(NetworkSpec spec, int level) {
        return spec.features().get(level);
    }

    private static <T> T residual(
            Graph<T> graph, String name, NetworkSpec spec, int level, T x, int[] stride, boolean projected) {
        T y = Blocks.block(graph, name + ".first", spec, level, x, stride);
        y = Blocks.convolutionNorm(graph, name + SECOND, spec, level, y, Blocks.ones(spec));
        T shortcut = Arrays.stream(stride).allMatch(s -> s == 1) ? x : graph.averagePool(x, stride);
        if (projected) {
            shortcut = Blocks.projection(graph, name + ".shortcut", spec, features(spec, level), shortcut);
        }
        return Blocks.activation(graph, graph.add(y, shortcut));
    }

    @Override
    public double initialScale(String norm) {
        return norm.endsWith(SECOND + ".norm") ? 0 : 1;
    }
}
