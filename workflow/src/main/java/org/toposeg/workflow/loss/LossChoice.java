package org.toposeg.workflow.loss;

import java.util.Map;
import org.toposeg.loss.Loss;
import org.toposeg.loss.Losses;
import org.toposeg.workflow.InvalidRequestException;

/**
 * A loss as a person names it.
 *
 * @param name of one loss, or an expression of several
 * @param options of one loss, texts by name
 * @param epoch for which the schedules of an expression are evaluated, or null
 */
public record LossChoice(String name, Map<String, String> options, Double epoch) {

    private boolean isName() {
        return name.matches("\\w+");
    }

    /** @throws InvalidRequestException if the loss or an option does not exist, or the epoch is no number from 0 */
    Loss loss() {
        if (!isName() && !options.isEmpty()) {
            throw new InvalidRequestException(
                    "put the options of an expression into its brackets, such as focal(gamma=2); --option"
                            + " goes with a single name.");
        }
        if (epoch != null && !(epoch >= 0 && Double.isFinite(epoch))) {
            throw new InvalidRequestException("--epoch must be a number of at least 0, got " + epoch + ".");
        }
        try {
            Loss loss = isName() ? Losses.create(name, options) : Losses.parse(name);
            return epoch == null ? loss : loss.at(epoch);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    /** The options of one loss with its defaults; empty for an expression, which says its own. */
    Map<String, Object> written() {
        return isName() ? Losses.find(name).info().read(options).written() : Map.of();
    }
}
