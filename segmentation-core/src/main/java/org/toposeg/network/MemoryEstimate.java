package org.toposeg.network;

import java.util.Arrays;
import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;

/**
 * About how much memory a training step needs: what backward keeps of every operation, the gradients on their way, the
 * weights with gradients and moments. Counted on the network's shapes; real engines add their working space, so that
 * this is a guide for choosing patch and batch and not a bound.
 */
public final class MemoryEstimate implements Graph<int[]> {

    /** Weights, gradients and two moments. */
    private static final int COPIES_OF_WEIGHTS = 4;

    /** Gradients of the operation at work: of its output and its inputs. */
    private static final int GRADIENTS = 3;

    private final int[] input;
    private long kept;
    private long largest;

    private MemoryEstimate(int[] input) {
        this.input = input;
    }

    /**
     * @param patch spatial sizes of the input, z first
     * @param bytes of one activation: 4, or 2 in half precision
     * @return bytes for one step with this batch
     */
    public static long ofStep(NetworkSpec spec, int batch, int[] patch, int bytes) {
        int[] shape = new int[patch.length + 1];
        shape[0] = spec.inputChannels();
        System.arraycopy(patch, 0, shape, 1, patch.length);
        MemoryEstimate graph = new MemoryEstimate(shape);
        Architectures.named(spec.architecture()).build(graph, spec);
        long weights = WeightInitializer.initialize(spec, 0).parameters().values().stream()
                .mapToLong(p -> p.data().length)
                .sum();
        return batch * bytes * (graph.kept + GRADIENTS * graph.largest) + COPIES_OF_WEIGHTS * Float.BYTES * weights;
    }

    /**
     * The largest batch, or else the largest patch with one sample, for which a step stays within a limit.
     *
     * @return for people, such as {@code a batch of 1} or {@code a batch of 1 with the patch 64×64×64}
     */
    public static String whatFits(NetworkSpec spec, int batch, int[] patch, int bytes, long limit) {
        for (int b = batch - 1; b >= 1; b--) {
            if (ofStep(spec, b, patch, bytes) <= limit) {
                return "a batch of " + b;
            }
        }
        int[] smaller = patch.clone();
        int[] divisor = spec.divisor();
        while (ofStep(spec, 1, smaller, bytes) > limit) {
            int axis = largest(smaller, divisor);
            if (axis < 0) {
                return "a network with fewer channels";
            }
            smaller[axis] -= divisor[axis];
        }
        return "a batch of 1 with the patch " + text(smaller);
    }

    private static int largest(int[] sizes, int[] divisor) {
        int best = -1;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] > divisor[axis] && (best < 0 || sizes[axis] > sizes[best])) {
                best = axis;
            }
        }
        return best;
    }

    /** As printed to people: x × y × z. */
    public static String text(int[] patch) {
        StringBuilder text = new StringBuilder();
        for (int axis = patch.length - 1; axis >= 0; axis--) {
            text.append(patch[axis]).append(axis > 0 ? "×" : "");
        }
        return text.toString();
    }

    private int[] keep(int[] shape) {
        long elements = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
        kept += elements;
        largest = Math.max(largest, elements);
        return shape;
    }

    @Override
    public int[] input() {
        return input;
    }

    @Override
    public int[] convolution(String name, int[] x, int outputChannels, int[] kernel, int[] stride, boolean bias) {
        int[] y = x.clone();
        y[0] = outputChannels;
        for (int axis = 0; axis < stride.length; axis++) {
            y[axis + 1] = (x[axis + 1] + stride[axis] - 1) / stride[axis];
        }
        return keep(y);
    }

    @Override
    public int[] upConvolution(String name, int[] x, int outputChannels, int[] stride, boolean bias) {
        int[] y = x.clone();
        y[0] = outputChannels;
        for (int axis = 0; axis < stride.length; axis++) {
            y[axis + 1] *= stride[axis];
        }
        return keep(y);
    }

    @Override
    public int[] norm(String name, int[] x, Norm norm, double epsilon) {
        return keep(x);
    }

    @Override
    public int[] dropout(String name, int[] x, double probability) {
        return keep(x);
    }

    /** In place in every engine. */
    @Override
    public int[] leakyRelu(int[] x, double slope) {
        return x;
    }

    @Override
    public int[] maxPool(int[] x, int[] kernel) {
        int[] y = x.clone();
        for (int axis = 0; axis < kernel.length; axis++) {
            y[axis + 1] /= kernel[axis];
        }
        return keep(y);
    }

    @Override
    public int[] averagePool(int[] x, int[] kernel) {
        return maxPool(x, kernel);
    }

    @Override
    public int[] depthwiseConvolution(String name, int[] x, int[] kernel) {
        return keep(x);
    }

    @Override
    public int[] upsample(int[] x, int[] factor) {
        return upConvolution("", x, x[0], factor, false);
    }

    @Override
    public int[] l2Normalize(int[] x, int heads, int axis) {
        return keep(x);
    }

    /** Keeps the weight of each token for each other one, too. */
    @Override
    public int[] attention(int[] query, int[] key, int[] value, int heads, int axis) {
        int tokens = value[axis + 1];
        keep(new int[] {heads, tokens, tokens});
        return keep(value);
    }

    @Override
    public int[] sigmoid(int[] x) {
        return keep(x);
    }

    @Override
    public int[] gate(int[] x, int[] gate) {
        return keep(x);
    }

    @Override
    public int[] concat(List<int[]> parts) {
        int[] y = parts.getFirst().clone();
        y[0] = parts.stream().mapToInt(p -> p[0]).sum();
        return keep(y);
    }

    @Override
    public int[] add(int[] a, int[] b) {
        return keep(a);
    }
}
