package org.toposeg.web.training;

import com.vaadin.flow.component.html.Span;

/** What a training does, as a coloured word. */
final class StateBadge extends Span {

    private static final long serialVersionUID = 1L;

    StateBadge(RunState state) {
        super(state.word());
        addClassNames("badge", "badge-" + state.word());
    }
}
