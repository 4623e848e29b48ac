package org.toposeg.web.training.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.toposeg.report.chart.Curves.Curve;
import org.toposeg.train.record.EpochRecord;
import org.toposeg.volume.LabelColors;
import org.toposeg.web.training.run.Pace;
import org.toposeg.web.training.run.TrainingRun;

/** The curves of runs: of one run in the colours of its labels, of several in a colour for each run. */
final class RunCurves {

    private static final String MEAN = "mean";

    private RunCurves() {}

    static List<Curve> loss(List<TrainingRun> runs) {
        return each(runs, "loss", run -> points(run, EpochRecord::loss));
    }

    static List<Curve> learningRate(List<TrainingRun> runs) {
        return each(runs, "learning rate", run -> points(run, EpochRecord::learningRate));
    }

    /** Per cent of each epoch's time. */
    static List<Curve> waiting(List<TrainingRun> runs) {
        return each(
                runs,
                "waiting",
                run -> IntStream.range(0, run.epochs().size())
                        .filter(i -> Pace.seconds(run.epochs(), i) > 0)
                        .mapToObj(i -> new double[] {
                            run.epochs().get(i).epoch(),
                            100 * run.epochs().get(i).waitedSeconds() / Pace.seconds(run.epochs(), i)
                        })
                        .toList());
    }

    /** @param label 0 for the mean; asked only of several runs, of one run all are given */
    static List<Curve> dice(List<TrainingRun> runs, int label) {
        if (runs.size() > 1) {
            return each(runs, MEAN, run -> points(run, e -> dice(e, label)));
        }
        List<Curve> curves = new ArrayList<>();
        for (TrainingRun run : runs) {
            Map<Integer, String> labels = run.labels();
            labels.forEach((value, name) -> add(curves, curve(name, value, points(run, e -> dice(e, value)))));
            if (labels.size() != 1) {
                add(curves, new Curve(MEAN, null, false, points(run, e -> dice(e, 0))));
            }
        }
        return curves;
    }

    private static double dice(EpochRecord epoch, int label) {
        Double dice = label == 0
                ? epoch.meanDice()
                : epoch.dice() == null ? null : epoch.dice().get(label);
        return dice == null ? Double.NaN : dice;
    }

    private static void add(List<Curve> curves, Curve curve) {
        if (!curve.points().isEmpty()) {
            curves.add(curve);
        }
    }

    private interface Points {
        List<double[]> of(TrainingRun run);
    }

    private static List<Curve> each(List<TrainingRun> runs, String name, Points points) {
        List<Curve> curves = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            boolean alone = runs.size() == 1;
            TrainingRun run = runs.get(r);
            add(curves, curve(alone ? name : run.path(), alone ? 2 : r + 1, points.of(run)));
        }
        return curves;
    }

    /** Dashed where the colours have begun again. */
    private static Curve curve(String name, int color, List<double[]> points) {
        return new Curve(name, LabelColors.rgb(color), LabelColors.repeats(color) % 2 == 1, points);
    }

    private static List<double[]> points(TrainingRun run, ToDoubleFunction<EpochRecord> value) {
        return run.epochs().stream()
                .map(epoch -> new double[] {epoch.epoch(), value.applyAsDouble(epoch)})
                .filter(point -> Double.isFinite(point[1]))
                .toList();
    }
}
