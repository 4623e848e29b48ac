package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Span;
import org.toposeg.web.training.run.RunState;

/** What a training does, as a coloured word. */
final class RunStateBadge extends Span {

    private static final long serialVersionUID = 1L;

    void show(RunState state) {
        setText(state.word());
        setClassName(classes(state));
    }

    static String classes(RunState state) {
        return "badge badge-" + state.word();
    }
}
