package org.toposeg.topology.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.topology.barcode.Bars;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.homology.CellFiltration;
import org.toposeg.volume.Size;

/**
 * The matching of nstucki/Betti-Matching-3D and nstucki/Betti-matching: features are matched when the comparison ends both
 * with the same cell, even before they begin (their images are empty then); which of equal cells is older depends on their
 * place in the array.
 */
final class PublishedMatching {
    private static final int NONE = -1;

    private final CellFiltration prediction;
    private final CellFiltration target;
    private final CellFiltration comparison;
    private final boolean union;
    private final boolean essential;

    private PublishedMatching(CellFiltration prediction, CellFiltration target, boolean union, boolean essential) {
        this.prediction = prediction;
        this.target = target;
        this.comparison = CellFiltration.combined(prediction, target, union);
        this.union = union;
        this.essential = essential;
    }

    static LevelMatching of(
            float[] prediction, float[] target, Size size, Filtration filtration, BettiMatchingOptions options) {
        CellFiltration.Order order = options.matching() == BettiMatchingOptions.Matching.PUBLISHED
                ? CellFiltration.Order.FIRST_CORNER_FIRST
                : CellFiltration.Order.LAST_VOXEL_FIRST;
        PublishedMatching matching = new PublishedMatching(
                CellFiltration.of(prediction, size, filtration, options.space().relative(), order),
                CellFiltration.of(target, size, filtration, options.space().relative(), order),
                options.comparison() == BettiMatchingOptions.Comparison.UNION,
                options.essential());
        return new LevelMatching(
                filtration,
                IntStream.range(0, matching.prediction.dimensions())
                        .mapToObj(matching::match)
                        .toList());
    }

    private DimensionMatching match(int k) {
        Bars first = lasting(prediction, k);
        Bars second = lasting(target, k);
        Bars common = lasting(comparison, k);
        int[] ofFirst = ends(prediction, first, k);
        int[] ofSecond = ends(target, second, k);
        int[] partner = new int[first.count()];
        Arrays.fill(partner, NONE);
        for (int end : union ? common.deaths() : common.births()) {
            if (end < ofFirst.length && end < ofSecond.length && ofFirst[end] != NONE && ofSecond[end] != NONE) {
                partner[ofFirst[end]] = ofSecond[end];
            }
        }
        return features(first, second, partner, k);
    }

    /** The intervals that live, without the component that stays. */
    private static Bars lasting(CellFiltration image, int k) {
        Bars all = image.image(image, k);
        int[] kept = IntStream.range(0, all.count())
                .filter(i -> image.value(k, all.births()[i]) < image.value(k + 1, all.deaths()[i]))
                .toArray();
        return new Bars(
                Arrays.stream(kept).map(i -> all.births()[i]).toArray(),
                Arrays.stream(kept).map(i -> all.deaths()[i]).toArray());
    }

    /** Per cell of the comparison the interval of a side that it ends, or {@link #NONE}. */
    private int[] ends(CellFiltration side, Bars bars, int k) {
        Bars image = union ? side.image(comparison, k) : comparison.image(side, k);
        int[] own = union ? bars.births() : bars.deaths();
        int[] shared = union ? image.births() : image.deaths();
        int[] ends = union ? image.deaths() : image.births();
        int[] barOf = inverse(own, IntStream.range(0, own.length).toArray());
        int[] result = inverse(ends, IntStream.range(0, ends.length).toArray());
        for (int end = 0; end < result.length; end++) {
            int cell = result[end] == NONE ? NONE : shared[result[end]];
            result[end] = cell == NONE || cell >= barOf.length ? NONE : barOf[cell];
        }
        return result;
    }

    private static int[] inverse(int[] keys, int[] values) {
        int[] inverse = new int[Arrays.stream(keys).max().orElse(NONE) + 1];
        Arrays.fill(inverse, NONE);
        for (int i = 0; i < keys.length; i++) {
            inverse[keys[i]] = values[i];
        }
        return inverse;
    }

    private DimensionMatching features(Bars first, Bars second, int[] partner, int k) {
        List<MatchedPair> matched = new ArrayList<>();
        List<Feature> unmatchedPrediction = new ArrayList<>();
        List<Feature> unmatchedTarget = new ArrayList<>();
        boolean[] taken = new boolean[second.count()];
        if (k == 0 && essential) {
            matched.add(new MatchedPair(prediction.feature(0, 0, Bars.NEVER), target.feature(0, 0, Bars.NEVER)));
        }
        for (int i = 0; i < partner.length; i++) {
            Feature feature = prediction.feature(k, first.births()[i], first.deaths()[i]);
            if (partner[i] == NONE) {
                unmatchedPrediction.add(feature);
            } else {
                taken[partner[i]] = true;
                matched.add(new MatchedPair(
                        feature, target.feature(k, second.births()[partner[i]], second.deaths()[partner[i]])));
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                unmatchedTarget.add(target.feature(k, second.births()[i], second.deaths()[i]));
            }
        }
        return new DimensionMatching(k, matched, unmatchedPrediction, unmatchedTarget);
    }
}
