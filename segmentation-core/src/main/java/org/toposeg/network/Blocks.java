package org.toposeg.network;

import java.util.Arrays;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/** What networks are made of. Convolutions before a norm have no bias: the norm subtracts it, or has a shift of its own. */
final class Blocks {

    private static final double SLOPE = 0.01;
    private static final double EPSILON = 1e-5;

    private Blocks() {}

    /**
     * Convolution to the level's features, dropout, norm and leaky ReLU: nnU-Net's ConvDropoutNormReLU, which is also
     * where alone nnU-Net drops.
     */
    static <T> T block(Graph<T> graph, String name, NetworkSpec spec, int level, T x, int[] stride) {
        T y = convolution(graph, name, spec, level, x, stride);
        y = spec.dropout() > 0 ? graph.dropout(name + ".dropout", y, spec.dropout()) : y;
        return activation(graph, norm(graph, name, spec, y));
    }

    /** Convolution to the level's features and norm. */
    static <T> T convolutionNorm(Graph<T> graph, String name, NetworkSpec spec, int level, T x, int[] stride) {
        return norm(graph, name, spec, convolution(graph, name, spec, level, x, stride));
    }

    private static <T> T convolution(Graph<T> graph, String name, NetworkSpec spec, int level, T x, int[] stride) {
        return graph.convolution(name + ".conv", x, spec.features().get(level), spec.kernel(level), stride, false);
    }

    /** A convolution that mixes channels only, and norm. */
    static <T> T projection(Graph<T> graph, String name, NetworkSpec spec, int channels, T x) {
        return norm(graph, name, spec, graph.convolution(name + ".conv", x, channels, ones(spec), ones(spec), false));
    }

    /** A convolution of each channel by itself, then one that mixes channels, each with norm and leaky ReLU. */
    static <T> T separable(Graph<T> graph, String name, NetworkSpec spec, int[] kernel, int channels, T x) {
        T y = norm(graph, name + ".depth", spec, graph.depthwiseConvolution(name + ".depth.conv", x, kernel));
        return activation(graph, projection(graph, name + ".point", spec, channels, activation(graph, y)));
    }

    /** The 1×1 convolution from features to the classes' logits. */
    static <T> T classes(Graph<T> graph, String name, NetworkSpec spec, T x) {
        return graph.convolution(name, x, spec.outputChannels(), ones(spec), ones(spec), true);
    }

    static <T> T norm(Graph<T> graph, String name, NetworkSpec spec, T x) {
        return graph.norm(name + ".norm", x, spec.norm(), EPSILON);
    }

    static <T> T activation(Graph<T> graph, T x) {
        return graph.leakyRelu(x, SLOPE);
    }

    static int[] ones(NetworkSpec spec) {
        int[] ones = new int[spec.dimensions()];
        Arrays.fill(ones, 1);
        return ones;
    }
}
