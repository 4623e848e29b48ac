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

    /**
     * (x - mean) / √(variance + epsilon) · scale + shift with the mean and variance of what the norm takes together;
     * learned {@code name.scale} and {@code name.shift} (C). A batch norm has running {@code name.mean} and
     * {@code name.variance} (C) too, which follow the batches by {@link Norm#MOMENTUM} (the unbiased variance, as PyTorch)
     * and stand in for the batch's where the network is not trained.
     */
    T norm(String name, T x, Norm norm, double epsilon);

    /**
     * In training, drops whole channels of single samples by {@link Pass#dropout}; else nothing.
     *
     * <p>Source: Tompson et al., Efficient Object Localization Using Convolutional Networks, 2015 (SpatialDropout).
     *
     * @param probability of dropping a channel, from 0 to below 1
     */
    T dropout(String name, T x, double probability);

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
