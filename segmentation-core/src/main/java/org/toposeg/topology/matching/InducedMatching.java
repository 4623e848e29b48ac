package org.toposeg.topology.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.toposeg.topology.barcode.Bars;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.homology.BarMap;
import org.toposeg.topology.homology.FilteredImage;
import org.toposeg.topology.homology.ImageFiltration;
import org.toposeg.volume.Size;

/** The strict matching of one filtration of a prediction and a target. */
final class InducedMatching {
    private final ImageFiltration prediction;
    private final ImageFiltration target;
    private final FilteredImage comparison;
    /** Whether the comparison is the larger filtration, in the construction in which it is computed. */
    private final boolean union;

    private final boolean essential;

    private InducedMatching(
            ImageFiltration prediction, ImageFiltration target, FilteredImage comparison, boolean union, boolean kept) {
        this.prediction = prediction;
        this.target = target;
        this.comparison = comparison;
        this.union = union;
        this.essential = kept;
    }

    static LevelMatching of(
            float[] prediction, float[] target, Size size, Filtration filtration, BettiMatchingOptions options) {
        List<ImageFiltration> both = inParallel(List.of(
                () -> ImageFiltration.of(
                        prediction,
                        size,
                        filtration,
                        options.space().construction(),
                        options.space().relative()),
                () -> ImageFiltration.of(
                        target,
                        size,
                        filtration,
                        options.space().construction(),
                        options.space().relative())));
        FilteredImage first = both.get(0).filtered();
        FilteredImage second = both.get(1).filtered();
        boolean union = options.comparison() == BettiMatchingOptions.Comparison.UNION
                ^ both.get(0).isDual();
        FilteredImage comparison =
                union ? FilteredImage.union(first, second) : FilteredImage.intersection(first, second);
        return new InducedMatching(both.get(0), both.get(1), comparison, union, options.essential()).match(filtration);
    }

    private LevelMatching match(Filtration filtration) {
        List<Callable<DimensionMatching>> dimensions = IntStream.range(0, prediction.dimensions())
                .mapToObj(k -> (Callable<DimensionMatching>) () -> match(k))
                .toList();
        return new LevelMatching(filtration, inParallel(dimensions));
    }

    private DimensionMatching match(int dimension) {
        int k = prediction.filteredDimension(dimension);
        FilteredImage first = prediction.filtered();
        FilteredImage second = target.filtered();
        List<Bars> bars = inParallel(List.of(() -> first.bars(k), () -> second.bars(k), () -> comparison.bars(k)));
        Spans common = Spans.of(comparison, bars.get(2), k, union);
        Ends ends = Ends.of(common);
        List<MappedBars> mapped = inParallel(List.of(
                () -> mapped(first, bars.get(0), bars.get(2), k, ends),
                () -> mapped(second, bars.get(1), bars.get(2), k, ends)));
        int[] partner = CommonClasses.match(
                mapped.get(0), mapped.get(1), ends, bars.get(0).count());
        if (k == 0) {
            // the components that stay are the last ones
            partner[partner.length - 1] = bars.get(1).count() - 1;
        }
        return features(bars.get(0), bars.get(1), partner, dimension);
    }

    private MappedBars mapped(FilteredImage side, Bars bars, Bars common, int k, Ends ends) {
        BarMap map = union
                ? BarMap.of(side, bars, comparison, common, k)
                : BarMap.of(comparison, common, side, bars, k).transposed(bars.count());
        return MappedBars.of(map, Spans.of(side, bars, k, union), ends);
    }

    private DimensionMatching features(Bars first, Bars second, int[] partners, int dimension) {
        List<MatchedPair> matched = new ArrayList<>();
        List<Feature> unmatchedPrediction = new ArrayList<>();
        List<Feature> unmatchedTarget = new ArrayList<>();
        boolean[] taken = new boolean[second.count()];
        for (int i = 0; i < first.count(); i++) {
            int partner = partners[i];
            if (partner != CommonClasses.UNMATCHED) {
                taken[partner] = true;
            }
            if (counts(prediction, first, i, dimension)) {
                Feature feature = prediction.feature(first, i, dimension);
                if (partner == CommonClasses.UNMATCHED) {
                    unmatchedPrediction.add(feature);
                } else {
                    matched.add(new MatchedPair(feature, target.feature(second, partner, dimension)));
                }
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i] && counts(target, second, i, dimension)) {
                unmatchedTarget.add(target.feature(second, i, dimension));
            }
        }
        return new DimensionMatching(dimension, matched, unmatchedPrediction, unmatchedTarget);
    }

    private boolean counts(ImageFiltration side, Bars bars, int index, int dimension) {
        if (side.isFrame(bars, index)) {
            return false;
        }
        return essential || dimension > 0 || !side.feature(bars, index, 0).isEssential();
    }

    private static <T> List<T> inParallel(List<Callable<T>> work) {
        List<ForkJoinTask<T>> tasks = work.stream().map(ForkJoinTask::adapt).toList();
        return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
    }
}
