package org.toposeg.web.fairness;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.toposeg.volume.ImageException;
import org.toposeg.web.security.Role;
import org.toposeg.web.study.Worklist;

/** Mean Dice by group of people, from the evaluated studies and a table of subjects. */
@Route("fairness")
@PageTitle("Fairness | TopoSeg")
@Menu(title = "Fairness", order = 2)
@RolesAllowed(Role.READER)
public class FairnessView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient FairnessCases cases;
    private final Div report = new Div();

    public FairnessView(Worklist worklist) {
        this.cases = new FairnessCases(worklist);
        addClassName("page");
        add(new H2("Fairness"), introduction(), upload(), report);
        show(cases.ofWorklist());
    }

    private static Paragraph introduction() {
        return new Paragraph("Does the segmentation serve every group equally well? Upload a table with the column"
                + " 'case' (the study's name), any attributes (sex, age group, scanner), and a column 'dice' for cases"
                + " that are not in the worklist.");
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((metadata, data) -> take(metadata.fileName(), data)));
        upload.setAcceptedFileTypes(".csv", "text/csv");
        upload.setMaxFiles(1);
        return upload;
    }

    private void take(String name, byte[] data) {
        List<String> lines = new String(data, StandardCharsets.UTF_8).lines().toList();
        getUI().ifPresent(ui -> ui.access(() -> {
            try {
                show(cases.of(CaseTable.parse(name, lines)));
            } catch (ImageException e) {
                report.removeAll();
                report.add(warning(e.getMessage()));
            }
        }));
    }

    private void show(List<FairnessReport.Case> found) {
        FairnessReport result = FairnessReport.of(found);
        report.removeAll();
        if (result.attributes().isEmpty()) {
            report.add(new Paragraph(found.size() + " evaluated studies; nothing is known of their subjects yet."));
            return;
        }
        report.add(new Paragraph(result.cases() + " cases, mean Dice " + number(result.overall())));
        result.attributes().forEach(attribute -> report.add(card(attribute)));
    }

    private static Component card(FairnessReport.Attribute attribute) {
        Div card = new Div(new H3(attribute.name()));
        card.addClassName("card");
        card.add(new Paragraph("Equity-scaled Dice " + number(attribute.equityScaled()) + " (mean "
                + number(attribute.overall()) + "); the closer they are, the more equally groups are served."));
        card.add(groups(attribute.groups()));
        attribute.groups().stream()
                .filter(FairnessReport.Group::isSmall)
                .forEach(group -> card.add(warning("Only " + group.cases() + " case"
                        + (group.cases() == 1 ? "" : "s") + " with '" + group.value()
                        + "': its mean may be chance.")));
        return card;
    }

    private static NativeTable groups(List<FairnessReport.Group> groups) {
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        List.of("Group", "Cases", "Mean Dice", "").forEach(title -> head.add(new NativeTableHeaderCell(title)));
        table.add(head);
        for (FairnessReport.Group group : groups) {
            NativeTableRow row = new NativeTableRow();
            row.addDataCell().setText(group.value());
            row.addDataCell().setText(String.valueOf(group.cases()));
            row.addDataCell().setText(number(group.mean()));
            row.addDataCell().add(bar(group.mean()));
            table.add(row);
        }
        return table;
    }

    private static Div bar(double value) {
        Div filled = new Div();
        filled.setWidth(Math.round(100 * Math.clamp(value, 0, 1)) + "%");
        Div bar = new Div(filled);
        bar.addClassName("bar");
        return bar;
    }

    private static Span warning(String sentence) {
        Span span = new Span(sentence);
        span.addClassName("warning");
        span.getStyle().set("display", "block");
        return span;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
