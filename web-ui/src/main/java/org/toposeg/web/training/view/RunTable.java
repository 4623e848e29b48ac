package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.web.training.run.Pace;
import org.toposeg.web.training.run.RunNumbers;
import org.toposeg.web.training.run.TrainingRun;

/** The runs of one folder side by side. Rows stay as long as the runs are the same: a link may have the focus. */
final class RunTable extends Div {

    private static final long serialVersionUID = 1L;
    private static final List<String> HEADER =
            List.of("Run", "Fold", "Seed", "State", "Epoch", "Mean Dice", "Best Dice", "Time left");

    private final List<Row> rows = new ArrayList<>();

    RunTable() {
        addClassName("card");
    }

    /** @param runs without any nothing is shown */
    void show(List<TrainingRun> runs) {
        setVisible(!runs.isEmpty());
        List<String> paths = runs.stream().map(TrainingRun::path).toList();
        if (!paths.equals(rows.stream().map(row -> row.path).toList())) {
            rows.clear();
            paths.forEach(path -> rows.add(new Row(path)));
            build();
        }
        for (int r = 0; r < runs.size(); r++) {
            rows.get(r).show(runs.get(r));
        }
    }

    private void build() {
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        HEADER.forEach(name -> head.add(new NativeTableHeaderCell(name)));
        table.add(head);
        rows.forEach(table::add);
        removeAll();
        add(table);
    }

    private static final class Row extends NativeTableRow {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final NativeTableCell link = addDataCell();
        private final NativeTableCell fold = addDataCell();
        private final NativeTableCell seed = addDataCell();
        private final NativeTableCell badge = addDataCell();
        private final NativeTableCell epoch = addDataCell();
        private final NativeTableCell dice = addDataCell();
        private final NativeTableCell best = addDataCell();
        private final NativeTableCell left = addDataCell();
        private final RunStateBadge state = new RunStateBadge();

        Row(String path) {
            this.path = path;
            link.add(new RunLink(path, path));
            badge.add(state);
        }

        void show(TrainingRun run) {
            fold.setText(run.fold());
            seed.setText(run.seed());
            state.show(run.state());
            epoch.setText(RunNumbers.epoch(run));
            dice.setText(RunNumbers.of(run.lastDice()));
            best.setText(RunNumbers.of(run.bestDice()));
            left.setText(run.secondsLeft().map(Pace::words).orElse(""));
        }
    }
}
