package org.toposeg.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Collects the measures over cases, one after the other, in memory that does not grow with them. */
public final class CalibrationMeter {

    /** Probabilities below are ignored by the thresholded error, as in Nixon et al. */
    static final double THRESHOLD = 0.001;

    /** The smallest probability whose logarithm is taken. */
    static final double MIN = 1e-12;

    private final List<Integer> labels;
    private final int bins;
    private final ReliabilityBins top;
    private final ReliabilityBins band;
    private final ReliabilityBins[] byLabel;
    private final AdaptiveBins[] adaptive;
    private double squares;
    private double logs;
    private long voxels;

    /** @param labels value of each class, background first */
    public CalibrationMeter(List<Integer> labels, int bins) {
        this.labels = List.copyOf(labels);
        this.bins = bins;
        this.top = new ReliabilityBins(bins);
        this.band = new ReliabilityBins(bins);
        this.byLabel = labels.stream().map(l -> new ReliabilityBins(bins)).toArray(ReliabilityBins[]::new);
        this.adaptive = labels.stream().map(l -> new AdaptiveBins()).toArray(AdaptiveBins[]::new);
    }

    /**
     * @param probabilities class × voxel
     * @param truth class of each voxel
     * @param nearBoundary the voxels of the boundary band; null for none
     */
    public void add(float[][] probabilities, byte[] truth, boolean[] nearBoundary) {
        int classes = labels.size();
        for (int v = 0; v < truth.length; v++) {
            int best = 0;
            double square = 0;
            for (int c = 0; c < classes; c++) {
                double p = probabilities[c][v];
                boolean here = truth[v] == c;
                byLabel[c].add(p, here);
                adaptive[c].add(p, here);
                double miss = p - (here ? 1 : 0);
                square += miss * miss;
                best = p > probabilities[best][v] ? c : best;
            }
            squares += square;
            logs -= Math.log(Math.max(MIN, probabilities[truth[v]][v]));
            top.add(probabilities[best][v], best == truth[v]);
            if (nearBoundary != null && nearBoundary[v]) {
                band.add(probabilities[best][v], best == truth[v]);
            }
        }
        voxels += truth.length;
    }

    public CalibrationMeasures measures() {
        Map<Integer, Double> errors = new TreeMap<>();
        Map<Integer, List<ReliabilityBins.Bin>> diagrams = new TreeMap<>();
        for (int c = 0; c < byLabel.length; c++) {
            errors.put(labels.get(c), defined(byLabel[c].error()));
            diagrams.put(labels.get(c), byLabel[c].bins());
        }
        return new CalibrationMeasures(
                voxels,
                bins,
                new CalibrationMeasures.TopLabel(defined(top.error()), defined(top.greatestError())),
                new CalibrationMeasures.Labels(
                        errors, defined(classwise()), defined(adaptive(0)), defined(adaptive(THRESHOLD))),
                defined(band.error()),
                new CalibrationMeasures.Scores(defined(squares / voxels), defined(logs / voxels)),
                new CalibrationMeasures.Diagrams(top.bins(), diagrams));
    }

    private double classwise() {
        return Arrays.stream(byLabel)
                .mapToDouble(ReliabilityBins::error)
                .average()
                .orElse(Double.NaN);
    }

    private double adaptive(double threshold) {
        return IntStream.range(0, adaptive.length)
                .mapToDouble(c -> ReliabilityBins.error(adaptive[c].bins(bins, threshold)))
                .average()
                .orElse(Double.NaN);
    }

    /** Null in the report where there is no number. */
    private static @Nullable Double defined(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
