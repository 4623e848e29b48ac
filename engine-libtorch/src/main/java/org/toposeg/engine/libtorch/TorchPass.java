package org.toposeg.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.graph.ForwardMode;

/**
 * What some samples of a batch run through a network for.
 *
 * @param first number of the first of these samples in the whole batch
 */
record TorchPass(ForwardMode pass, int first) {

    /** The same for samples that begin further on. */
    TorchPass from(long sample) {
        return new TorchPass(pass, Math.toIntExact(first + sample));
    }

    boolean isTraining() {
        return pass.training();
    }

    /** The samples without the channels that this pass drops of them, all others scaled up. */
    Tensor drop(String name, Tensor x, double probability) {
        if (!isTraining()) {
            return x;
        }
        int samples = Math.toIntExact(x.size(0));
        int channels = Math.toIntExact(x.size(1));
        float[] factors = pass.dropout(name, probability, first + samples, channels);
        int[] shape = new int[Math.toIntExact(x.dim())];
        java.util.Arrays.fill(shape, 1);
        shape[0] = first + samples;
        shape[1] = channels;
        Tensor mine = TorchTensors.of(factors, shape).narrow(0, first, samples);
        return torch.mul(x, mine.to(x.device(), x.scalar_type()));
    }
}
