package org.toposeg.network;

import java.util.Arrays;

/** What U-Nets are made of. Convolutions before a norm have no bias, since the norm would subtract it again. */
final class Blocks {

    private static final double SLOPE = 0.01;
    private static final double EPSILON = 1e-5;

    private Blocks() {}

    /** Convolution to the level's features, instance norm and leaky ReLU. */
    static <T> T block(Graph<T> graph, String name, NetworkSpec spec, int level, T x, int[] stride) {
        return activation(graph, convolutionNorm(graph, name, spec, level, x, stride));
    }

    /** Convolution to the level's features and instance norm. */
    static <T> T convolutionNorm(Graph<T> graph, String name, NetworkSpec spec, int level, T x, int[] stride) {
        T y = graph.convolution(name + ".conv", x, spec.features().get(level), spec.kernel(level), stride, false);
        return norm(graph, name, y);
    }

    /** A convolution that mixes channels only, and instance norm. */
    static <T> T projection(Graph<T> graph, String name, NetworkSpec spec, int channels, T x) {
        return norm(graph, name, graph.convolution(name + ".conv", x, channels, ones(spec), ones(spec), false));
    }

    private static <T> T norm(Graph<T> graph, String name, T x) {
        return graph.instanceNorm(name + ".norm", x, EPSILON);
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
