package org.toposeg.loss.overlap;

import org.toposeg.loss.cardinality.Cardinality;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.loss.cardinality.Regions;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Options that overlap losses share. */
final class OverlapOptions {

    static final Option<Double> SMOOTH_NR = Option.number(
            "smooth_nr",
            1e-5,
            Range.atLeast(0),
            "added to the numerator; makes an empty class of an empty target perfect");
    static final Option<Double> SMOOTH_DR =
            Option.number("smooth_dr", 1e-5, Range.atLeast(0), "added to the denominator");
    static final Option<Boolean> INCLUDE_BACKGROUND =
            Option.flag("include_background", true, "false leaves channel 0 out if there are several");
    static final Option<Boolean> BATCH =
            Option.flag("batch", false, "true sums over the batch before the ratio is taken");
    static final Option<Boolean> SQUARED =
            Option.flag("squared_pred", false, "true squares p and t in the denominator");
    static final Option<Boolean> SOFT_LABEL = Option.flag(
            "soft_label", false, "true takes (Σp + Σt - Σ|p-t|)/2 for Σpt, which soft labels need (Wang et al. 2023)");
    static final Option<double[]> CLASS_WEIGHTS =
            Option.numbers("class_weights", Range.atLeast(0), "a factor for each class, e.g. 0.5;1;2; empty for ones");

    private OverlapOptions() {}

    /** Those with {@link #SQUARED} and {@link #SOFT_LABEL}; squares make sense of soft labels by themselves. */
    static Cardinality cardinality(Options options) {
        if (options.get(SQUARED)) {
            return Cardinality.SQUARED;
        }
        return options.get(SOFT_LABEL) ? Cardinality.METRIC : Cardinality.LINEAR;
    }

    /** Those with {@link #INCLUDE_BACKGROUND}, {@link #BATCH} and {@link #CLASS_WEIGHTS}. */
    static Regions regions(Options options, Ratio ratio) {
        return new Regions(
                ratio,
                options.get(BATCH) ? Regions.Grouping.BATCH : Regions.Grouping.SAMPLE,
                !options.get(INCLUDE_BACKGROUND),
                options.get(CLASS_WEIGHTS));
    }
}
