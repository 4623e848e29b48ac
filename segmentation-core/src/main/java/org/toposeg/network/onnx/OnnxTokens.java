package org.toposeg.network.onnx;

import java.util.List;

/**
 * The tokens of an axis as matrices, N×heads×tokens×values, and back. The token axis comes before the channels, so that
 * heads split what lies behind it whatever the sizes are.
 */
final class OnnxTokens {

    private static final int[] HEADS_FIRST = {0, 2, 1, 3};

    private final OnnxGraph graph;
    private final int heads;
    private final int[] tokensFirst;

    /** @param axis 0 is the first spatial axis */
    OnnxTokens(OnnxGraph graph, int dimensions, int heads, int axis) {
        this.graph = graph;
        this.heads = heads;
        tokensFirst = new int[dimensions + 2];
        tokensFirst[1] = axis + 2;
        tokensFirst[2] = 1;
        int at = 3;
        for (int other = 0; other < dimensions; other++) {
            if (other != axis) {
                tokensFirst[at++] = other + 2;
            }
        }
    }

    String split(String x) {
        String rows = transpose(x, tokensFirst);
        // Zero keeps a size, and -1 takes what is left.
        String sizes = graph.constant(OnnxGraph.integers("value_ints", new int[] {0, 0, heads, -1}));
        String perHead = graph.node("Reshape", graph.next("tokens"), List.of(rows, sizes));
        return transpose(perHead, HEADS_FIRST);
    }

    /** @param like an image of the result's shape */
    String join(String tokens, String like) {
        String perHead = transpose(tokens, HEADS_FIRST);
        String shape = graph.node("Shape", graph.next("shape"), List.of(transpose(like, tokensFirst)));
        String rows = graph.node("Reshape", graph.next("rows"), List.of(perHead, shape));
        return transpose(rows, inverse(tokensFirst));
    }

    private String transpose(String x, int[] order) {
        return graph.node("Transpose", graph.next("transposed"), List.of(x), OnnxGraph.integers("perm", order));
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }
}
