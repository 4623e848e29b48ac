package org.toposeg.web.viewer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a score of {@code toposeg evaluate} is shown: one number, or one for each dimension of topology. */
record Score(String key, String title, String pattern) {

    static final List<Score> SHOWN = List.of(
            new Score("dice", "Dice", "%.3f"),
            new Score("cldice", "clDice", "%.3f"),
            new Score("nsd", "Surface Dice, 1 mm", "%.3f"),
            new Score("hd95", "HD95", "%.2f mm"),
            new Score("assd", "ASSD", "%.2f mm"),
            new Score("precision", "Precision", "%.3f"),
            new Score("recall", "Recall", "%.3f"),
            new Score("relativeVolumeError", "Relative volume error", "%+.3f"),
            new Score("bettiError", "Betti number error", "%.0f"),
            new Score("bettiMatchingError", "Betti matching error", "%.0f"));

    private static final int DIMENSIONS = 3;

    /**
     * @param scores by the columns of {@code toposeg evaluate}
     * @return empty if there is no value; of a list its numbers in order of dimension
     */
    Optional<String> text(Map<String, Double> scores) {
        if (scores.containsKey(key)) {
            return Optional.of(format(scores.get(key)));
        }
        List<Double> list = IntStream.range(0, DIMENSIONS)
                .mapToObj(dimension -> scores.get(key + "." + dimension))
                .filter(value -> value != null)
                .toList();
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(list.stream().map(this::format).collect(Collectors.joining(" · ")));
    }

    private String format(double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
