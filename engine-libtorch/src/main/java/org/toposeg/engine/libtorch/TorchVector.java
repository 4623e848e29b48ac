package org.toposeg.engine.libtorch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.optim.ParameterVector;

/** Parameters as tensors on one device, which autograd does not follow; sums are taken in double precision. */
final class TorchVector implements ParameterVector<TorchVector> {

    /** What is done to one parameter. */
    private interface Operation {
        void run(Tensor mine, Tensor other);
    }

    private final Map<String, Tensor> tensors;

    private TorchVector(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /** The values of these tensors, shared, for as long as the caller's pointer scope. */
    static TorchVector sharing(Map<String, Tensor> parameters) {
        Map<String, Tensor> detached = new LinkedHashMap<>();
        parameters.forEach((name, tensor) -> detached.put(name, tensor.detach()));
        return new TorchVector(detached);
    }

    /** The gradients of these leaves, shared, for as long as the caller's pointer scope. */
    static TorchVector gradientsOf(Map<String, Tensor> leaves) {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        leaves.forEach((name, tensor) -> gradients.put(name, tensor.grad()));
        return new TorchVector(gradients);
    }

    private void forEach(TorchVector other, Operation operation) {
        tensors.forEach((name, mine) -> operation.run(mine, other.tensors.get(name)));
    }

    private double sum(ToDoubleFunction<String> part) {
        try (PointerScope temporaries = new PointerScope()) {
            return tensors.keySet().stream().mapToDouble(part).sum();
        }
    }

    @Override
    public TorchVector zeros() {
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        tensors.forEach((name, like) -> {
            Tensor zero = torch.zeros_like(like);
            zero.retainReference();
            zeros.put(name, zero);
        });
        return new TorchVector(zeros);
    }

    @Override
    public void clear() {
        tensors.values().forEach(Tensor::zero_);
    }

    @Override
    public void set(TorchVector other) {
        forEach(other, Tensor::copy_);
    }

    @Override
    public void scale(double factor) {
        if (factor != 1) {
            tensors.values().forEach(mine -> mine.mul_(new Scalar(factor)));
        }
    }

    @Override
    public void blend(double keep, TorchVector other, double factor) {
        scale(keep);
        forEach(other, (mine, values) -> mine.add_(values, new Scalar(factor)));
    }

    @Override
    public void blendSquares(double keep, TorchVector other, double factor) {
        scale(keep);
        forEach(other, (mine, values) -> mine.addcmul_(values, values, new Scalar(factor)));
    }

    @Override
    public void addDivided(TorchVector other, Diagonal<TorchVector> by, double factor) {
        try (PointerScope temporaries = new PointerScope()) {
            tensors.forEach(
                    (name, mine) -> mine.addcdiv_(other.tensors.get(name), divisor(by, name), new Scalar(factor)));
        }
    }

    private static Tensor divisor(Diagonal<TorchVector> by, String name) {
        return by.squares()
                .tensors
                .get(name)
                .sqrt()
                .div_(new Scalar(by.divisor()))
                .add_(new Scalar(by.epsilon()));
    }

    @Override
    public double dot(TorchVector other) {
        return sum(name -> total(tensors.get(name).mul(other.tensors.get(name))));
    }

    @Override
    public double norm() {
        return Math.sqrt(sum(name -> {
            double norm = tensors.get(name).norm().item_double();
            return norm * norm;
        }));
    }

    @Override
    public double squareDivided(Diagonal<TorchVector> by) {
        return sum(name -> total(tensors.get(name).square().div_(divisor(by, name))));
    }

    private static double total(Tensor tensor) {
        return tensor.sum(new ScalarTypeOptional(torch.ScalarType.Double)).item_double();
    }

    @Override
    public Map<String, Parameter> values() {
        try (PointerScope temporaries = new PointerScope()) {
            return TorchTensors.weights(tensors).parameters();
        }
    }

    @Override
    public void restore(Map<String, Parameter> saved, UnaryOperator<String> name) {
        try (PointerScope temporaries = new PointerScope()) {
            tensors.forEach((own, tensor) -> TorchTensors.restore(saved, name.apply(own), tensor));
        }
    }

    /** Frees what {@link #zeros()} made; shared tensors are their owner's. */
    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
    }
}
