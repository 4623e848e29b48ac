package org.toposeg.web.report;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.toposeg.web.report.EvaluationReports.Compared;
import org.toposeg.web.security.Role;

/** How well segmentations agree with their references: all metrics, and the report to take away. */
@Route("metrics")
@PageTitle("Metrics | TopoSeg")
@Menu(title = "Metrics", order = 2)
@RolesAllowed(Role.READER)
public class MetricsView extends Div {

    private static final long serialVersionUID = 1L;
    private static final String EVERYBODY = "All models and readers";

    private final transient EvaluationReports reports;
    private final Div content = new Div();

    public MetricsView(EvaluationReports reports) {
        this.reports = reports;
        addClassNames("page", "metrics");
        add(new H2("Metrics"), introduction(), authors(), content);
        show(EVERYBODY);
    }

    private static Paragraph introduction() {
        return new Paragraph("The newest segmentation of each study that has a reference, by the metrics of 'toposeg"
                + " evaluate'. Distances are in millimetres of the image's own spacing; what has no value says why.");
    }

    private Select<String> authors() {
        List<String> names = new ArrayList<>(List.of(EVERYBODY));
        names.addAll(reports.authors());
        Select<String> select = new Select<>();
        select.setLabel("Segmented by");
        select.setItems(names);
        select.setValue(EVERYBODY);
        select.setWidth("20rem");
        select.addValueChangeListener(event -> show(event.getValue()));
        return select;
    }

    private void show(String author) {
        content.removeAll();
        Map<String, Compared> compared = reports.compared(author.equals(EVERYBODY) ? null : author);
        if (compared.isEmpty()) {
            content.add(new Paragraph("No segmentation was compared with a reference yet. Add studies with references"
                    + " (a data set in nnU-Net's or the Decathlon's layout) and segment them."));
            return;
        }
        String query = author.equals(EVERYBODY) ? "" : "?author=" + URLEncoder.encode(author, StandardCharsets.UTF_8);
        content.add(downloads(query), new CaseTable(compared), frame(query));
    }

    private static Div downloads(String query) {
        Div links = new Div();
        links.addClassName("downloads");
        for (String format : List.of("pdf", "html", "json", "csv")) {
            Anchor link = new Anchor("api/reports/evaluation." + format + query, format.toUpperCase(Locale.ROOT));
            link.setDownload(true);
            link.addClassName("download");
            links.add(link);
        }
        return links;
    }

    private static IFrame frame(String query) {
        IFrame frame = new IFrame("api/reports/evaluation.html" + query);
        frame.setTitle("Evaluation report");
        frame.addClassName("report");
        return frame;
    }
}
