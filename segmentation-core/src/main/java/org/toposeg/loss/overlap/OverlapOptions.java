package org.toposeg.loss.overlap;

import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** Options that overlap losses share. */
final class OverlapOptions {

    static final LossOption SMOOTH_NR = new LossOption(
            "smooth_nr", 1e-5, "added to the numerator; makes an empty class of an empty target perfect");
    static final LossOption SMOOTH_DR = new LossOption("smooth_dr", 1e-5, "added to the denominator");
    static final LossOption INCLUDE_BACKGROUND =
            new LossOption("include_background", true, "false leaves channel 0 out if there are several");
    static final LossOption BATCH =
            new LossOption("batch", false, "true sums over the batch before the ratio is taken");
    static final LossOption SQUARED = new LossOption("squared_pred", false, "true squares p and t in the denominator");
    static final LossOption SOFT_LABEL = new LossOption(
            "soft_label", false, "true takes (Σp + Σt - Σ|p-t|)/2 for Σpt, which soft labels need (Wang et al. 2023)");
    static final LossOption CLASS_WEIGHTS =
            new LossOption("class_weights", "", "a factor for each class, e.g. 0.5;1;2; empty for ones");

    private OverlapOptions() {}

    /** Those with {@link #SQUARED} and {@link #SOFT_LABEL}; squares make sense of soft labels by themselves. */
    static Cardinality cardinality(LossOptions options) {
        if (options.flag("squared_pred")) {
            return Cardinality.SQUARED;
        }
        return options.flag("soft_label") ? Cardinality.METRIC : Cardinality.LINEAR;
    }

    /** Those with {@link #INCLUDE_BACKGROUND}, {@link #BATCH} and {@link #CLASS_WEIGHTS}. */
    static Regions regions(LossOptions options, Ratio ratio) {
        return new Regions(
                ratio,
                options.flag("batch") ? Regions.Grouping.BATCH : Regions.Grouping.SAMPLE,
                !options.flag("include_background"),
                options.numbers("class_weights"));
    }
}
