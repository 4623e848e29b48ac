package org.toposeg.web.viewer;

import java.util.List;
import java.util.Locale;

/** How a score of {@code toposeg evaluate} is shown. */
record Score(String key, String title, String pattern) {

    static final List<Score> SHOWN = List.of(
            new Score("dice", "Dice", "%.3f"),
            new Score("cldice", "clDice", "%.3f"),
            new Score("nsd", "Surface Dice", "%.3f"),
            new Score("hd95", "HD95", "%.2f mm"),
            new Score("assd", "ASSD", "%.2f mm"),
            new Score("precision", "Precision", "%.3f"),
            new Score("recall", "Recall", "%.3f"),
            new Score("bettiMatchingError", "Betti matching error", "%.0f"));

    String format(double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
