package org.toposeg.web.report;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.toposeg.metric.Metric;
import org.toposeg.metric.Metrics;
import org.toposeg.web.report.EvaluationReports.Compared;
import tools.jackson.databind.JsonNode;

/** A row for each case and structure with the metrics that people ask for first. */
final class CaseTable extends Div {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> SHOWN = new LinkedHashMap<>();

    static {
        SHOWN.put("dice", "Dice");
        SHOWN.put("hd95", "HD95, mm");
        SHOWN.put("assd", "ASSD, mm");
        SHOWN.put("nsd", "Surface Dice");
        SHOWN.put("cldice", "clDice");
        SHOWN.put("relativeVolumeError", "Volume error");
        SHOWN.put("bettiMatchingError", "Betti matching error");
    }

    CaseTable(Map<String, Compared> compared) {
        addClassName("card");
        NativeTable table = new NativeTable();
        table.add(head());
        compared.forEach((name, one) -> one.document()
                .path("labels")
                .properties()
                .forEach(label -> table.add(row(name, one, label.getValue()))));
        add(new H3("Studies"), table);
    }

    private static NativeTableRow head() {
        NativeTableRow head = new NativeTableRow();
        head.add(new NativeTableHeaderCell("Study"), new NativeTableHeaderCell("Structure"));
        Metrics.named(List.copyOf(SHOWN.keySet())).stream().map(Metric::info).forEach(info -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(SHOWN.get(info.key()));
            cell.setTitle(info.title() + ": " + info.definition());
            head.add(cell);
        });
        return head;
    }

    private static NativeTableRow row(String name, Compared one, JsonNode label) {
        NativeTableRow row = new NativeTableRow();
        row.addDataCell().add(new Anchor("studies/" + one.item().study().id(), name));
        row.addDataCell().setText(label.path("name").asString(""));
        for (String key : SHOWN.keySet()) {
            var cell = row.addDataCell();
            cell.setText(text(label.path(key)));
            String why = label.path("why").path(key).asString("");
            if (!why.isEmpty()) {
                cell.setTitle(why);
            }
        }
        return row;
    }

    /** A list, such as one value for each dimension, is shown number by number. */
    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return String.format(Locale.ROOT, "%.3f", value.asDouble());
        }
        return value.isArray()
                ? String.join(" · ", value.valueStream().map(JsonNode::asString).toList())
                : "–";
    }
}
