package org.toposeg.engine.libtorch.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What tensor losses share. */
final class Tensors {

    private Tensors() {}

    /** Softmax over several channels, a sigmoid of a single one. */
    static Tensor probabilities(Tensor logits) {
        return logits.size(1) == 1 ? logits.sigmoid() : logits.softmax(1);
    }

    /** {@code number - x}. */
    static Tensor from(double number, Tensor x) {
        return torch.rsub(x, scalar(number));
    }

    static Scalar scalar(double value) {
        return new Scalar(value);
    }

    /** The axes behind the channels; with the batch's, if wanted. */
    static long[] space(Tensor x, boolean batch) {
        int spatial = (int) x.dim() - 2;
        long[] axes = new long[spatial + (batch ? 1 : 0)];
        for (int a = 0; a < spatial; a++) {
            axes[axes.length - spatial + a] = a + 2L;
        }
        return axes;
    }

    /** Without channel 0, if there are several and the background does not count. */
    static Tensor counted(Tensor x, boolean background) {
        return background || x.size(1) == 1 ? x : x.narrow(1, 1, x.size(1) - 1);
    }
}
