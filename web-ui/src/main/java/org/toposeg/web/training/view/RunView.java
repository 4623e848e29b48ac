package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.WildcardParameter;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.toposeg.web.security.Role;
import org.toposeg.web.training.run.RunState;
import org.toposeg.web.training.run.RunWatch;
import org.toposeg.web.training.run.RunsFolder;
import org.toposeg.web.training.run.TrainingRun;
import org.toposeg.web.training.run.TrainingRuns;

/** One training, or all that lie in one folder, followed while they go. */
@Route(RunView.ROUTE)
@RolesAllowed(Role.READER)
public class RunView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    static final String ROUTE = "training/run";

    private static final long serialVersionUID = 1L;

    private final transient TrainingRuns runs;
    private final RunHeader header = new RunHeader();
    private final RunProblems problems = new RunProblems();
    private final RunCharts charts = new RunCharts();
    private final ExampleSlider examples = new ExampleSlider();
    private final RunTable table = new RunTable();
    private final RunFacts facts = new RunFacts();
    private transient Snapshot shown;

    /** Read by the watch's thread too. */
    private volatile String path = RunsFolder.ITSELF;

    /** @param siblings whether a single run lies in a folder with others */
    private record Snapshot(String path, List<TrainingRun> runs, boolean siblings) {

        /** The run, if it is one. */
        TrainingRun single() {
            return runs.size() == 1 ? runs.getFirst() : null;
        }

        /** Whether it changes by itself: how long there has been no sign of life. */
        boolean ages() {
            return runs.size() == 1 && single().state() == RunState.STALLED;
        }
    }

    public RunView(TrainingRuns runs, RunWatch watch) {
        this.runs = runs;
        addClassNames("page", "training");
        add(header, problems, table, charts, examples, facts);
        watch.follow(this, this::read, this::show);
    }

    @Override
    public void setParameter(BeforeEvent event, @WildcardParameter String parameter) {
        path = parameter.isEmpty() ? RunsFolder.ITSELF : parameter;
        show(read());
    }

    @Override
    public String getPageTitle() {
        return path + " | TopoSeg";
    }

    private Snapshot read() {
        String place = path;
        List<TrainingRun> now = runs.at(place);
        boolean siblings = now.size() == 1
                && now.getFirst().family().filter(runs::areSeveral).isPresent();
        return new Snapshot(place, now, siblings);
    }

    private void show(Snapshot now) {
        boolean isElsewhere = !now.path().equals(path);
        if (isElsewhere || now.equals(shown) && !now.ages()) {
            return;
        }
        shown = now;
        header.show(now.path(), now.runs(), now.siblings());
        problems.show(now.path(), now.runs());
        table.show(now.single() == null ? now.runs() : List.of());
        charts.show(now.path(), now.runs());
        examples.show(now.single());
        facts.show(now.single());
    }
}
