package org.toposeg.web.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.toposeg.model.ModelCard;
import org.toposeg.web.security.Role;
import org.toposeg.web.study.Structure;

/** The card of each registered model. */
@Route("models")
@PageTitle("Models | TopoSeg")
@Menu(title = "Models", order = 1)
@RolesAllowed(Role.READER)
public class ModelsView extends Div {

    private static final long serialVersionUID = 1L;

    public ModelsView(ModelCatalog catalog) {
        addClassName("page");
        List<ModelEntry> models = catalog.all();
        add(new H2("Models"), new Paragraph(introduction(models)));
        models.forEach(model -> add(card(model)));
    }

    private static String introduction(List<ModelEntry> models) {
        return models.isEmpty()
                ? "No model is registered. Train one with 'toposeg train', or add a bundle with 'toposeg models"
                        + " import'."
                : "Each model with its purpose, its limits, what it was trained on and how good it was on cases that"
                        + " training did not see.";
    }

    private static Component card(ModelEntry model) {
        ModelCard card = model.card();
        Div div = new Div(new H3(model.title()), new Paragraph(text(card.about().description())));
        div.addClassName("card");
        div.add(
                fact("Intended use", card.about().intendedUse()),
                fact("Limits", card.about().limitations()));
        div.add(
                fact("Structures", names(model.structures())),
                fact("Channels", String.join(", ", card.network().channels())));
        if (card.training() != null) {
            div.add(training(card.training()));
        }
        div.add(fact("Licence", card.about().licence()));
        if (card.metrics() != null && !card.metrics().isEmpty()) {
            div.add(metrics(card.metrics()));
        }
        model.bundle().calibration().ifPresent(calibration -> div.add(new CalibrationPart(model, calibration)));
        return div;
    }

    private static Div training(ModelCard.TrainingFacts facts) {
        return new Div(
                fact(
                        "Trained on",
                        facts.dataset().data()
                                + (facts.dataset().cases() == null
                                        ? ""
                                        : " (" + facts.dataset().cases() + " cases)")),
                fact("Network", facts.recipe().network()),
                fact("Loss", facts.recipe().loss()));
    }

    private static NativeTable metrics(List<ModelCard.Metric> metrics) {
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        List.of("Structure", "Metric", "Value", "Cases", "On").forEach(t -> head.add(new NativeTableHeaderCell(t)));
        table.add(head);
        for (ModelCard.Metric metric : metrics) {
            NativeTableRow row = new NativeTableRow();
            row.addDataCell().setText(text(metric.name()));
            row.addDataCell().setText(text(metric.metric()));
            row.addDataCell()
                    .setText(metric.value() == null ? "–" : String.format(Locale.ROOT, "%.3f", metric.value()));
            row.addDataCell()
                    .setText(metric.cases() == null ? "–" : metric.cases().toString());
            row.addDataCell().setText(text(metric.on()));
            table.add(row);
        }
        return table;
    }

    private static Div fact(String name, String value) {
        Span label = new Span(name);
        label.addClassName("fact-name");
        Div fact = new Div(label, new Span(text(value)));
        fact.addClassName("fact");
        return fact;
    }

    private static String names(List<Structure> structures) {
        return structures.stream().map(s -> s.label() + " " + s.name()).collect(Collectors.joining(", "));
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? "–" : value;
    }
}
