package org.toposeg.loss;

/**
 * A loss by its name: what it is, which options it takes, and how to make it. Found by {@link java.util.ServiceLoader};
 * adding a loss is one class and one line in {@code META-INF/services/org.toposeg.loss.LossDefinition}.
 */
public interface LossDefinition {

    /** What {@code toposeg loss list} and the reference documentation print. */
    LossInfo info();

    /**
     * @param options this loss's options, already completed by the defaults and checked against {@link LossInfo#options()}
     * @return a loss that accepts logits and probabilities ({@code Probabilities.loss} and {@code Logits.loss} of package
     *     base make one from a loss of one space) and may trust that the batch was checked
     * @throws IllegalArgumentException in one sentence, if a value makes no sense
     */
    Loss create(LossOptions options);
}
