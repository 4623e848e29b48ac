package org.toposeg.web.training;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.toposeg.web.security.Role;

/** All trainings in the folder of runs, those under way first. */
@Route("training")
@PageTitle("Training | TopoSeg")
@Menu(title = "Training", order = 1.5)
@RolesAllowed(Role.READER)
public class TrainingView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient TrainingRuns runs;
    private final transient RunWatch watch;
    private final Paragraph introduction = new Paragraph();
    private final Div families = new Div();
    private final RunGrid grid = new RunGrid();
    private transient List<TrainingRun> shown;
    private Registration registration;

    public TrainingView(TrainingRuns runs, RunWatch watch) {
        this.runs = runs;
        this.watch = watch;
        addClassNames("page", "training");
        families.addClassName("families");
        add(new H2("Training"), introduction, families, grid);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        registration = watch.listen(() -> ui.access(this::refresh));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        registration.remove();
    }

    private void refresh() {
        List<TrainingRun> now = runs.all();
        if (!now.equals(shown)) {
            shown = now;
            introduction.setText(sentence(now));
            showFamilies(TrainingRuns.families(now));
            grid.setVisible(!now.isEmpty());
            grid.show(now);
        }
    }

    private String sentence(List<TrainingRun> now) {
        if (!runs.folder().exists()) {
            return "There is no folder " + runs.folder().root() + ". 'toposeg train' makes it when it starts; runs that"
                    + " lie elsewhere are shown by 'toposeg serve --runs DIR'.";
        }
        return now.isEmpty()
                ? "No run lies in " + runs.folder().root() + " yet. 'toposeg train' writes one there."
                : "What 'toposeg train' writes into " + runs.folder().root() + ", followed while it runs.";
    }

    private void showFamilies(Map<String, Long> found) {
        families.removeAll();
        families.setVisible(!found.isEmpty());
        families.add(new Span("Folds and seeds together:"));
        found.forEach((path, count) -> families.add(new RouterLink(path + " · " + count, RunView.class, path)));
    }
}
