package org.toposeg.engine.libtorch;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Collects where autograd starts, and with which gradients, which carry the loss scale. */
final class Backward {

    private final TorchDevice device;
    private final double scale;
    private final TensorVector roots = new TensorVector();
    private final TensorVector upstream = new TensorVector();

    /** @param scale of the loss */
    Backward(TorchDevice device, double scale) {
        this.device = device;
        this.scale = scale;
    }

    /** From the value of a loss. */
    void from(Tensor loss) {
        roots.push_back(loss);
        upstream.push_back(torch.ones_like(loss).mul_(new Scalar(scale)));
    }

    /** From an output whose gradient Java computed. */
    void from(Tensor output, float[] gradient) {
        Tensor here = device.toDevice(TorchTensors.of(gradient, TorchTensors.shape(output)));
        if (scale != 1) {
            here.mul_(new Scalar(scale));
        }
        roots.push_back(output);
        upstream.push_back(here.to(output.scalar_type()));
    }

    /** From an output that may have no part in any loss, so that its parameters get a gradient of 0 and not none. */
    void fromNothing(Tensor output) {
        roots.push_back(output);
        upstream.push_back(torch.zeros_like(output));
    }

    void run() {
        torch.backward(roots, upstream, new BoolOptional(), false, new TensorVector());
    }
}
