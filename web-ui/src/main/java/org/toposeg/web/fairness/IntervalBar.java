package org.toposeg.web.fairness;

import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import org.toposeg.fairness.GroupReport;

/** A group's mean and its interval on a line from 0 to 1, and a mark where the mean over all cases is. */
final class IntervalBar extends Div {

    private static final long serialVersionUID = 1L;

    IntervalBar(GroupReport group, double overall) {
        addClassName("interval");
        if (group.small()) {
            addClassName("is-small");
        }
        if (group.scores().interval() != null) {
            add(part(
                    "range",
                    group.scores().interval().low(),
                    group.scores().interval().high()));
        }
        add(part("overall", overall, overall), part("mean", group.mean(), group.mean()));
        setTitle("The line runs from 0 to 1; the thin mark is the mean over all cases.");
    }

    private static Div part(String name, double low, double high) {
        double from = Math.clamp(low, 0, 1);
        double to = Math.clamp(high, 0, 1);
        Div part = new Div();
        part.addClassName(name);
        part.getStyle().set("left", percent(from));
        if (to > from) {
            part.getStyle().set("width", percent(to - from));
        }
        return part;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
