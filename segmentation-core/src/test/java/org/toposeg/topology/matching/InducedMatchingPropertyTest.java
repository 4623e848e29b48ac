package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.matching.BettiMatchingOptions.Comparison;
import org.toposeg.topology.matching.BettiMatchingOptions.Levels;
import org.toposeg.topology.testing.PlainMatching;
import org.toposeg.topology.testing.PlainMatching.Span;
import org.toposeg.topology.testing.RandomImages;
import org.toposeg.volume.Size;

/** Holds the matching to the dimensions of plain spaces of chains. */
class InducedMatchingPropertyTest {
    private static final int PAIRS = 5000;

    @ParameterizedTest
    @CsvSource({
        "2, V, UNION", "2, V, INTERSECTION", "2, T, UNION", "2, T, INTERSECTION",
        "3, V, UNION", "3, V, INTERSECTION", "3, T, UNION", "3, T, INTERSECTION"
    })
    void matches_what_linear_algebra_finds_in_both_images(
            int dimensions, Construction construction, Comparison comparison) {
        RandomImages random = new RandomImages(dimensions);
        for (int i = 0; i < PAIRS; i++) {
            Size size = random.smallSize(dimensions, construction);
            float[][] pair = random.pair(size);
            BettiMatchingResult result = BettiMatching.match(
                    pair[0],
                    pair[1],
                    size,
                    BettiMatchingOptions.builder()
                            .levels(Levels.SUBLEVEL)
                            .construction(construction)
                            .comparison(comparison)
                            .essential(true)
                            .build());
            for (DimensionMatching found : result.dimensions()) {
                PlainMatching.Result expected = PlainMatching.of(
                        pair[0], pair[1], size, construction, comparison == Comparison.UNION, found.dimension());
                assertThat(described(found))
                        .as("pair %d of %s, dimension %d", i, size, found.dimension())
                        .isEqualTo(described(expected));
            }
        }
    }

    private static List<String> described(DimensionMatching found) {
        List<String> lines = new ArrayList<>();
        found.matched().forEach(m -> {
            lines.add(text(m.prediction()) + " = " + text(m.target()));
            lines.add("first " + text(m.prediction()));
            lines.add("second " + text(m.target()));
        });
        found.unmatchedPrediction().forEach(f -> lines.add("first " + text(f)));
        found.unmatchedTarget().forEach(f -> lines.add("second " + text(f)));
        return lines.stream().sorted().toList();
    }

    private static List<String> described(PlainMatching.Result expected) {
        List<String> lines = new ArrayList<>();
        expected.first().forEach(bar -> add(lines, "first " + text(bar), bar.times()));
        expected.second().forEach(bar -> add(lines, "second " + text(bar), bar.times()));
        expected.matches()
                .forEach(match -> add(lines, text(match.first()) + " = " + text(match.second()), match.times()));
        return lines.stream().sorted().toList();
    }

    private static void add(List<String> lines, String line, int times) {
        for (int i = 0; i < times; i++) {
            lines.add(line);
        }
    }

    private static String text(Feature feature) {
        return feature.birth() + " " + feature.death();
    }

    private static String text(Span span) {
        return span.birth() + " " + span.death();
    }
}
