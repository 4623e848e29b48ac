package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.toposeg.web.training.run.Pace;
import org.toposeg.web.training.run.RunState;
import org.toposeg.web.training.run.TrainingRun;

/**
 * What a person wants to know first: does it run, how far is it, how good is it. While that changes all the time, the links
 * stay the same: one of them may have the focus.
 */
public final class RunHeader extends Div {

    private static final long serialVersionUID = 1L;

    /** @param family null if the run lies with no others */
    private record Place(String path, String family) {}

    private final Div trail = new Div();
    private final H2 name = new H2();
    private final RunStateBadge state = new RunStateBadge();
    private final Span count = new Span();
    private final RunTiles tiles = new RunTiles();
    private final ProgressBar bar = new ProgressBar(0, 1);
    private final Paragraph advice = new Paragraph();
    private transient Place place;

    RunHeader() {
        addClassName("run-header");
        trail.addClassName("trail");
        advice.addClassName("warning");
        bar.getElement().setAttribute("aria-label", "Progress");
        Div title = new Div(name, state, count);
        title.addClassName("run-title");
        add(trail, title, tiles, bar, advice);
    }

    /**
     * @param runs one, several of a folder, or none
     * @param siblings whether a single run lies in a folder with others
     */
    void show(String path, List<TrainingRun> runs, boolean siblings) {
        String family = siblings ? runs.getFirst().family().orElse(null) : null;
        showPlace(new Place(path, family));
        boolean one = runs.size() == 1;
        List.of(state, tiles, bar).forEach(part -> part.setVisible(one));
        count.setVisible(runs.size() > 1);
        count.setText(count(runs));
        boolean stalled = one && runs.getFirst().state() == RunState.STALLED;
        advice.setVisible(stalled);
        advice.setText(stalled ? advice(runs.getFirst()) : "");
        if (one) {
            state.show(runs.getFirst().state());
            tiles.show(runs.getFirst());
            bar.setValue(runs.getFirst().share());
        }
    }

    private void showPlace(Place now) {
        if (now.equals(place)) {
            return;
        }
        place = now;
        name.setText(now.path());
        trail.removeAll();
        trail.add(new RouterLink("All runs", TrainingView.class));
        if (now.family() != null) {
            trail.add(new RunLink("All of " + now.family() + " together", now.family()));
        }
    }

    private static String count(List<TrainingRun> runs) {
        long running =
                runs.stream().filter(run -> run.state() == RunState.RUNNING).count();
        return runs.size() + " runs" + (running == 0 ? "" : ", " + running + " under way");
    }

    /** A stage's own plan would train it on other cases than the cascade does. */
    public static String advice(TrainingRun run) {
        String since =
                Pace.words(Duration.between(run.signOfLife(), Instant.now()).toSeconds());
        String folder = run.cascade()
                .map(cascade -> ", where FOLDER is that of the whole cascade, " + cascade + ",")
                .orElse("");
        return "No sign of life for " + since + ": the training ended without a word or is paused."
                + " 'toposeg train FOLDER/plan.json -o FOLDER --resume'" + folder
                + " goes on from its last checkpoint.";
    }
}
