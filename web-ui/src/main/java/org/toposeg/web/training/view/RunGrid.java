package org.toposeg.web.training.view;

import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.web.training.run.Pace;
import org.toposeg.web.training.run.RunNumbers;
import org.toposeg.web.training.run.TrainingRun;

/** The table of trainings; the name leads to the run's page. Its cells are renewed in place: a link may have the focus. */
@Uses(ProgressBar.class)
final class RunGrid extends Grid<TrainingRun> {

    private static final long serialVersionUID = 1L;
    private static final String LINK = "<a href=\"${item.href}\" router-link>${item.path}</a>";
    private static final String STATE = "<span class=\"${item.classes}\">${item.word}</span>";
    private static final String EPOCH = "<div class=\"epoch\"><span>${item.epoch}</span>"
            + "<vaadin-progress-bar .value=\"${item.share}\" aria-label=\"Progress\"></vaadin-progress-bar></div>";

    private final transient List<TrainingRun> items = new ArrayList<>();

    RunGrid() {
        super(TrainingRun.class, false);
        addRun();
        addState();
        addNumbers();
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setAllRowsVisible(true);
        setItems(items).setIdentifierProvider(TrainingRun::path);
    }

    private void addRun() {
        addColumn(LitRenderer.<TrainingRun>of(LINK)
                        .withProperty("href", run -> RunLink.href(run.path()))
                        .withProperty("path", TrainingRun::path))
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
    }

    private void addState() {
        addColumn(LitRenderer.<TrainingRun>of(STATE)
                        .withProperty("classes", run -> RunStateBadge.classes(run.state()))
                        .withProperty("word", run -> run.state().word()))
                .setHeader("State")
                .setComparator(TrainingRun::state)
                .setSortable(true)
                .setWidth("7rem")
                .setFlexGrow(0);
        addColumn(LitRenderer.<TrainingRun>of(EPOCH)
                        .withProperty("epoch", RunNumbers::epoch)
                        .withProperty("share", TrainingRun::share))
                .setHeader("Epoch")
                .setComparator(run -> run.epochs().size())
                .setSortable(true)
                .setWidth("8.5rem")
                .setFlexGrow(0);
    }

    private void addNumbers() {
        number("Loss", run -> RunNumbers.of(run.latest().map(e -> e.loss())));
        number("Dice", run -> RunNumbers.of(run.lastDice()));
        number("Best Dice", run -> RunNumbers.of(run.bestDice()));
        number("Time left", run -> run.secondsLeft().map(Pace::words).orElse(""));
    }

    private void number(String header, ValueProvider<TrainingRun, String> value) {
        addColumn(value)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6.5rem")
                .setFlexGrow(0);
    }

    void show(List<TrainingRun> runs) {
        items.clear();
        items.addAll(runs);
        getListDataView().refreshAll();
    }
}
