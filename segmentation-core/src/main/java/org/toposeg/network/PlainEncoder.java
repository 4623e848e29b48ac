package org.toposeg.network;

import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/**
 * Two blocks of convolution, norm and leaky ReLU at each level, as nnU-Net's PlainConvUNet.
 *
 * @param down how the resolution is halved
 */
record PlainEncoder(Down down) implements Encoder {

    enum Down {
        STRIDED_CONVOLUTION,
        MAX_POOL
    }

    @Override
    public <T> T encode(Graph<T> graph, String name, NetworkSpec spec, int level, T x) {
        int[] stride = spec.stride(level);
        if (down == Down.MAX_POOL && level > 0) {
            x = graph.maxPool(x, stride);
            stride = Blocks.ones(spec);
        }
        String prefix = name + "." + level;
        x = Blocks.block(graph, prefix + ".0", spec, level, x, stride);
        return Blocks.block(graph, prefix + ".1", spec, level, x, Blocks.ones(spec));
    }
}
