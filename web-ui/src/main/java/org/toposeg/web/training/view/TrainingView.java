package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.toposeg.web.security.Role;
import org.toposeg.web.training.run.RunWatch;
import org.toposeg.web.training.run.TrainingRun;
import org.toposeg.web.training.run.TrainingRuns;

/** All trainings in the folder of runs, those under way first. */
@Route("training")
@PageTitle("Training | TopoSeg")
@Menu(title = "Training", order = 1.5)
@RolesAllowed(Role.READER)
public class TrainingView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient TrainingRuns runs;
    private final String place;
    private final Paragraph introduction = new Paragraph();
    private final Div families = new Div();
    private final RunGrid grid = new RunGrid();
    private transient List<TrainingRun> shown;
    private transient Map<String, Long> shownFamilies;

    public TrainingView(TrainingRuns runs, RunWatch watch, AuthenticationContext person) {
        this.runs = runs;
        // Where it lies on the server is the business of those who look after it.
        this.place = person.hasRole(Role.ADMIN) ? runs.folder().root().toString() : "the folder of runs";
        addClassNames("page", "training");
        families.addClassName("families");
        add(new H2("Training"), introduction, families, grid);
        show(runs.all());
        watch.follow(this, runs::all, this::show);
    }

    private void show(List<TrainingRun> now) {
        if (!now.equals(shown)) {
            shown = now;
            introduction.setText(sentence(now));
            showFamilies(TrainingRuns.families(now));
            grid.setVisible(!now.isEmpty());
            grid.show(now);
        }
    }

    private String sentence(List<TrainingRun> now) {
        if (!now.isEmpty()) {
            return "What 'toposeg train' writes into " + place + ", followed while it runs.";
        }
        return "No run lies in " + place + " yet. 'toposeg train' "
                + (runs.folder().exists()
                        ? "writes one there."
                        : "makes that folder when it starts; runs that lie elsewhere are shown by 'toposeg serve"
                                + " --runs DIR'.");
    }

    private void showFamilies(Map<String, Long> found) {
        if (found.equals(shownFamilies)) {
            return;
        }
        shownFamilies = found;
        families.removeAll();
        families.setVisible(!found.isEmpty());
        families.add(new Span("Folds and seeds together:"));
        found.forEach((path, count) -> families.add(new RunLink(path + " · " + count, path)));
    }
}
