package org.toposeg.network.graph;

import java.util.Arrays;
import java.util.List;

/** The rules by which sizes change, shared by all builders. Shapes here are channels followed by spatial sizes. */
public final class Shapes {

    private Shapes() {}

    /** Spatial sizes after a convolution with zero padding of half a kernel. */
    public static int[] convolution(int[] shape, int outputChannels, int[] kernel, int[] stride) {
        int[] out = shape.clone();
        out[0] = outputChannels;
        for (int axis = 0; axis < stride.length; axis++) {
            out[axis + 1] = (shape[axis + 1] + 2 * (kernel[axis] / 2) - kernel[axis]) / stride[axis] + 1;
        }
        return out;
    }

    /** Sizes after a transposed convolution whose kernel is its stride. */
    public static int[] upConvolution(int[] shape, int outputChannels, int[] stride) {
        int[] out = shape.clone();
        out[0] = outputChannels;
        for (int axis = 0; axis < stride.length; axis++) {
            out[axis + 1] = shape[axis + 1] * stride[axis];
        }
        return out;
    }

    /** Sizes after pooling with windows that do not overlap; they must fit exactly. */
    public static int[] pool(int[] shape, int[] kernel) {
        int[] out = shape.clone();
        for (int axis = 0; axis < kernel.length; axis++) {
            if (shape[axis + 1] % kernel[axis] != 0) {
                throw new NetworkException(
                        "Pooling by " + Arrays.toString(kernel) + " does not divide " + Arrays.toString(shape));
            }
            out[axis + 1] = shape[axis + 1] / kernel[axis];
        }
        return out;
    }

    /** Sizes after joining along the channels; the spatial sizes must agree. */
    public static int[] concat(List<int[]> parts) {
        int[] out = parts.getFirst().clone();
        for (int[] part : parts.subList(1, parts.size())) {
            if (!Arrays.equals(part, 1, part.length, out, 1, out.length)) {
                throw new NetworkException("Cannot join " + Arrays.toString(out) + " with " + Arrays.toString(part)
                        + ": make the patch divisible by the network's strides");
            }
            out[0] += part[0];
        }
        return out;
    }

    /** Number of elements. */
    public static int volume(int... sizes) {
        return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    }
}
