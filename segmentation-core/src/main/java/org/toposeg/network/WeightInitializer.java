package org.toposeg.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Shapes;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;

/**
 * Follows a network's channels and fills its parameters: He's normal initialisation for leaky ReLU of slope 0.01 over the
 * fan-in (He et al. 2015; as nnU-Net's InitWeights_He and PyTorch's {@code kaiming_normal_}), zero biases, norms with
 * shift zero and scale one, or what the architecture says, running means zero and variances one. Each parameter has its
 * own random stream, so that its values depend on seed and name alone.
 */
public final class WeightInitializer implements Graph<Integer> {

    private static final double GAIN = Math.sqrt(2 / (1 + 0.01 * 0.01));

    private final Architecture architecture;
    private final int inputChannels;
    private final long seed;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    private WeightInitializer(Architecture architecture, int inputChannels, long seed) {
        this.architecture = architecture;
        this.inputChannels = inputChannels;
        this.seed = seed;
    }

    /** Fresh weights for a network. */
    public static Weights initialize(NetworkSpec spec, long seed) {
        Architecture architecture = Architectures.named(spec.architecture());
        WeightInitializer graph = new WeightInitializer(architecture, spec.inputChannels(), seed);
        architecture.build(graph, spec);
        return new Weights(graph.parameters);
    }

    @Override
    public Integer input() {
        return inputChannels;
    }

    @Override
    public Integer convolution(String name, Integer x, int outputChannels, int[] kernel, int[] stride, boolean bias) {
        int[] shape = shape(outputChannels, x, kernel);
        normal(name + ".weight", shape, x * Shapes.volume(kernel));
        if (bias) {
            constant(name + ".bias", outputChannels, 0);
        }
        return outputChannels;
    }

    @Override
    public Integer upConvolution(String name, Integer x, int outputChannels, int[] stride, boolean bias) {
        // PyTorch counts the fan-in of I×O×kernel from the second axis; kept for equal starting points.
        normal(name + ".weight", shape(x, outputChannels, stride), outputChannels * Shapes.volume(stride));
        if (bias) {
            constant(name + ".bias", outputChannels, 0);
        }
        return outputChannels;
    }

    @Override
    public Integer norm(String name, Integer x, Norm norm, double epsilon) {
        constant(name + ".scale", x, (float) architecture.initialScale(name));
        constant(name + ".shift", x, 0);
        if (norm.isBatch()) {
            constant(name + Weights.MEAN, x, 0);
            constant(name + Weights.VARIANCE, x, 1);
        }
        return x;
    }

    @Override
    public Integer dropout(String name, Integer x, double probability) {
        return x;
    }

    @Override
    public Integer leakyRelu(Integer x, double slope) {
        return x;
    }

    @Override
    public Integer maxPool(Integer x, int[] kernel) {
        return x;
    }

    @Override
    public Integer averagePool(Integer x, int[] kernel) {
        return x;
    }

    @Override
    public Integer depthwiseConvolution(String name, Integer x, int[] kernel) {
        normal(name + ".weight", shape(x, 1, kernel), Shapes.volume(kernel));
        return x;
    }

    @Override
    public Integer upsample(Integer x, int[] factor) {
        return x;
    }

    @Override
    public Integer l2Normalize(Integer x, int heads, int axis) {
        if (x % heads != 0) {
            throw new NetworkException(x + " channels cannot be split into " + heads + " heads");
        }
        return x;
    }

    @Override
    public Integer attention(Integer query, Integer key, Integer value, int heads, int axis) {
        return value;
    }

    @Override
    public Integer sigmoid(Integer x) {
        return x;
    }

    @Override
    public Integer gate(Integer x, Integer gate) {
        if (gate != 1) {
            throw new NetworkException("A gate has one channel, not " + gate);
        }
        return x;
    }

    @Override
    public Integer concat(List<Integer> parts) {
        return parts.stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public Integer add(Integer a, Integer b) {
        return a;
    }

    private static int[] shape(int first, int second, int[] rest) {
        int[] shape = new int[rest.length + 2];
        shape[0] = first;
        shape[1] = second;
        System.arraycopy(rest, 0, shape, 2, rest.length);
        return shape;
    }

    private void normal(String name, int[] shape, int fanIn) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
        double deviation = GAIN / Math.sqrt(fanIn);
        float[] data = new float[Shapes.volume(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (random.nextGaussian() * deviation);
        }
        put(name, shape, data);
    }

    private void constant(String name, int length, float value) {
        float[] data = new float[length];
        Arrays.fill(data, value);
        put(name, new int[] {length}, data);
    }

    private void put(String name, int[] shape, float[] data) {
        if (parameters.putIfAbsent(name, new Parameter(shape, data)) != null) {
            throw new NetworkException("Two parameters are named \"" + name + "\"");
        }
    }
}
