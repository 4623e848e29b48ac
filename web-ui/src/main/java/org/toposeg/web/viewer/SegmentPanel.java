package org.toposeg.web.viewer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toposeg.web.model.ModelEntry;
import org.toposeg.web.study.StudyState;
import org.toposeg.web.study.WorklistItem;
import org.toposeg.workflow.job.Job;

/** Asks for a segmentation and shows how far it is. */
class SegmentPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final Select<ModelEntry> model = new Select<>();
    private final Button start;
    private final ProgressBar bar = new ProgressBar();
    private final Span note = new Span();
    private final transient List<ModelEntry> models;

    /** @param segment is told the name of the model */
    SegmentPanel(List<ModelEntry> models, Consumer<String> segment) {
        addClassName("segment-panel");
        start = new Button("Segment", click -> segment.accept(model.getValue().name()));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        model.setLabel("Model");
        model.setItems(models);
        model.setItemLabelGenerator(ModelEntry::title);
        this.models = models;
        start.setEnabled(!models.isEmpty());
        Div controls = new Div(model, start);
        controls.addClassName("segment-controls");
        add(controls, bar, note);
        note.addClassName("segment-note");
    }

    void show(WorklistItem item) {
        if (model.isEmpty()) {
            lastUsed(item).or(() -> models.stream().findFirst()).ifPresent(model::setValue);
        }
        boolean underWay = item.state().isUnderWay();
        start.setEnabled(!underWay && !model.isEmpty());
        bar.setVisible(underWay);
        note.setVisible(underWay || item.state() == StudyState.FAILED);
        note.setClassName("segment-error", item.state() == StudyState.FAILED);
        if (item.job() != null) {
            bar.setValue(Math.clamp(item.job().progress(), 0, 1));
            note.setText(note(item.job(), item.state()));
        }
    }

    /** Whoever segments a study again mostly wants the same model. */
    private Optional<ModelEntry> lastUsed(WorklistItem item) {
        return models.stream()
                .filter(entry ->
                        item.job() != null && entry.name().equals(item.job().model()))
                .findFirst();
    }

    private static String note(Job job, StudyState state) {
        return switch (state) {
            case QUEUED -> "Waits for its turn";
            case RUNNING -> Math.round(100 * job.progress()) + " %  " + job.note();
            case FAILED -> job.error();
            default -> "";
        };
    }
}
