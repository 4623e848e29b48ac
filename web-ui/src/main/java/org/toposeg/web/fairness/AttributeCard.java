package org.toposeg.web.fairness;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.toposeg.fairness.AttributeReport;
import org.toposeg.fairness.GroupReport;
import org.toposeg.statistics.Interval;

/** One attribute: its groups, their intervals, and what may be said of them. */
final class AttributeCard extends Div {

    private static final long serialVersionUID = 1L;

    AttributeCard(AttributeReport attribute) {
        addClassName("card");
        add(
                new H3(attribute.attribute().name()),
                summary(attribute),
                groups(attribute.groups(), attribute.disparity().overall()));
        add(new Paragraph(attribute.conclusion()));
        attribute.warnings().forEach(sentence -> add(warning(sentence)));
    }

    private static Paragraph summary(AttributeReport attribute) {
        return new Paragraph(
                "Equity-scaled Dice " + number(attribute.disparity().equityScaled()) + " (mean "
                        + number(attribute.disparity().overall())
                        + "); the closer they are, the more equally groups are served. Largest"
                        + " gap " + number(attribute.disparity().largestGap()) + ".");
    }

    private static NativeTable groups(List<GroupReport> groups, double overall) {
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        List.of("Group", "Cases", "Mean Dice", "95 % interval", "")
                .forEach(title -> head.add(new NativeTableHeaderCell(title)));
        table.add(head);
        for (GroupReport group : groups) {
            NativeTableRow row = new NativeTableRow();
            row.addDataCell().setText(group.value() + (group.small() ? " (few cases)" : ""));
            row.addDataCell().setText(String.valueOf(group.cases()));
            row.addDataCell().setText(number(group.mean()));
            row.addDataCell().setText(interval(group.scores().interval()));
            row.addDataCell().add(new IntervalBar(group, overall));
            table.add(row);
        }
        return table;
    }

    private static String interval(Interval interval) {
        return interval == null ? "one case" : number(interval.low()) + " to " + number(interval.high());
    }

    static Span warning(String sentence) {
        Span span = new Span(sentence);
        span.addClassName("warning");
        span.getStyle().set("display", "block");
        return span;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
