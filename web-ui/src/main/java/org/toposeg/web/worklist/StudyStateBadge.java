package org.toposeg.web.worklist;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.toposeg.web.study.StudyState;

/** The state of a study as a coloured word. */
public class StudyStateBadge extends Span {

    private static final long serialVersionUID = 1L;

    public StudyStateBadge(StudyState state) {
        super(state.title());
        addClassNames("badge", "badge-" + state.name().toLowerCase(Locale.ROOT));
    }
}
