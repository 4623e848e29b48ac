package org.toposeg.network.graph;

import java.util.List;
import org.toposeg.network.Architecture;

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
     * In training, drops whole channels of single samples by {@link ForwardMode#dropout}; else nothing.
     *
     * <p>Source: Tompson et al., Efficient Object Localization Using Convolutional Networks, 2015 (SpatialDropout).
     *
     * @param probability of dropping a channel, from 0 to below 1
     */
    T dropout(String name, T x, double probability);

    T leakyRelu(T x, double slope);

    T maxPool(T x, int[] kernel);

    /**
     * Convolves each channel with a kernel of its own, with zero padding of half a kernel; weights {@code name.weight}
     * (C×1×kernel). It has no bias, because what follows it has one, or a norm that would subtract it again.
     *
     * @param kernel odd sizes, one for each spatial axis, z first
     */
    T depthwiseConvolution(String name, T x, int[] kernel);

    /**
     * Interpolates linearly along each axis; sample o of the result lies at (o + ½)/factor − ½ of x, and what lies
     * outside has the value at the border.
     *
     * @param factor whole, one for each spatial axis, z first
     */
    T upsample(T x, int[] factor);

    /**
     * Scales every token to length one. A token of a head is all that lies at one position of an axis in the head's
     * channels, C/heads in a row; a token shorter than 1e-12 is divided by 1e-12.
     *
     * @param heads a divisor of the channels
     * @param axis 0 is the first spatial axis
     */
    T l2Normalize(T x, int heads, int axis);

    /**
     * Attention among the tokens of {@link #l2Normalize}, within each head: with a row for each token, the result is
     * softmax(query · keyᵀ) · value. The products are not scaled.
     *
     * <p>Source: Vaswani et al., Attention Is All You Need, 2017; Ho et al., Axial Attention, 2019.
     */
    T attention(T query, T key, T value, int heads, int axis);

    /** Means of windows that do not overlap. */
    T averagePool(T x, int[] kernel);

    /** Joins along the channel axis, in this order. */
    T concat(List<T> parts);

    T add(T a, T b);

    T sigmoid(T x);

    /** Multiplies every channel of x by the only channel of {@code gate}. */
    T gate(T x, T gate);
}
