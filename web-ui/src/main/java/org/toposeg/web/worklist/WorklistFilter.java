package org.toposeg.web.worklist;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializablePredicate;
import java.util.List;
import java.util.Locale;
import org.toposeg.web.study.StudyState;
import org.toposeg.web.study.WorklistItem;

/** Narrows the worklist down by text and state, and says how far it is worked off. */
class WorklistFilter extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField text = new TextField();
    private final Select<StudyState> state = new Select<>();
    private final Span progress = new Span();
    private final SerializableConsumer<SerializablePredicate<WorklistItem>> changed;

    WorklistFilter(SerializableConsumer<SerializablePredicate<WorklistItem>> changed) {
        this.changed = changed;
        addClassName("worklist-filter");
        text.setPlaceholder("Name, subject or modality");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setAriaLabel("Search");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(event -> apply());
        state.setItems(StudyState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption("All states");
        state.setItemLabelGenerator(s -> s == null ? "All states" : s.title());
        state.setPlaceholder("All states");
        state.setAriaLabel("State");
        state.addValueChangeListener(event -> apply());
        progress.addClassName("worklist-progress");
        add(text, state, progress);
    }

    void show(List<WorklistItem> items) {
        long done =
                items.stream().filter(i -> i.state() == StudyState.SEGMENTED).count();
        progress.setText(done + " of " + items.size() + " segmented");
    }

    private void apply() {
        String wanted = text.getValue().trim().toLowerCase(Locale.ROOT);
        StudyState wantedState = state.getValue();
        changed.accept(item -> (wantedState == null || item.state() == wantedState)
                && (item.study().name() + " " + item.study().subject() + " "
                                + item.study().modality())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted));
    }
}
