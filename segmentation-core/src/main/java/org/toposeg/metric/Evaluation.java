package org.toposeg.metric;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.toposeg.registry.Options;
import org.toposeg.volume.IndexBounds;
import org.toposeg.volume.LabelMap;

/**
 * A choice of metrics with their options, applied to label maps: each label by itself (one against the rest), and all
 * labels together as one foreground. Safe for use by several threads.
 */
public final class Evaluation {

    private final List<Metric> metrics;
    private final Options options;
    private final boolean conventions;

    /**
     * @param options texts by name, as on the command line; the rest takes its defaults
     * @param conventions whether two empty masks count as full agreement where a metric's formula has no value; else such
     *     values are undefined
     * @throws IllegalArgumentException if an option is unknown or its value not allowed
     */
    public Evaluation(List<Metric> metrics, Map<String, String> options, boolean conventions) {
        this.metrics = List.copyOf(metrics);
        this.options = Metrics.options(metrics, options);
        this.conventions = conventions;
    }

    public List<Metric> metrics() {
        return metrics;
    }

    /** Name to value, for the record. */
    public Map<String, Object> options() {
        return options.written();
    }

    /** The labels that occur in either map, ascending, without background. */
    public static SortedSet<Integer> labels(LabelMap prediction, LabelMap reference) {
        SortedSet<Integer> labels = new TreeSet<>();
        Arrays.stream(prediction.labels()).forEach(labels::add);
        Arrays.stream(reference.labels()).forEach(labels::add);
        return labels;
    }

    /**
     * @param labels to evaluate, whether they occur or not
     * @throws IllegalArgumentException if the maps have different numbers of voxels; where they lie is not compared, the
     *     reference's grid counts
     */
    public CaseScores of(LabelMap prediction, LabelMap reference, Collection<Integer> labels) {
        if (!prediction.grid().size().equals(reference.grid().size())) {
            throw new IllegalArgumentException("the prediction has "
                    + prediction.grid().size() + " voxels, the reference "
                    + reference.grid().size() + ".");
        }
        Map<Integer, IndexBounds> boxes = LabelBoxes.of(List.of(prediction, reference));
        Map<Integer, LabelScores> scores = new TreeMap<>();
        labels.parallelStream()
                .map(label -> Map.entry(label, scores(pair(prediction, reference, label, boxes))))
                .toList()
                .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        Optional<LabelScores> foreground =
                labels.size() == 1 ? Optional.empty() : Optional.of(scores(foreground(prediction, reference, boxes)));
        return new CaseScores(reference.grid(), scores, foreground);
    }

    private static MaskPair pair(LabelMap prediction, LabelMap reference, int label, Map<Integer, IndexBounds> boxes) {
        short value = (short) label;
        return MaskPair.of(
                reference.grid(),
                boxes.getOrDefault(label, new IndexBounds()).box(),
                v -> prediction.data()[v] == value,
                v -> reference.data()[v] == value);
    }

    private static MaskPair foreground(LabelMap prediction, LabelMap reference, Map<Integer, IndexBounds> boxes) {
        IndexBounds all = new IndexBounds();
        boxes.values().forEach(box -> box.box().ifPresent(all::include));
        return MaskPair.of(
                reference.grid(),
                all.box(),
                v -> prediction.data()[v] != 0,
                v -> reference.data()[v] != 0);
    }

    private LabelScores scores(MaskPair pair) {
        Map<String, MetricValue> values = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            MetricValue value = metric.evaluate(pair, options);
            values.put(metric.info().key(), conventions ? value : value.strict());
        }
        return new LabelScores(values);
    }
}
