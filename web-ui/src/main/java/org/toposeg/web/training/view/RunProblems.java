package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.web.training.run.TrainingRun;

/** What could not be read, as sentences. */
final class RunProblems extends Div {

    private static final long serialVersionUID = 1L;

    private List<String> shown = List.of();

    RunProblems() {
        addClassName("problems");
    }

    void show(String path, List<TrainingRun> runs) {
        List<String> now = new ArrayList<>();
        if (runs.isEmpty()) {
            now.add("There is no run \"" + path + "\" in the folder of runs, or no longer.");
        }
        runs.forEach(run ->
                run.problems().forEach(problem -> now.add(runs.size() == 1 ? problem : run.path() + ": " + problem)));
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            now.forEach(sentence -> add(new Paragraph(sentence)));
        }
    }
}
