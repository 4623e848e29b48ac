package org.toposeg.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/**
 * Multi-scale cross-axis attention. For each axis a, with x̂ the norm of the input x and depthwise convolutions along a
 * alone,
 *
 * <pre>S(a) = Conv1×1(strip7(x̂) + strip11(x̂) + strip21(x̂))</pre>
 *
 * <p>Then the tokens along a, one for each position, attend with S(a) as query and with key and value from the next axis
 * b; q and k are scaled to length one, and the scaled query is added to what was attended:
 *
 * <pre>A(a) = softmax(q·kᵀ)·S(b) + q,   q = S(a)/|S(a)|,   k = S(b)/|S(b)|</pre>
 *
 * <p>The result is {@code x + Conv1×1(all A(a) joined)}. In 2D the next axis is the other one, as in the paper. A volume's
 * axes follow each other z, y, x, z, so that each axis is query once and key once; that is ours.
 *
 * <p>Source: Shao et al., MCANet, 2023, and its public code, which shares one 1×1 convolution among all places where the
 * paper has one (here they are separate), and whose norm is over channels (here the network's own).
 */
final class CrossAxisAttention {

    private static final int[] STRIPS = {7, 11, 21};
    private static final int MAX_HEADS = 8;

    private CrossAxisAttention() {}

    /** @param channels of x */
    static <T> T apply(Graph<T> graph, String name, NetworkSpec spec, int channels, T x) {
        T normal = Blocks.norm(graph, name, spec, x);
        List<T> strips = new ArrayList<>();
        for (int axis = 0; axis < spec.dimensions(); axis++) {
            strips.add(strips(graph, name + "." + axis, spec, channels, axis, normal));
        }
        List<T> attended = new ArrayList<>();
        for (int axis = 0; axis < spec.dimensions(); axis++) {
            T next = strips.get((axis + 1) % spec.dimensions());
            attended.add(attend(graph, heads(channels), axis, strips.get(axis), next));
        }
        T joined = graph.concat(attended);
        return graph.add(x, pointwise(graph, name + ".out", spec, channels, joined));
    }

    /** As many as the paper's eight, if they divide the channels. */
    private static int heads(int channels) {
        return BigInteger.valueOf(channels).gcd(BigInteger.valueOf(MAX_HEADS)).intValue();
    }

    private static <T> T strips(Graph<T> graph, String name, NetworkSpec spec, int channels, int axis, T x) {
        T sum = null;
        for (int length : STRIPS) {
            int[] kernel = Blocks.ones(spec);
            kernel[axis] = length;
            T strip = graph.depthwiseConvolution(name + ".strip" + length, x, kernel);
            sum = sum == null ? strip : graph.add(sum, strip);
        }
        return pointwise(graph, name + ".conv", spec, channels, sum);
    }

    private static <T> T attend(Graph<T> graph, int heads, int axis, T query, T other) {
        T unit = graph.l2Normalize(query, heads, axis);
        T key = graph.l2Normalize(other, heads, axis);
        return graph.add(graph.attention(unit, key, other, heads, axis), unit);
    }

    private static <T> T pointwise(Graph<T> graph, String name, NetworkSpec spec, int channels, T x) {
        return graph.convolution(name, x, channels, Blocks.ones(spec), Blocks.ones(spec), true);
    }
}
