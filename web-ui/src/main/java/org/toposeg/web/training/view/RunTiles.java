package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.toposeg.train.record.EpochRecord;
import org.toposeg.web.training.run.Pace;
import org.toposeg.web.training.run.RunNumbers;
import org.toposeg.web.training.run.RunState;
import org.toposeg.web.training.run.TrainingRun;

/** A run's numbers, large. */
final class RunTiles extends Div {

    private static final long serialVersionUID = 1L;

    private final Tile epoch = new Tile("Epoch");
    private final Tile loss = new Tile("Loss");
    private final Tile dice = new Tile("Mean Dice");
    private final Tile best = new Tile("Best Dice");
    private final Tile spent = new Tile("Trained for");
    private final Tile left = new Tile("Time left");

    RunTiles() {
        addClassName("tiles");
        add(epoch, loss, dice, best, spent, left);
    }

    void show(TrainingRun run) {
        epoch.show(RunNumbers.epoch(run));
        loss.show(RunNumbers.of(run.latest().map(EpochRecord::loss)));
        dice.show(RunNumbers.of(run.lastDice()));
        best.show(RunNumbers.of(run.bestDice()));
        spent.show(run.latest().map(e -> Pace.words(e.seconds())).orElse(RunNumbers.NONE));
        left.show(run.secondsLeft().map(Pace::words).orElse(RunNumbers.NONE));
        left.setVisible(run.state() == RunState.RUNNING);
    }

    private static final class Tile extends Div {

        private static final long serialVersionUID = 1L;

        private final Span value = new Span();

        Tile(String name) {
            Span title = new Span(name);
            title.addClassName("tile-name");
            value.addClassName("tile-value");
            addClassName("tile");
            add(title, value);
        }

        void show(String text) {
            value.setText(text);
        }
    }
}
