package org.toposeg.train.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.infer.SlidingWindow;
import org.toposeg.plan.Plan;
import org.toposeg.train.data.PreparedCase;

/** Dice of each label on the held-out cases, on the network's grid. */
final class Validation {

    /**
     * @param dice mean over the cases that have the label, by label value
     * @param meanDice mean over the labels; NaN without held-out labels
     * @param byCase of each case, by label value; NaN where the reference lacks the label
     */
    record Result(Map<Integer, Double> dice, double meanDice, Map<String, Map<Integer, Double>> byCase) {}

    /** Sees each case as it was predicted. */
    @FunctionalInterface
    interface Watcher {
        void predicted(PreparedCase c, float[][] probabilities);
    }

    private Validation() {}

    static Result of(
            List<PreparedCase> cases, Plan plan, InferenceEngine.Predictor predictor, int batch, Watcher watcher) {
        SlidingWindow window = new SlidingWindow(plan.window().withMirrorAxes(List.of()), batch);
        int classes = plan.labels().size();
        List<double[]> all = new ArrayList<>();
        Map<String, Map<Integer, Double>> byCase = new TreeMap<>();
        for (PreparedCase c : cases) {
            float[][] p = window.probabilities(c.input(), c.size(), predictor, done -> {});
            watcher.predicted(c, p);
            double[] found = dice(p, c, classes);
            all.add(found);
            byCase.put(c.id(), byLabel(found, plan));
        }
        Map<Integer, Double> dice = new TreeMap<>();
        for (int c = 1; c < classes; c++) {
            int k = c;
            dice.put(
                    plan.labels().get(c).value(),
                    all.stream()
                            .mapToDouble(d -> d[k])
                            .filter(d -> !Double.isNaN(d))
                            .average()
                            .orElse(Double.NaN));
        }
        double mean = dice.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(d -> !Double.isNaN(d))
                .average()
                .orElse(Double.NaN);
        return new Result(dice, mean, byCase);
    }

    private static Map<Integer, Double> byLabel(double[] dice, Plan plan) {
        Map<Integer, Double> byLabel = new TreeMap<>();
        for (int c = 1; c < dice.length; c++) {
            byLabel.put(plan.labels().get(c).value(), dice[c]);
        }
        return byLabel;
    }

    /** NaN where the reference has no voxel of the class. */
    private static double[] dice(float[][] probabilities, PreparedCase reference, int classes) {
        long[] both = new long[classes];
        long[] predicted = new long[classes];
        long[] wanted = new long[classes];
        for (int v = 0; v < probabilities[0].length; v++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = probabilities[c][v] > probabilities[best][v] ? c : best;
            }
            int truth = reference.classAt(v);
            predicted[best]++;
            wanted[truth]++;
            both[truth] += best == truth ? 1 : 0;
        }
        double[] dice = new double[classes];
        for (int c = 0; c < classes; c++) {
            dice[c] = wanted[c] == 0 ? Double.NaN : 2.0 * both[c] / (predicted[c] + wanted[c]);
        }
        return dice;
    }
}
