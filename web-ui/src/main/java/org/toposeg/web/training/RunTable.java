package org.toposeg.web.training;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.RouterLink;
import java.util.List;

/** The runs of one folder side by side. */
final class RunTable extends Div {

    private static final long serialVersionUID = 1L;
    private static final List<String> HEADER =
            List.of("Run", "Fold", "Seed", "State", "Epoch", "Mean Dice", "Best Dice", "Time left");

    RunTable() {
        addClassName("card");
    }

    /** @param runs without any nothing is shown */
    void show(List<TrainingRun> runs) {
        removeAll();
        setVisible(!runs.isEmpty());
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        HEADER.forEach(name -> head.add(new NativeTableHeaderCell(name)));
        table.add(head);
        runs.forEach(run -> table.add(row(run)));
        add(table);
    }

    private static NativeTableRow row(TrainingRun run) {
        NativeTableRow row = new NativeTableRow();
        row.addDataCell().add(new RouterLink(run.name(), RunView.class, run.path()));
        row.addDataCell().setText(run.fold());
        row.addDataCell().setText(run.seed());
        row.addDataCell().add(new StateBadge(run.state()));
        row.addDataCell().setText(Numbers.epoch(run));
        row.addDataCell().setText(Numbers.of(run.lastDice()));
        row.addDataCell().setText(Numbers.of(run.bestDice()));
        row.addDataCell().setText(run.secondsLeft().map(Pace::words).orElse(""));
        return row;
    }
}
