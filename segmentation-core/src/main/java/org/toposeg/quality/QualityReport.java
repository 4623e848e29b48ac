package org.toposeg.quality;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toposeg.quality.outlier.OutOfDistributionScore;

/**
 * What there is to doubt, and what could not be looked at.
 *
 * @param findings the worst first
 * @param predictedDice by label, the Dice coefficient to be expected by calibrated probabilities; empty without such
 * @param centrelines by label, of the tubular structures
 * @param unfamiliarity how far the image lies from those that the model was calibrated on; null if that is not known
 * @param skipped checks that were not made
 */
public record QualityReport(
        List<Finding> findings,
        Map<Integer, Double> predictedDice,
        Map<Integer, Centreline> centrelines,
        @Nullable OutOfDistributionScore unfamiliarity,
        List<Skipped> skipped) {

    public QualityReport {
        findings = List.copyOf(findings);
        skipped = List.copyOf(skipped);
    }

    /** @param why a sentence */
    public record Skipped(Check check, String why) {}

    /** What may be skipped. */
    public enum Check {
        CONFIDENCE,
        PREDICTED_DICE,
        PLAUSIBILITY,
        FAMILIARITY;

        /** As in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many findings are of a severity. */
    public int count(Finding.Severity severity) {
        return (int) findings.stream().filter(f -> f.severity() == severity).count();
    }
}
