package org.toposeg.engine.libtorch;

import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** The tokens of an axis as matrices, N×heads×tokens×values, and back. */
final class TorchTokens {

    private TorchTokens() {}

    /** @param axis 0 is the first spatial axis */
    static Tensor split(Tensor x, int heads, int axis) {
        Tensor rows = x.movedim(axis + 2, 1);
        return rows.reshape(x.size(0), x.size(axis + 2), heads, -1).transpose(1, 2);
    }

    /** @param like an image of the result's shape */
    static Tensor join(Tensor tokens, Tensor like, int axis) {
        Tensor rows = like.movedim(axis + 2, 1);
        long[] shape = LongStream.range(0, rows.dim()).map(rows::size).toArray();
        return tokens.transpose(1, 2).reshape(shape).movedim(1, axis + 2);
    }
}
