package org.toposeg.loss.pixel;

import org.toposeg.registry.Option;
import org.toposeg.registry.Range;

/** A factor for each class, ones if none are given. */
public record ClassWeights(double[] weights) {

    public static final Option<double[]> OPTION = Option.numbers(
            "class_weights",
            Range.atLeast(0),
            "a factor for each class (one channel: background;foreground), e.g. 0.5;1;2; empty for ones");

    public double of(int c, int classes) {
        if (weights.length == 0) {
            return 1;
        }
        requireLength(weights, classes);
        return weights[c];
    }

    public static void requireLength(double[] weights, int classes) {
        if (weights.length != classes) {
            throw new IllegalArgumentException("class_weights names " + weights.length + " weights for " + classes
                    + " classes; give one for each.");
        }
    }
}
