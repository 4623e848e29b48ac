package org.toposeg.web.training.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.report.chart.Curves;
import org.toposeg.report.chart.Curves.Curve;
import org.toposeg.train.record.EpochRecord;
import org.toposeg.web.training.run.TrainingRun;

/** Loss, Dice, learning rate and waiting by epoch; drawn again when an epoch was added. */
final class RunCharts extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MEAN = 0;

    private final Panel loss = new Panel("Training loss", "loss");
    private final Panel dice = new Panel("Dice on held-out cases", "Dice");
    private final Panel rate = new Panel("Learning rate", "learning rate");
    private final Panel waiting = new Panel("Time spent waiting for batches", "% of the epoch");
    private final Select<Integer> label = new Select<>();
    private final Map<Integer, String> names = new TreeMap<>();
    private transient List<TrainingRun> runs = List.of();
    private transient List<List<EpochRecord>> drawn;
    private String path;

    RunCharts() {
        Div grid = new Div(loss, dice, rate, waiting);
        grid.addClassName("charts");
        label.setLabel("Dice of");
        label.setWidth("16rem");
        label.setItemLabelGenerator(value -> names.getOrDefault(value, ""));
        label.addValueChangeListener(chosen -> showDice());
        add(label, grid);
    }

    void show(String newPath, List<TrainingRun> now) {
        runs = now;
        List<List<EpochRecord>> epochs = now.stream().map(TrainingRun::epochs).toList();
        if (newPath.equals(path) && epochs.equals(drawn)) {
            return;
        }
        path = newPath;
        drawn = epochs;
        setVisible(!now.isEmpty());
        showLabels();
        loss.show(RunCurves.loss(now), last(), "The first epoch is not finished yet.");
        rate.show(RunCurves.learningRate(now), last(), "");
        waiting.show(RunCurves.waiting(now), last(), "");
        showDice();
    }

    /** The epoch that the farthest run has reached: all charts end there. */
    private int last() {
        return runs.stream()
                .flatMap(run -> run.latest().stream())
                .mapToInt(EpochRecord::epoch)
                .max()
                .orElse(0);
    }

    /** Of one run all labels are shown at once. */
    private void showLabels() {
        Map<Integer, String> found = new TreeMap<>(Map.of(MEAN, "mean of the labels"));
        runs.forEach(run -> found.putAll(run.labels()));
        label.setVisible(runs.size() > 1 && found.size() > 2);
        if (!found.equals(names)) {
            names.clear();
            names.putAll(found);
            label.setItems(new ArrayList<>(found.keySet()));
            label.setValue(MEAN);
        }
    }

    private void showDice() {
        int chosen = label.getValue() == null ? MEAN : label.getValue();
        int every = runs.isEmpty() ? 1 : runs.getFirst().validateEvery();
        dice.show(
                RunCurves.dice(runs, chosen),
                last(),
                "Not validated yet; the plan does it "
                        + (every == 1 ? "after each epoch." : "every " + every + " epochs."));
    }

    /** One chart, or a sentence instead. */
    private static final class Panel extends Div {

        private static final long serialVersionUID = 1L;

        private final String title;
        private final String axis;
        private final CurveChart chart = new CurveChart();

        Panel(String title, String axis) {
            this.title = title;
            this.axis = axis;
            addClassNames("card", "chart");
        }

        /**
         * @param last epoch that the axis reaches
         * @param otherwise shown without curves; empty for nothing
         */
        void show(List<Curve> curves, int last, String otherwise) {
            setVisible(!curves.isEmpty() || !otherwise.isEmpty());
            if (curves.isEmpty()) {
                become(new Div(new H3(title), new Paragraph(otherwise)));
            } else {
                become(chart);
                chart.show(Curves.of(title, axis, last, curves));
            }
        }

        private void become(Component content) {
            if (content.getParent().isEmpty()) {
                removeAll();
                add(content);
            }
        }
    }
}
