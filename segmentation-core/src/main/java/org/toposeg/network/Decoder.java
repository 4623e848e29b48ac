package org.toposeg.network;

import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/** One level of a U-Net's way up: transposed convolution, joined with what the encoder kept of this level, blocks. */
enum Decoder {
    /** Two blocks, as nnU-Net's PlainConvUNet. */
    PLAIN(2, false),
    /** One block, as nnU-Net's ResidualEncoderUNet. */
    LIGHT(1, false),
    /** Two blocks; what the encoder kept passes an attention gate. */
    ATTENTION(2, true);

    private final int blocks;
    private final boolean gated;

    Decoder(int blocks, boolean gated) {
        this.blocks = blocks;
        this.gated = gated;
    }

    /** @param name what the names of the decoder's parameters start with */
    <T> T decode(Graph<T> graph, String name, NetworkSpec spec, int level, T x, T skip) {
        String prefix = name + "." + level;
        int features = spec.features().get(level);
        T up = graph.upConvolution(prefix + ".up", x, features, spec.stride(level + 1), true);
        x = graph.concat(List.of(up, gated ? gate(graph, prefix + ".gate", spec, features, skip, up) : skip));
        for (int b = 0; b < blocks; b++) {
            x = Blocks.block(graph, prefix + "." + b, spec, level, x, Blocks.ones(spec));
        }
        return x;
    }

    /**
     * Additive attention: one weight from 0 to 1 for each voxel, from the encoder's features and the signal from below,
     * here after its transposed convolution, so that both lie on one grid (as MONAI's AttentionUnet).
     *
     * <p>Source: Oktay et al., Attention U-Net, 2018.
     */
    private static <T> T gate(Graph<T> graph, String name, NetworkSpec spec, int features, T skip, T signal) {
        int between = Math.max(1, features / 2);
        T sum = graph.add(
                Blocks.projection(graph, name + ".skip", spec, between, skip),
                Blocks.projection(graph, name + ".signal", spec, between, signal));
        T weight = Blocks.projection(graph, name + ".weight", spec, 1, graph.leakyRelu(sum, 0));
        return graph.gate(skip, graph.sigmoid(weight));
    }
}
