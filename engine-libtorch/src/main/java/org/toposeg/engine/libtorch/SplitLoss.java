package org.toposeg.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.engine.libtorch.loss.TensorLoss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossTerm;
import org.toposeg.train.TrainingSession.Objective;
import org.toposeg.train.TrainingSession.Objective.Part;

/** An objective taken apart: what the device computes as tensors, and what is left for the Java losses. */
final class SplitLoss {

    /** What is computed in Java. */
    private interface InJava {
        double evaluate(float[][] outputs, float[][] gradients);
    }

    private record OnDevice(Part part, double weight, TensorLoss loss) {}

    private final List<OnDevice> onDevice = new ArrayList<>();
    private final List<InJava> inJava = new ArrayList<>();

    private SplitLoss() {}

    /** Everything in Java. */
    static SplitLoss inJava(Objective objective) {
        SplitLoss split = new SplitLoss();
        split.inJava.add(objective::evaluate);
        return split;
    }

    /** On the device what has a tensor form; everything in Java if the objective has no named parts. */
    static SplitLoss onDevice(Objective objective) {
        List<Part> parts = objective.parts();
        if (parts.isEmpty()
                || parts.stream().anyMatch(part -> part.loss().terms().isEmpty())) {
            return inJava(objective);
        }
        SplitLoss split = new SplitLoss();
        parts.forEach(part -> part.loss().terms().forEach(term -> split.sort(part, term)));
        return split;
    }

    private void sort(Part part, LossTerm term) {
        double weight = part.weight() * term.weight();
        tensorForm(part.batch(), term)
                .ifPresentOrElse(
                        loss -> onDevice.add(new OnDevice(part, weight, loss)),
                        () -> inJava.add((outputs, gradients) ->
                                term.loss().evaluate(weight, compared(part, outputs), gradients[part.output()])));
    }

    private static Optional<TensorLoss> tensorForm(LossBatch batch, LossTerm term) {
        boolean plain = batch.ignore() == null && batch.sampleWeights() == null;
        return plain ? TensorLoss.of(term) : Optional.empty();
    }

    private static LossBatch compared(Part part, float[][] outputs) {
        return part.batch().withPrediction(outputs[part.output()], LossBatch.Space.LOGITS);
    }

    /** Whether the outputs are needed in Java. */
    boolean needsJava() {
        return !inJava.isEmpty();
    }

    /** The sum of the device's part, one element, which autograd follows; empty if it has none. */
    Optional<Tensor> onDevice(List<Tensor> outputs, TorchDevice device) {
        return onDevice.stream().map(term -> value(term, outputs, device)).reduce(Tensor::add);
    }

    private static Tensor value(OnDevice term, List<Tensor> outputs, TorchDevice device) {
        Tensor logits = outputs.get(term.part.output()).to(torch.ScalarType.Float);
        Tensor target = device.toDevice(TorchTensors.of(term.part.batch().target(), TorchTensors.shape(logits)));
        return term.loss.value(logits, target).mul(new Scalar(term.weight));
    }

    /** The Java losses' part; gradients are added. */
    double inJava(float[][] outputs, float[][] gradients) {
        return inJava.stream()
                .mapToDouble(loss -> loss.evaluate(outputs, gradients))
                .sum();
    }
}
