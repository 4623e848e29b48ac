package org.toposeg.web.training;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.List;

/** The table of trainings; the name leads to the run's page. */
final class RunGrid extends Grid<TrainingRun> {

    private static final long serialVersionUID = 1L;

    RunGrid() {
        super(TrainingRun.class, false);
        addColumns();
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setAllRowsVisible(true);
    }

    private void addColumns() {
        addComponentColumn(run -> new RouterLink(run.path(), RunView.class, run.path()))
                .setHeader("Run")
                .setComparator(TrainingRun::path)
                .setSortable(true)
                .setFlexGrow(4);
        addColumn(TrainingRun::dataSet)
                .setHeader("Data set")
                .setSortable(true)
                .setFlexGrow(3)
                .setTooltipGenerator(TrainingRun::dataSet);
        addColumn(TrainingRun::fold).setHeader("Fold").setWidth("5.5rem").setFlexGrow(0);
        addComponentColumn(run -> new StateBadge(run.state()))
                .setHeader("State")
                .setComparator(TrainingRun::state)
                .setSortable(true)
                .setWidth("7rem")
                .setFlexGrow(0);
        addComponentColumn(RunGrid::epoch)
                .setHeader("Epoch")
                .setComparator(run -> run.epochs().size())
                .setSortable(true)
                .setWidth("8.5rem")
                .setFlexGrow(0);
        number("Loss", run -> Numbers.of(run.latest().map(e -> e.loss())));
        number("Dice", run -> Numbers.of(run.lastDice()));
        number("Best Dice", run -> Numbers.of(run.bestDice()));
        number("Time left", run -> run.secondsLeft().map(Pace::words).orElse(""));
    }

    private void number(String header, ValueProvider<TrainingRun, String> value) {
        addColumn(value)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6.5rem")
                .setFlexGrow(0);
    }

    private static Component epoch(TrainingRun run) {
        Div cell = new Div(new Span(Numbers.epoch(run)), bar(run));
        cell.addClassName("epoch");
        return cell;
    }

    static ProgressBar bar(TrainingRun run) {
        long all = run.plannedSteps();
        return new ProgressBar(0, 1, all == 0 ? 0 : Math.clamp((double) run.step() / all, 0, 1));
    }

    void show(List<TrainingRun> runs) {
        setItems(new ArrayList<>(runs)).setIdentifierProvider(TrainingRun::path);
    }
}
