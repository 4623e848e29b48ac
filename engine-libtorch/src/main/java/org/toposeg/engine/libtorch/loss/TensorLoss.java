package org.toposeg.engine.libtorch.loss;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.loss.LossTerm;

/** A loss that autograd can follow. */
@FunctionalInterface
public interface TensorLoss {

    /**
     * @param logits N×C×space, 4-byte floats
     * @param target same shape and device, one-hot or soft labels
     * @return a tensor of one element
     */
    Tensor value(Tensor logits, Tensor target);

    /** The tensor form of a named loss, empty if there is none with these options. */
    static Optional<TensorLoss> of(LossTerm term) {
        return switch (term.name()) {
            case "dice" -> TensorDice.of(term.options());
            case "ce" -> TensorCrossEntropy.of(term.options());
            case "focal" -> TensorFocal.of(term.options());
            case "cldice" -> TensorClDice.of(term.options());
            default -> Optional.empty();
        };
    }
}
