package org.toposeg.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;

/**
 * A network on one or several devices. Each device takes its share of every batch; outputs meet on the first device,
 * before the loss, so that a loss over the whole batch is the same as on one device; gradients are summed there and the
 * updated weights go back to all. A batch norm sees each device's share alone, and the running statistics of the first
 * device count, as in PyTorch's DataParallel.
 */
final class Replicas implements AutoCloseable {

    private final List<Replica> all;

    /** @throws IllegalArgumentException if there are more devices than samples in a batch */
    Replicas(NetworkSpec spec, Weights weights, List<TorchDevice> devices, int batch) {
        if (devices.size() > batch) {
            throw new IllegalArgumentException("a batch of " + batch + " cannot be split over " + devices.size()
                    + " devices; name fewer with --device or raise the plan's batch.");
        }
        all = devices.stream().map(device -> new Replica(spec, weights, device)).toList();
    }

    private Replica first() {
        return all.getFirst();
    }

    /** All parameters. */
    Map<String, Tensor> parameters() {
        return first().parameters();
    }

    /** The parameters that the optimiser updates. */
    Map<String, Tensor> learned() {
        return first().learned();
    }

    /** Running means and variances. */
    Map<String, Tensor> statistics() {
        return first().statistics();
    }

    TorchDevice device() {
        return first().device();
    }

    /** Outputs of the whole batch on the first device, finest first. */
    List<Tensor> forward(Tensor images, ForwardMode pass) {
        TorchPass whole = new TorchPass(pass, 0);
        if (all.size() == 1) {
            return first().forward(images, whole);
        }
        List<List<Tensor>> parts = new ArrayList<>();
        long batch = images.size(0);
        for (int r = 0; r < all.size(); r++) {
            long from = batch * r / all.size();
            long to = batch * (r + 1) / all.size();
            parts.add(all.get(r).forward(images.narrow(0, from, to - from), whole.from(from)));
        }
        List<Tensor> outputs = new ArrayList<>();
        for (int o = 0; o < parts.getFirst().size(); o++) {
            outputs.add(join(parts, o));
        }
        return outputs;
    }

    private Tensor join(List<List<Tensor>> parts, int output) {
        TensorVector joined = new TensorVector();
        for (List<Tensor> part : parts) {
            joined.push_back(onFirst(part.get(output)));
        }
        return torch.cat(joined, 0);
    }

    private Tensor onFirst(Tensor tensor) {
        return device().isCuda() ? tensor.to(new Device(device().name()), tensor.scalar_type()) : tensor;
    }

    /** Adds the other copies' gradients to the first's. Call without autograd. */
    void sumGradients() {
        for (Replica other : all.subList(1, all.size())) {
            other.learned().forEach((name, tensor) -> {
                parameters().get(name).grad().add_(onFirst(tensor.grad()));
                tensor.grad().zero_();
            });
        }
    }

    /** Gives every copy the first's weights. Call without autograd. */
    void copyWeights() {
        for (Replica other : all.subList(1, all.size())) {
            other.parameters()
                    .forEach((name, tensor) -> tensor.copy_(parameters().get(name)));
        }
    }

    @Override
    public void close() {
        all.forEach(Replica::close);
    }
}
