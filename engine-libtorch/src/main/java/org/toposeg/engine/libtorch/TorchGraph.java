package org.toposeg.engine.libtorch;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.Norm;

/** Runs a network while it is being built: each operation is done at once and recorded by libtorch's autograd. */
final class TorchGraph implements Graph<Tensor> {

    private static final double SHORTEST_TOKEN = 1e-12;

    private final Tensor input;
    private final Map<String, Tensor> parameters;
    private final boolean planar;
    private final TorchDevice device;
    private final TorchPass pass;

    /** @param planar whether the network has two spatial axes */
    TorchGraph(Tensor input, Map<String, Tensor> parameters, boolean planar, TorchDevice device, TorchPass pass) {
        this.input = input;
        this.parameters = parameters;
        this.planar = planar;
        this.device = device;
        this.pass = pass;
    }

    @Override
    public Tensor input() {
        return input;
    }

    @Override
    public Tensor convolution(String name, Tensor x, int outputChannels, int[] kernel, int[] stride, boolean bias) {
        long[] padding = padding(kernel);
        long[] dilation = ones(kernel.length);
        Tensor weight = parameter(name + ".weight");
        TensorOptional b = optional(name, bias);
        if (!planar && device.needsHalves(x)) {
            return HalfVolumes.convolution(x, weight, b, kernel, stride);
        }
        return planar
                ? torch.conv2d(x, weight, b, longs(stride), padding, dilation, 1)
                : torch.conv3d(x, weight, b, longs(stride), padding, dilation, 1);
    }

    @Override
    public Tensor upConvolution(String name, Tensor x, int outputChannels, int[] stride, boolean bias) {
        long[] none = new long[stride.length];
        long[] dilation = ones(stride.length);
        Tensor weight = parameter(name + ".weight");
        TensorOptional b = optional(name, bias);
        if (!planar && device.needsHalves(x)) {
            return HalfVolumes.upConvolution(x, weight, b, stride);
        }
        return planar
                ? torch.conv_transpose2d(x, weight, b, longs(stride), none, none, 1, dilation)
                : torch.conv_transpose3d(x, weight, b, longs(stride), none, none, 1, dilation);
    }

    @Override
    public Tensor norm(String name, Tensor x, Norm norm, double epsilon) {
        TensorOptional scale = new TensorOptional(parameter(name + ".scale"));
        TensorOptional shift = new TensorOptional(parameter(name + ".shift"));
        return switch (norm.kind()) {
            case INSTANCE -> instanceNorm(x, scale, shift, epsilon);
            case GROUP -> torch.group_norm(x, norm.groups((int) x.size(1)), scale, shift, epsilon, false);
            case BATCH -> batchNorm(name, x, scale, shift, epsilon);
        };
    }

    /** Moves the running mean and variance in training. */
    private Tensor batchNorm(String name, Tensor x, TensorOptional scale, TensorOptional shift, double epsilon) {
        if (pass.isTraining()) {
            Norm.requireSeveral(x.numel() / x.size(1));
        }
        TensorOptional mean = new TensorOptional(parameter(name + ".mean"));
        TensorOptional variance = new TensorOptional(parameter(name + ".variance"));
        return torch.batch_norm(x, scale, shift, mean, variance, pass.isTraining(), Norm.MOMENTUM, epsilon, false);
    }

    private Tensor instanceNorm(Tensor x, TensorOptional scale, TensorOptional shift, double epsilon) {
        TensorOptional none = new TensorOptional();
        if (device.keepsChannelsLast() && x.size(0) == 1) {
            return torch.batch_norm(x, scale, shift, none, none, true, 0, epsilon, false);
        }
        return torch.instance_norm(x, scale, shift, none, none, true, 0, epsilon, false);
    }

    @Override
    public Tensor dropout(String name, Tensor x, double probability) {
        return pass.drop(name, x, probability);
    }

    @Override
    public Tensor leakyRelu(Tensor x, double slope) {
        return torch.leaky_relu_(x, new Scalar(slope));
    }

    @Override
    public Tensor maxPool(Tensor x, int[] kernel) {
        long[] size = longs(kernel);
        long[] none = new long[kernel.length];
        return planar
                ? torch.max_pool2d(x, size, size, none, ones(kernel.length), false)
                : torch.max_pool3d(x, size, size, none, ones(kernel.length), false);
    }

    @Override
    public Tensor averagePool(Tensor x, int[] kernel) {
        long[] size = longs(kernel);
        long[] none = new long[kernel.length];
        LongOptional usual = new LongOptional();
        return planar
                ? torch.avg_pool2d(x, size, size, none, false, true, usual)
                : torch.avg_pool3d(x, size, size, none, false, true, usual);
    }

    @Override
    public Tensor depthwiseConvolution(String name, Tensor x, int[] kernel) {
        long[] padding = padding(kernel);
        long[] one = ones(kernel.length);
        Tensor weight = parameter(name + ".weight");
        TensorOptional none = new TensorOptional();
        long channels = weight.size(0);
        return planar
                ? torch.conv2d(x, weight, none, one, padding, one, channels)
                : torch.conv3d(x, weight, none, one, padding, one, channels);
    }

    @Override
    public Tensor upsample(Tensor x, int[] factor) {
        long[] size = new long[factor.length];
        for (int axis = 0; axis < size.length; axis++) {
            size[axis] = x.size(axis + 2) * factor[axis];
        }
        DoubleOptional usual = new DoubleOptional();
        return planar
                ? torch.upsample_bilinear2d(x, size, false, usual, usual)
                : torch.upsample_trilinear3d(x, size, false, usual, usual, usual);
    }

    @Override
    public Tensor l2Normalize(Tensor x, int heads, int axis) {
        Tensor tokens = TorchTokens.split(x, heads, axis);
        Tensor length = tokens.norm(new ScalarOptional(new Scalar(2.0)), new long[] {-1}, true);
        return TorchTokens.join(tokens.div(length.clamp_min(new Scalar(SHORTEST_TOKEN))), x, axis);
    }

    @Override
    public Tensor attention(Tensor query, Tensor key, Tensor value, int heads, int axis) {
        Tensor keys = TorchTokens.split(key, heads, axis).transpose(-2, -1);
        Tensor weights = TorchTokens.split(query, heads, axis).matmul(keys).softmax(-1);
        return TorchTokens.join(weights.matmul(TorchTokens.split(value, heads, axis)), value, axis);
    }

    @Override
    public Tensor sigmoid(Tensor x) {
        return torch.sigmoid(x);
    }

    @Override
    public Tensor gate(Tensor x, Tensor gate) {
        return torch.mul(x, gate);
    }

    @Override
    public Tensor concat(List<Tensor> parts) {
        return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), 1);
    }

    @Override
    public Tensor add(Tensor a, Tensor b) {
        return torch.add(a, b);
    }

    private static long[] padding(int[] kernel) {
        long[] padding = new long[kernel.length];
        for (int axis = 0; axis < kernel.length; axis++) {
            padding[axis] = kernel[axis] / 2;
        }
        return padding;
    }

    private TensorOptional optional(String name, boolean bias) {
        return bias ? new TensorOptional(parameter(name + ".bias")) : new TensorOptional();
    }

    private Tensor parameter(String name) {
        Tensor tensor = parameters.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "the weights have no '" + name + "': they belong to another architecture than the plan's.");
        }
        return tensor;
    }

    static long[] longs(int[] values) {
        long[] result = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    static long[] ones(int length) {
        long[] result = new long[length];
        java.util.Arrays.fill(result, 1);
        return result;
    }
}
