package org.toposeg.engine.libtorch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.network.Architecture;
import org.toposeg.network.Architectures;
import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Weights;

/** One copy of a network on one device: its parameters are leaf tensors, which it owns. */
final class Replica implements AutoCloseable {

    private final NetworkSpec spec;
    private final Architecture architecture;
    private final TorchDevice device;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();

    Replica(NetworkSpec spec, Weights weights, TorchDevice device) {
        this.spec = spec;
        this.architecture = Architectures.named(spec.architecture());
        this.device = device;
        weights.parameters().forEach((name, parameter) -> parameters.put(name, leaf(parameter)));
    }

    private Tensor leaf(Weights.Parameter parameter) {
        Tensor tensor = device.toDevice(TorchTensors.of(parameter.data(), parameter.shape()));
        tensor.set_requires_grad(true);
        tensor.retainReference();
        return tensor;
    }

    Map<String, Tensor> parameters() {
        return parameters;
    }

    TorchDevice device() {
        return device;
    }

    /** The network's outputs, finest first; they live as long as the caller's pointer scope. */
    List<Tensor> forward(Tensor images) {
        Tensor input = device.toDevice(images);
        return device.autocast(
                () -> architecture.build(new TorchGraph(input, parameters, spec.dimensions() == 2, device), spec));
    }

    @Override
    public void close() {
        parameters.values().forEach(Tensor::close);
    }
}
