package org.toposeg.loss;

import org.toposeg.registry.Options;

/**
 * A loss by its name: what it is, which options it takes, and how to make it. Found by {@link java.util.ServiceLoader};
 * adding a loss is one class and one line in {@code META-INF/services/org.toposeg.loss.LossDefinition}.
 */
public interface LossDefinition {

    /** What {@code toposeg loss list} and the reference documentation print. */
    LossInfo info();

    /**
     * @param options values for all of {@link LossInfo#options()}, each of its type and allowed
     * @return a loss that accepts logits and probabilities ({@code Probabilities.loss} and {@code Logits.loss} of package
     *     base make one from a loss of one space) and may trust that the batch was checked
     * @throws IllegalArgumentException in one sentence, if values do not go together or a text among them cannot be read
     */
    Loss create(Options options);
}
