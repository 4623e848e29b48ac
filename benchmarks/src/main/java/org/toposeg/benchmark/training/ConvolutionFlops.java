package org.toposeg.benchmark.training;

import java.util.Arrays;
import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Shapes;

/** Counts a network's multiplications and additions in convolutions and attention, the only ones that matter, on its shapes. */
final class ConvolutionFlops implements Graph<int[]> {

    private final int[] input;
    private double flops;

    ConvolutionFlops(int channels, int[] patch) {
        input = new int[patch.length + 1];
        input[0] = channels;
        System.arraycopy(patch, 0, input, 1, patch.length);
    }

    /** Of one sample, forward. */
    double flops() {
        return flops;
    }

    @Override
    public int[] input() {
        return input;
    }

    @Override
    public int[] convolution(String name, int[] x, int outputChannels, int[] kernel, int[] stride, boolean bias) {
        int[] out = Shapes.convolution(x, outputChannels, kernel, stride);
        flops += 2.0 * Shapes.volume(out) * x[0] * Shapes.volume(kernel);
        return out;
    }

    @Override
    public int[] upConvolution(String name, int[] x, int outputChannels, int[] stride, boolean bias) {
        flops += 2.0 * Shapes.volume(x) * outputChannels * Shapes.volume(stride);
        return Shapes.upConvolution(x, outputChannels, stride);
    }

    @Override
    public int[] norm(String name, int[] x, Norm norm, double epsilon) {
        return x;
    }

    @Override
    public int[] dropout(String name, int[] x, double probability) {
        return x;
    }

    @Override
    public int[] leakyRelu(int[] x, double slope) {
        return x;
    }

    @Override
    public int[] maxPool(int[] x, int[] kernel) {
        return Shapes.pool(x, kernel);
    }

    @Override
    public int[] averagePool(int[] x, int[] kernel) {
        return Shapes.pool(x, kernel);
    }

    @Override
    public int[] depthwiseConvolution(String name, int[] x, int[] kernel) {
        flops += 2.0 * Shapes.volume(x) * Shapes.volume(kernel);
        return x;
    }

    @Override
    public int[] upsample(int[] x, int[] factor) {
        return Shapes.upConvolution(x, x[0], factor);
    }

    @Override
    public int[] l2Normalize(int[] x, int heads, int axis) {
        return x;
    }

    /** Two matrix products, which are no convolutions but cost like them. */
    @Override
    public int[] attention(int[] query, int[] key, int[] value, int heads, int axis) {
        flops += 2 * 2.0 * Shapes.volume(value) * value[axis + 1];
        return value;
    }

    @Override
    public int[] sigmoid(int[] x) {
        return x;
    }

    @Override
    public int[] gate(int[] x, int[] gate) {
        return x;
    }

    @Override
    public int[] concat(List<int[]> parts) {
        return Shapes.concat(parts);
    }

    @Override
    public int[] add(int[] a, int[] b) {
        if (!Arrays.equals(a, b)) {
            throw new IllegalArgumentException("cannot add " + Arrays.toString(a) + " and " + Arrays.toString(b));
        }
        return a;
    }
}
