package org.toposeg.web.training;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.WildcardParameter;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.toposeg.web.security.Role;

/** One training, or all that lie in one folder, followed while they go. */
@Route("training/run")
@RolesAllowed(Role.READER)
public class RunView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient TrainingRuns runs;
    private final transient RunWatch watch;
    private final RunHeader header = new RunHeader();
    private final Div problems = new Div();
    private final RunCharts charts = new RunCharts();
    private final ExampleSlider examples = new ExampleSlider();
    private final RunTable table = new RunTable();
    private final RunFacts facts = new RunFacts();
    private String path = "";
    private transient List<TrainingRun> shown;
    private Registration registration;

    public RunView(TrainingRuns runs, RunWatch watch) {
        this.runs = runs;
        this.watch = watch;
        addClassNames("page", "training");
        problems.addClassName("problems");
        add(header, problems, table, charts, examples, facts);
    }

    @Override
    public void setParameter(BeforeEvent event, @WildcardParameter String parameter) {
        path = parameter;
        shown = null;
        refresh();
    }

    @Override
    public String getPageTitle() {
        return path + " | TopoSeg";
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
        List<TrainingRun> now = runs.at(path);
        if (!now.equals(shown)) {
            shown = now;
            show(now);
        }
    }

    private void show(List<TrainingRun> now) {
        header.show(path, now, hasSiblings(now));
        problems.removeAll();
        if (now.isEmpty()) {
            problems.add(new Paragraph("There is no run \"" + path + "\" in the folder of runs, or no longer."));
        }
        now.forEach(run -> run.problems().forEach(problem -> problems.add(problem(now, run, problem))));
        boolean one = now.size() == 1;
        table.show(one ? List.of() : now);
        charts.show(path, now);
        examples.show(one ? now.getFirst() : null);
        facts.show(one ? now.getFirst() : null);
    }

    /** Whether its folder holds other runs too. */
    private boolean hasSiblings(List<TrainingRun> now) {
        return now.size() == 1
                && now.getFirst()
                        .family()
                        .filter(family -> runs.at(family).size() > 1)
                        .isPresent();
    }

    private static Paragraph problem(List<TrainingRun> all, TrainingRun run, String problem) {
        return new Paragraph(all.size() == 1 ? problem : run.name() + ": " + problem);
    }
}
