package org.toposeg.web.training;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.toposeg.train.EpochRecord;

/** What a person wants to know first: does it run, how far is it, how good is it. */
final class RunHeader extends Div {

    private static final long serialVersionUID = 1L;

    RunHeader() {
        addClassName("run-header");
    }

    /**
     * @param runs one, several of a folder, or none
     * @param siblings whether a single run lies in a folder with others
     */
    void show(String path, List<TrainingRun> runs, boolean siblings) {
        removeAll();
        Div title = new Div(new H2(path));
        title.addClassName("run-title");
        add(trail(runs, siblings), title);
        if (runs.size() == 1) {
            TrainingRun run = runs.getFirst();
            title.add(new StateBadge(run.state()));
            add(tiles(run), RunGrid.bar(run));
            if (run.state() == RunState.STALLED) {
                add(advice(run));
            }
        } else if (!runs.isEmpty()) {
            long running =
                    runs.stream().filter(run -> run.state() == RunState.RUNNING).count();
            title.add(new Span(runs.size() + " runs" + (running == 0 ? "" : ", " + running + " under way")));
        }
    }

    private static Div trail(List<TrainingRun> runs, boolean siblings) {
        Div trail = new Div(new RouterLink("All runs", TrainingView.class));
        trail.addClassName("trail");
        if (siblings) {
            runs.getFirst()
                    .family()
                    .ifPresent(family ->
                            trail.add(new RouterLink("All of " + family + " together", RunView.class, family)));
        }
        return trail;
    }

    private static Div tiles(TrainingRun run) {
        Div tiles = new Div(
                tile("Epoch", Numbers.epoch(run)),
                tile("Loss", Numbers.of(run.latest().map(EpochRecord::loss))),
                tile("Mean Dice", Numbers.of(run.lastDice())),
                tile("Best Dice", Numbers.of(run.bestDice())),
                tile(
                        "Trained for",
                        run.latest().map(e -> Pace.words(e.seconds())).orElse("–")));
        if (run.state() == RunState.RUNNING) {
            tiles.add(tile("Time left", run.secondsLeft().map(Pace::words).orElse("–")));
        }
        tiles.addClassName("tiles");
        return tiles;
    }

    private static Div tile(String name, String value) {
        Span title = new Span(name);
        title.addClassName("tile-name");
        Span number = new Span(value);
        number.addClassName("tile-value");
        Div tile = new Div(title, number);
        tile.addClassName("tile");
        return tile;
    }

    private static Paragraph advice(TrainingRun run) {
        String since =
                Pace.words(Duration.between(run.signOfLife(), Instant.now()).toSeconds());
        Paragraph advice = new Paragraph("No sign of life for " + since + ": the training ended without a word or is"
                + " paused. 'toposeg train FOLDER/plan.json -o FOLDER --resume' goes on from its last checkpoint.");
        advice.addClassName("warning");
        return advice;
    }
}
