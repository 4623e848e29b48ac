package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.toposeg.testing.VectorCase;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.volume.Size;
import tools.jackson.databind.JsonNode;

/** Compares matched and unmatched intervals, as sets of rows of numbers, with those of a reference. */
final class MatchingAssertions {
    private static final float TOLERANCE = 1e-6f;

    private MatchingAssertions() {}

    /** Of a case's images, whose arrays may have leading axes for batch and channel. */
    static Size size(VectorCase c) {
        int axes = c.input("prediction").shape().length;
        return c.input("prediction").size(axes > 3 ? axes - 2 : axes);
    }

    /** Births and deaths in one row; as the arrays given to the matcher have them, 1 - p for superlevel. */
    static float[] values(boolean oneMinus, Feature... features) {
        float[] values = new float[2 * features.length];
        for (int i = 0; i < features.length; i++) {
            values[2 * i] = oneMinus ? 1 - features[i].birth() : features[i].birth();
            values[2 * i + 1] = oneMinus ? 1 - features[i].death() : features[i].death();
        }
        return values;
    }

    static void assertSame(DimensionMatching found, boolean oneMinus, List<List<float[]>> expected) {
        assertSame(
                found.matched().stream()
                        .map(pair -> values(oneMinus, pair.prediction(), pair.target()))
                        .toList(),
                expected.get(0));
        assertSame(
                found.unmatchedPrediction().stream()
                        .map(feature -> values(oneMinus, feature))
                        .toList(),
                expected.get(1));
        assertSame(
                found.unmatchedTarget().stream()
                        .map(feature -> values(oneMinus, feature))
                        .toList(),
                expected.get(2));
    }

    /** Matched, unmatched of the first, unmatched of the second, each with its field "values". */
    static List<List<float[]>> withCoordinates(JsonNode expected) {
        return List.of(
                rows(expected.get("matched")),
                rows(expected.get("unmatched_input1")),
                rows(expected.get("unmatched_input2")));
    }

    private static List<float[]> rows(JsonNode items) {
        List<float[]> rows = new ArrayList<>();
        items.forEach(item -> rows.add(flat(item.get("values"))));
        return rows;
    }

    /** The same as plain intervals, where the strings Infinity and -Infinity stand for themselves. */
    static List<List<float[]>> plain(JsonNode expected) {
        List<List<float[]>> lists = new ArrayList<>();
        for (String key : List.of("matched", "unmatched0", "unmatched1")) {
            List<float[]> rows = new ArrayList<>();
            expected.get(key).forEach(item -> rows.add(flat(item)));
            lists.add(rows);
        }
        return lists;
    }

    private static float[] flat(JsonNode item) {
        List<Float> numbers = new ArrayList<>();
        collect(item, numbers);
        float[] row = new float[numbers.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = numbers.get(i);
        }
        return row;
    }

    private static void collect(JsonNode item, List<Float> numbers) {
        if (item.isArray()) {
            item.forEach(part -> collect(part, numbers));
        } else {
            numbers.add(item.isString() ? Float.parseFloat(item.asString()) : (float) item.asDouble());
        }
    }

    private static void assertSame(List<float[]> found, List<float[]> expected) {
        List<float[]> a = sorted(found);
        List<float[]> b = sorted(expected);
        assertThat(a).hasSameSizeAs(b);
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < a.get(i).length; j++) {
                if (a.get(i)[j] != b.get(i)[j]) {
                    assertThat(a.get(i)[j]).isCloseTo(b.get(i)[j], within(TOLERANCE));
                }
            }
        }
    }

    private static List<float[]> sorted(List<float[]> rows) {
        List<float[]> result = new ArrayList<>(rows);
        // rounding to float may not change the order, so rows are ordered by coarse values first
        Collections.sort(result, MatchingAssertions::compare);
        return result;
    }

    private static int compare(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i] && !(Math.abs(a[i] - b[i]) <= TOLERANCE)) {
                return Float.compare(a[i], b[i]);
            }
        }
        return 0;
    }
}
