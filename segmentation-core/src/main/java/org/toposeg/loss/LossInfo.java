package org.toposeg.loss;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/**
 * The description of a loss.
 *
 * @param name as written in an expression: lower case letters, digits and {@code _}
 * @param summary one sentence with the formula
 * @param input what the formula is about; a prediction in the other space is converted and the gradient chained
 * @param dimensions spatial dimensions it is defined for, of 2 and 3
 * @param cost in terms of the number n of voxels, and what dominates it
 * @param source publication and, where the numbers are held to one, the published code
 * @param options in the order in which they are printed
 */
public record LossInfo(
        String name,
        String summary,
        LossBatch.Space input,
        Set<Integer> dimensions,
        String cost,
        String source,
        List<Option<?>> options) {

    /**
     * The options' values where nothing else was written.
     *
     * @return complete and allowed
     */
    public Options defaults() {
        return Options.defaults(owner(), options);
    }

    /**
     * What was written, completed by the defaults.
     *
     * @param given texts by option name
     * @throws IllegalArgumentException in one sentence, if there is no option of a name or a value is not allowed
     */
    public Options read(Map<String, String> given) {
        return Options.read(owner(), options, given);
    }

    private String owner() {
        return "loss " + name;
    }
}
