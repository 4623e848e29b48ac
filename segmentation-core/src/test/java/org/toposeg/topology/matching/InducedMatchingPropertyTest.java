package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.topology.homology.Construction;
import org.toposeg.topology.homology.Feature;
import org.toposeg.topology.matching.BettiMatchingOptions.Comparison;
import org.toposeg.topology.matching.BettiMatchingOptions.Levels;
import org.toposeg.topology.testing.FullComplex;
import org.toposeg.topology.testing.FullComplex.Interval;
import org.toposeg.topology.testing.RandomImages;
import org.toposeg.volume.Size;

/** Holds the matching to image barcodes of whole boundary matrices and the definition of Bauer and Lesnick. */
class InducedMatchingPropertyTest {

    @ParameterizedTest
    @CsvSource({"2, V, UNION", "2, V, INTERSECTION", "2, T, UNION", "3, V, UNION", "3, V, INTERSECTION", "3, T, UNION"})
    void is_the_induced_matching_of_the_image_barcodes(
            int dimensions, Construction construction, Comparison comparison) {
        RandomImages random = new RandomImages(5);
        for (int i = 0; i < 5000; i++) {
            Size size = random.size(dimensions);
            float[][] pair = random.distinctPair(size);
            float[] a = pair[0];
            float[] b = pair[1];
            BettiMatchingResult result = BettiMatching.match(
                    a,
                    b,
                    size,
                    BettiMatchingOptions.builder()
                            .levels(Levels.SUBLEVEL)
                            .construction(construction)
                            .comparison(comparison)
                            .essential(true)
                            .build());
            assertThat(described(result))
                    .as("pair %d of %s", i, size)
                    .isEqualTo(byDefinition(a, b, new FullComplex(size, construction), comparison));
        }
    }

    private static List<String> described(BettiMatchingResult result) {
        List<String> lines = new ArrayList<>();
        for (DimensionMatching d : result.dimensions()) {
            String k = d.dimension() + ": ";
            d.matched().forEach(m -> lines.add(k + text(m.prediction()) + " = " + text(m.target())));
            d.unmatchedPrediction().forEach(f -> lines.add(k + "first " + text(f)));
            d.unmatchedTarget().forEach(f -> lines.add(k + "second " + text(f)));
        }
        return lines.stream().sorted().toList();
    }

    private static String text(Feature feature) {
        return feature.birth() + " " + feature.death();
    }

    private static String text(Interval interval) {
        return interval.birth() + " " + interval.death();
    }

    private static List<String> byDefinition(float[] a, float[] b, FullComplex complex, Comparison comparison) {
        boolean union = comparison == Comparison.UNION;
        float[] c = new float[a.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = union ? Math.min(a[i], b[i]) : Math.max(a[i], b[i]);
        }
        List<Interval> first = complex.barcode(a);
        List<Interval> second = complex.barcode(b);
        List<Interval> firstImage = union ? complex.image(a, c) : complex.image(c, a);
        List<Interval> secondImage = union ? complex.image(b, c) : complex.image(c, b);
        Map<Interval, Interval> toFirst = injection(firstImage, first, union, Map.of(), Map.of());
        Map<Interval, Interval> toSecond = injection(secondImage, second, union, Map.of(), Map.of());
        List<String> lines = new ArrayList<>();
        injection(firstImage, secondImage, !union, toFirst, toSecond).forEach((p, q) -> {
            Interval x = toFirst.get(p);
            Interval y = toSecond.get(q);
            lines.add(x.dimension() + ": " + text(x) + " = " + text(y));
            first.remove(x);
            second.remove(y);
        });
        first.forEach(x -> lines.add(x.dimension() + ": first " + text(x)));
        second.forEach(x -> lines.add(x.dimension() + ": second " + text(x)));
        return lines.stream().sorted().toList();
    }

    /**
     * In each dimension and for each value of the common end the i-th longest with the i-th longest; equal intervals in the
     * order of their partners' lengths.
     */
    private static Map<Interval, Interval> injection(
            List<Interval> from,
            List<Interval> to,
            boolean byBirth,
            Map<Interval, Interval> fromPartners,
            Map<Interval, Interval> toPartners) {
        Map<String, List<Interval>> sources = groups(from, byBirth, fromPartners);
        Map<String, List<Interval>> targets = groups(to, byBirth, toPartners);
        Map<Interval, Interval> injection = new LinkedHashMap<>();
        sources.forEach((key, list) -> {
            List<Interval> others = targets.getOrDefault(key, List.of());
            for (int i = 0; i < Math.min(list.size(), others.size()); i++) {
                injection.put(list.get(i), others.get(i));
            }
        });
        return injection;
    }

    private static Map<String, List<Interval>> groups(
            List<Interval> intervals, boolean byBirth, Map<Interval, Interval> partners) {
        Comparator<Interval> longest =
                byBirth ? Comparator.comparing(Interval::death).reversed() : Comparator.comparing(Interval::birth);
        Comparator<Interval> longestPartner = byBirth
                ? Comparator.comparing(i -> partners.getOrDefault(i, i).birth())
                : Comparator.comparing(
                                (Interval i) -> partners.getOrDefault(i, i).death())
                        .reversed();
        return intervals.stream()
                .sorted(longest.thenComparing(longestPartner))
                .collect(Collectors.groupingBy(
                        i -> i.dimension() + " " + (byBirth ? i.birth() : i.death()),
                        TreeMap::new,
                        Collectors.toList()));
    }
}
