package org.toposeg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The U-Net of nnU-Net (PlainConvUNet): two blocks of convolution, instance norm and leaky ReLU at each level, a
 * transposed convolution and concatenation on the way up, a 1×1 convolution to the classes. Convolutions before a norm
 * have no bias, since the norm would subtract it again.
 *
 * <p>Source: Ronneberger et al., U-Net, 2015; Isensee et al., nnU-Net, 2021.
 */
final class UNet implements Architecture {

    static final double SLOPE = 0.01;
    static final double EPSILON = 1e-5;

    /** How the encoder halves its resolution. */
    enum Down {
        STRIDED_CONVOLUTION,
        MAX_POOL
    }

    private final String name;
    private final Down down;

    UNet(String name, Down down) {
        this.name = name;
        this.down = down;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public <T> List<T> build(Graph<T> graph, NetworkSpec spec) {
        List<T> skips = new ArrayList<>();
        T x = graph.input();
        for (int level = 0; level < spec.levels(); level++) {
            x = encode(graph, spec, level, x);
            skips.add(x);
        }
        List<T> outputs = new ArrayList<>();
        for (int level = spec.levels() - 2; level >= 0; level--) {
            x = decode(graph, spec, level, x, skips.get(level));
            if (level == 0 || spec.deepSupervision()) {
                outputs.addFirst(classes(graph, spec, level, x));
            }
        }
        if (outputs.isEmpty()) {
            outputs.add(classes(graph, spec, 0, x));
        }
        return outputs;
    }

    private <T> T encode(Graph<T> graph, NetworkSpec spec, int level, T x) {
        int[] stride = spec.stride(level);
        if (down == Down.MAX_POOL && level > 0) {
            x = graph.maxPool(x, stride);
            stride = ones(spec);
        }
        String prefix = "encoder." + level;
        x = block(graph, prefix + ".0", spec, level, x, stride);
        return block(graph, prefix + ".1", spec, level, x, ones(spec));
    }

    private static <T> T decode(Graph<T> graph, NetworkSpec spec, int level, T x, T skip) {
        String prefix = "decoder." + level;
        int features = spec.features().get(level);
        T up = graph.upConvolution(prefix + ".up", x, features, spec.stride(level + 1), true);
        x = graph.concat(List.of(up, skip));
        x = block(graph, prefix + ".0", spec, level, x, ones(spec));
        return block(graph, prefix + ".1", spec, level, x, ones(spec));
    }

    private static <T> T block(Graph<T> graph, String prefix, NetworkSpec spec, int level, T x, int[] stride) {
        x = graph.convolution(prefix + ".conv", x, spec.features().get(level), spec.kernel(level), stride, false);
        x = graph.instanceNorm(prefix + ".norm", x, EPSILON);
        return graph.leakyRelu(x, SLOPE);
    }

    private static <T> T classes(Graph<T> graph, NetworkSpec spec, int level, T x) {
        return graph.convolution("output." + level, x, spec.outputChannels(), ones(spec), ones(spec), true);
    }

    private static int[] ones(NetworkSpec spec) {
        int[] ones = new int[spec.dimensions()];
        Arrays.fill(ones, 1);
        return ones;
    }
}
