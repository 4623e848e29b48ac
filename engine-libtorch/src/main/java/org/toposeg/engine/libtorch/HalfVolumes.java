package org.toposeg.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolves one volume as a batch of its two halves along z, which overlap as far as the kernel reaches: the same sums.
 *
 * <p>For a batch of one small volume libtorch's heuristic (aten/src/ATen/native/Convolution.cpp, {@code use_mkldnn})
 * leaves oneDNN for copied columns and a matrix product, which made a whole training step of a 3D U-Net 1.6 times as
 * slow (docs/results.md). A batch of two always takes oneDNN.
 */
final class HalfVolumes {

    /** The heuristic's bound on N·C·D·H; it does not look at W. */
    private static final long SMALL = 20_480;

    private static final int Z = 2;

    private HalfVolumes() {}

    /** @param x N×C×D×H×W */
    static boolean pays(Tensor x) {
        return x.size(0) == 1 && x.size(1) * x.size(2) * x.size(3) <= SMALL;
    }

    /** With half the kernel's size of zeros around the volume. */
    static Tensor convolution(Tensor x, Tensor weight, TensorOptional bias, int[] kernel, int[] stride) {
        long[] around = {kernel[0] / 2, kernel[1] / 2, kernel[2] / 2};
        long slices = (x.size(Z) + 2 * around[0] - kernel[0]) / stride[0] + 1;
        if (slices % 2 != 0) {
            return torch.conv3d(x, weight, bias, TorchGraph.longs(stride), around, TorchGraph.ones(kernel.length), 1);
        }
        long[] inPlane = {0, around[1], around[2]};
        Tensor halves = halves(padded(x, around[0]), stride[0] * (slices / 2 - 1) + kernel[0], stride[0] * slices / 2);
        return joined(torch.conv3d(
                halves, weight, bias, TorchGraph.longs(stride), inPlane, TorchGraph.ones(kernel.length), 1));
    }

    /** With a kernel as large as the stride, so that what the halves give does not overlap. */
    static Tensor upConvolution(Tensor x, Tensor weight, TensorOptional bias, int[] stride) {
        long[] none = new long[stride.length];
        long[] dilation = TorchGraph.ones(stride.length);
        if (x.size(Z) % 2 != 0) {
            return torch.conv_transpose3d(x, weight, bias, TorchGraph.longs(stride), none, none, 1, dilation);
        }
        Tensor halves = halves(x, x.size(Z) / 2, x.size(Z) / 2);
        return joined(torch.conv_transpose3d(halves, weight, bias, TorchGraph.longs(stride), none, none, 1, dilation));
    }

    private static Tensor padded(Tensor x, long slices) {
        long[] behindFirst = {0, 0, 0, 0, slices, slices};
        return slices == 0 ? x : torch.constant_pad_nd(x, behindFirst, new Scalar(0));
    }

    private static Tensor halves(Tensor x, long length, long second) {
        return torch.cat(new TensorVector(x.narrow(Z, 0, length), x.narrow(Z, second, length)), 0);
    }

    private static Tensor joined(Tensor halves) {
        return torch.cat(new TensorVector(halves.narrow(0, 0, 1), halves.narrow(0, 1, 1)), Z);
    }
}
