package org.toposeg.web.viewer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a score of {@code toposeg evaluate} is shown: one number, or one for each dimension of topology. */
record ScoreText(String key, String title, String pattern) {

    static final List<ScoreText> SHOWN = List.of(
            new ScoreText("dice", "Dice", "%.3f"),
            new ScoreText("cldice", "clDice", "%.3f"),
            new ScoreText("nsd", "Surface Dice, 1 mm", "%.3f"),
            new ScoreText("hd95", "HD95", "%.2f mm"),
            new ScoreText("assd", "ASSD", "%.2f mm"),
            new ScoreText("precision", "Precision", "%.3f"),
            new ScoreText("recall", "Recall", "%.3f"),
            new ScoreText("relativeVolumeError", "Relative volume error", "%+.3f"),
            new ScoreText("bettiError", "Betti number error", "%.0f"),
            new ScoreText("bettiMatchingError", "Betti matching error", "%.0f"));

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
