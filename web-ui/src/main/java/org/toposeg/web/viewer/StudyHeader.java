package org.toposeg.web.viewer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.toposeg.volume.Vec3;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.WorklistItem;
import org.toposeg.web.worklist.StudyStateBadge;

/** Whose images these are and how they were sampled. */
class StudyHeader extends Div {

    private static final long serialVersionUID = 1L;

    StudyHeader() {
        addClassName("study-header");
    }

    void show(WorklistItem item) {
        Study study = item.study();
        Div title = new Div(new H2(study.name()), new StudyStateBadge(item.state()));
        title.addClassName("study-title");
        removeAll();
        add(title, fact("Subject", study.subject()), fact("Modality", orDash(study.modality())));
        add(fact("Voxels", study.size().toString()), fact("Spacing", millimetres(study.spacing())));
    }

    private static Div fact(String name, String value) {
        Span label = new Span(name);
        label.addClassName("fact-name");
        Div fact = new Div(label, new Span(value));
        fact.addClassName("fact");
        return fact;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private static String millimetres(Vec3 spacing) {
        return String.format(Locale.ROOT, "%.3g × %.3g × %.3g mm", spacing.x(), spacing.y(), spacing.z());
    }
}
