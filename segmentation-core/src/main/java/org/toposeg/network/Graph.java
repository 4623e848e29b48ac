package org.toposeg.network;

import java.util.List;

/**
 * The operations a network is made of, free of any engine. An {@link Architecture} is written once against it; a
 * builder for SameDiff (training), one for ONNX (export) and one that only follows shapes (initialisation) give it
 * life. Tensors are N×C×D×H×W, or N×C×H×W where {@link NetworkSpec#dimensions()} is 2.
 *
 * @param <T> a node of the engine's graph
 */
public interface Graph<T> {

    /** The network's only input, with {@link NetworkSpec#inputChannels()} channels. */
    T input();

    /**
     * Convolution with zero padding of half a kernel; weights {@code name.weight} (O×I×kernel) and, if asked for,
     * {@code name.bias} (O).
     *
     * @param kernel odd sizes, one for each spatial axis, z first
     * @param stride one for each spatial axis, z first
     */
    T convolution(String name, T x, int outputChannels, int[] kernel, int[] stride, boolean bias);

    /** Transposed convolution whose kernel equals its stride; weights {@code name.weight} (I×O×stride) and bias (O). */
    T upConvolution(String name, T x, int outputChannels, int[] stride, boolean bias);

    /** Normalises each channel of each sample over space; learned {@code name.scale} and {@code name.shift} (C). */
    T instanceNorm(String name, T x, double epsilon);

    T leakyRelu(T x, double slope);

    T maxPool(T x, int[] kernel);

    /** Means of windows that do not overlap. */
    T averagePool(T x, int[] kernel);

    /** Joins along the channel axis, in this order. */
    T concat(List<T> parts);

    T add(T a, T b);

    T sigmoid(T x);

    /** Multiplies every channel of x by the only channel of {@code gate}. */
    T gate(T x, T gate);
}
