package org.toposeg.workflow.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.calibrate.BoundaryBand;
import org.toposeg.calibrate.CalibrationMeter;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.calibrate.CalibrationSample;
import org.toposeg.calibrate.ProbabilityScaling;
import org.toposeg.calibrate.ScalingFit;
import org.toposeg.infer.NetworkProbabilities;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.model.Bundle;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Preprocessor;
import org.toposeg.quality.outlier.ImageFeatures;
import org.toposeg.quality.outlier.OutOfDistributionDetector;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.workflow.ProgressListener;

/**
 * Fits a scaling on one part of the held-out cases and measures errors and guarantees on the other, so that neither has seen
 * the other's answers. The scaling lives on the network's grid; everything is measured on the images' own grids.
 */
final class CaseCalibration {

    private final Bundle bundle;
    private final CaseSource source;
    private final SegmentationPipeline pipeline;
    private final CalibrateRequest.Measure settings;
    private final Map<String, Double> weights;
    private final ProgressListener progress;
    private final List<Integer> labels;
    private final Map<Integer, Integer> classOf = new HashMap<>();
    private final List<List<Double>> features = new ArrayList<>();

    /** @param weights of cases by id; 1 where not named */
    CaseCalibration(
            Bundle bundle,
            CaseSource source,
            SegmentationPipeline pipeline,
            CalibrateRequest.Measure settings,
            Map<String, Double> weights,
            ProgressListener progress) {
        this.bundle = bundle;
        this.source = source;
        this.pipeline = pipeline;
        this.settings = settings;
        this.weights = weights;
        this.progress = progress;
        this.labels = bundle.labelValues();
        for (int c = 0; c < labels.size(); c++) {
            classOf.put(labels.get(c), c);
        }
    }

    CalibrationReport run(CalibrationSplit split, List<String> notes) {
        int total = split.fitted().size() + split.measured().size();
        int done = 0;
        List<CalibrationSample> samples = new ArrayList<>();
        for (String id : split.fitted()) {
            progress.update((double) done++ / total, id);
            samples.add(sample(id));
        }
        ProbabilityScaling scaling =
                samples.isEmpty() ? ProbabilityScaling.none() : ScalingFit.fit(settings.method(), samples);
        CalibrationMeter before = new CalibrationMeter(labels, settings.bins());
        CalibrationMeter after = new CalibrationMeter(labels, settings.bins());
        Map<Integer, MeasuredLabel> measured = new LinkedHashMap<>();
        labels.stream()
                .filter(l -> l != 0)
                .forEach(l -> measured.put(
                        l, new MeasuredLabel(l, bundle.card().network().labels().get(l))));
        for (String id : split.measured()) {
            progress.update((double) done++ / total, id);
            measure(id, scaling, before, after, measured);
        }
        return report(split, scaling, before, after, measured, notes);
    }

    private CalibrationSample sample(String id) {
        CaseSource.Case c = source.load(id);
        NetworkProbabilities found = probabilities(c);
        LabelMap truth = new Preprocessor(bundle.preprocessing()).labels(c.labels(), found.placement());
        return CalibrationSample.of(
                found.values(), classes(truth, id), truth.grid().size(), id.hashCode());
    }

    private NetworkProbabilities probabilities(CaseSource.Case c) {
        NetworkProbabilities found = pipeline.probabilities(c.channels(), done -> {});
        features.add(Arrays.stream(found.features()).boxed().toList());
        return found;
    }

    /** What the images of the run were like. */
    OutOfDistributionDetector familiar() {
        return new OutOfDistributionDetector(
                ImageFeatures.names(bundle.card().network().channels().size()), List.copyOf(features));
    }

    private void measure(
            String id,
            ProbabilityScaling scaling,
            CalibrationMeter before,
            CalibrationMeter after,
            Map<Integer, MeasuredLabel> measured) {
        CaseSource.Case c = source.load(id);
        NetworkProbabilities found = probabilities(c);
        byte[] truth = classes(c.labels(), id);
        double width =
                settings.bandMm() == null ? BoundaryBand.defaultWidth(c.labels().grid()) : settings.bandMm();
        boolean[] band = BoundaryBand.of(truth, c.labels().grid(), width);
        before.add(found.onInputGrid(), truth, band);
        scaling.apply(found.values(), found.placement().network().size());
        float[][] scaled = found.onInputGrid();
        after.add(scaled, truth, band);
        short[] predicted = mostProbable(scaled);
        measured.forEach((label, one) -> one.add(id, scaled[classOf.get(label)], predicted, c.labels()));
    }

    private byte[] classes(LabelMap map, String id) {
        byte[] classes = new byte[map.data().length];
        for (int v = 0; v < classes.length; v++) {
            Integer c = classOf.get(map.data()[v] & 0xFFFF);
            if (c == null) {
                throw new InputException("the label map of case " + id + " holds the label " + (map.data()[v] & 0xFFFF)
                        + ", which the model does not know; it knows " + labels + ".");
            }
            classes[v] = (byte) (int) c;
        }
        return classes;
    }

    private short[] mostProbable(float[][] probabilities) {
        short[] map = new short[probabilities[0].length];
        for (int v = 0; v < map.length; v++) {
            int best = 0;
            for (int c = 1; c < probabilities.length; c++) {
                best = probabilities[c][v] > probabilities[best][v] ? c : best;
            }
            map[v] = (short) (int) labels.get(best);
        }
        return map;
    }

    private CalibrationReport report(
            CalibrationSplit split,
            ProbabilityScaling scaling,
            CalibrationMeter before,
            CalibrationMeter after,
            Map<Integer, MeasuredLabel> measured,
            List<String> notes) {
        double[] each = split.measured().stream()
                .mapToDouble(id -> weights.getOrDefault(id, 1.0))
                .toArray();
        if (Arrays.stream(each).allMatch(w -> w == 0)) {
            throw new InputException("every measured case has the weight 0; nothing can be learned from them.");
        }
        return new CalibrationReport(
                subject(),
                new CalibrationReport.Fit(
                        scaling, scaling.temperature().orElse(null), split.fitted(), split.measured()),
                before.measures(),
                after.measures(),
                promises(measured.values(), each),
                notes);
    }

    private CalibrationReport.Subject subject() {
        String name = bundle.card().about().name();
        return new CalibrationReport.Subject(
                CalibrationReport.KIND,
                name == null ? bundle.folder().toString() : name,
                source.name(),
                bundle.card().network().labels());
    }

    private CalibrationReport.Promises promises(Collection<MeasuredLabel> measured, double[] weights) {
        double alpha = settings.alpha();
        return new CalibrationReport.Promises(
                alpha,
                measured.stream().map(m -> m.guarantee(alpha, weights)).toList(),
                measured.stream()
                        .flatMap(m -> m.volumes(alpha, weights).stream())
                        .toList());
    }
}
