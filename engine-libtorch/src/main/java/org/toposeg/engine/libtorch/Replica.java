package org.toposeg.engine.libtorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.Architecture;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;

/** One copy of a network on one device: its parameters are tensors, which it owns; autograd follows the learned ones. */
final class Replica implements AutoCloseable {

    private final NetworkSpec spec;
    private final Architecture architecture;
    private final TorchDevice device;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();

    Replica(NetworkSpec spec, Weights weights, TorchDevice device) {
        this.spec = spec;
        this.architecture = Architectures.named(spec.architecture());
        this.device = device;
        weights.parameters().forEach((name, parameter) -> parameters.put(name, tensor(name, parameter)));
    }

    private Tensor tensor(String name, Weights.Parameter parameter) {
        Tensor tensor = device.toDevice(TorchTensors.of(parameter.data(), parameter.shape()));
        tensor.set_requires_grad(Weights.isLearned(name));
        tensor.retainReference();
        return tensor;
    }

    /** All of them. */
    Map<String, Tensor> parameters() {
        return parameters;
    }

    /** Those that have a gradient. */
    Map<String, Tensor> learned() {
        Map<String, Tensor> learned = new LinkedHashMap<>(parameters);
        learned.keySet().removeIf(name -> !Weights.isLearned(name));
        return learned;
    }

    /** Those that follow the batches: running means and variances. */
    Map<String, Tensor> statistics() {
        Map<String, Tensor> statistics = new LinkedHashMap<>(parameters);
        statistics.keySet().removeIf(Weights::isLearned);
        return statistics;
    }

    TorchDevice device() {
        return device;
    }

    /** The network's outputs, finest first; they live as long as the caller's pointer scope. */
    List<Tensor> forward(Tensor images, TorchPass pass) {
        Tensor input = device.toDevice(images);
        boolean together = device.isCuda() || spec.norm().kind() != Norm.Kind.INSTANCE;
        return device.autocast(() -> together ? network(input, pass) : eachSample(input, pass));
    }

    private List<Tensor> network(Tensor input, TorchPass pass) {
        return architecture.build(new TorchGraph(input, parameters, spec.dimensions() == 2, device, pass), spec);
    }

    /**
     * One sample after the other, because the instance norm of a single sample is its batch norm, for which libtorch has
     * a kernel that keeps channels last; splitting the batch at each norm alone would copy it each time. Group and batch
     * norm keep channels last by themselves, and batch norm needs the whole batch.
     */
    private List<Tensor> eachSample(Tensor input, TorchPass pass) {
        List<List<Tensor>> samples = new ArrayList<>();
        for (long n = 0; n < input.size(0); n++) {
            samples.add(network(input.narrow(0, n, 1), pass.from(n)));
        }
        if (samples.size() == 1) {
            return samples.getFirst();
        }
        return IntStream.range(0, samples.getFirst().size())
                .mapToObj(output -> torch.cat(
                        new TensorVector(samples.stream()
                                .map(sample -> sample.get(output))
                                .toArray(Tensor[]::new)),
                        0))
                .toList();
    }

    @Override
    public void close() {
        parameters.values().forEach(Tensor::close);
    }
}
