package org.toposeg.web.worklist;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.function.SerializablePredicate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.toposeg.quality.Finding;
import org.toposeg.web.layout.DeleteButton;
import org.toposeg.web.study.Deletions;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.StudyState;
import org.toposeg.web.study.WorklistItem;

/** The table of studies; a click opens one. */
class StudyGrid extends Grid<WorklistItem> {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private SerializablePredicate<WorklistItem> filter = item -> true;

    StudyGrid() {
        super(WorklistItem.class, false);
        addColumns();
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        setEmptyStateText("No studies yet. Upload a NIfTI file or a zipped DICOM series.");
        addItemClickListener(click ->
                UI.getCurrent().navigate("studies/" + click.getItem().study().id()));
        setSizeFull();
    }

    private void addColumns() {
        addColumn(item -> item.study().name())
                .setHeader("Study")
                .setSortable(true)
                .setFlexGrow(3);
        addColumn(item -> item.study().subject()).setHeader("Subject").setSortable(true);
        addColumn(item -> item.study().modality())
                .setHeader("Modality")
                .setSortable(true)
                .setAutoWidth(true);
        addColumn(item -> item.study().size().toString()).setHeader("Voxels").setAutoWidth(true);
        addComponentColumn(StudyGrid::state)
                .setHeader("State")
                .setComparator(WorklistItem::state)
                .setSortable(true)
                .setFlexGrow(2);
        addColumn(item -> item.latest().map(v -> v.author()).orElse("")).setHeader("Segmented by");
        addColumn(StudyGrid::findings)
                .setHeader("Findings")
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(StudyGrid::highFindings)
                .setSortable(true)
                .setAutoWidth(true);
        addColumn(item -> score(item, "dice"))
                .setHeader("Dice")
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(
                        item -> item.latest().flatMap(v -> v.mean("dice")).orElse(-1.0))
                .setSortable(true)
                .setAutoWidth(true);
        addColumn(item -> time(item.study().created()))
                .setHeader("Added")
                .setComparator(item -> item.study().created())
                .setSortable(true)
                .setAutoWidth(true);
    }

    /** A column that removes studies. */
    void addDeletion(Deletions deletions, Runnable deleted) {
        addComponentColumn(item -> deletion(item.study(), deletions, deleted))
                .setHeader("")
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static Component deletion(Study study, Deletions deletions, Runnable deleted) {
        return new DeleteButton(() -> "the study \"" + study.name() + "\" with all its segmentations", () -> {
            String failure = deletions.study(study.id());
            deleted.run();
            return failure;
        });
    }

    void show(List<WorklistItem> items) {
        GridListDataView<WorklistItem> view = setItems(new ArrayList<>(items));
        view.setIdentifierProvider(item -> item.study().id());
        view.setFilter(filter);
    }

    void filter(SerializablePredicate<WorklistItem> newFilter) {
        filter = newFilter;
        getListDataView().setFilter(newFilter);
    }

    private static Component state(WorklistItem item) {
        Div cell = new Div(new StudyStateBadge(item.state()));
        cell.addClassName("state");
        if (item.state().isUnderWay()) {
            cell.add(new ProgressBar(0, 1, Math.clamp(item.job().progress(), 0, 1)));
        }
        if (item.state() == StudyState.FAILED) {
            Span why = new Span(item.job().error());
            why.addClassName("why");
            why.setTitle(item.job().error());
            cell.add(why);
        }
        return cell;
    }

    private static String findings(WorklistItem item) {
        long all = item.latest().map(version -> version.findings().size()).orElse(0);
        long high = highFindings(item);
        return all == 0 ? "" : high == 0 ? String.valueOf(all) : all + ", " + high + " high";
    }

    private static long highFindings(WorklistItem item) {
        return item.latest()
                .map(version -> version.findings().stream())
                .orElseGet(Stream::empty)
                .filter(finding -> finding.severity() == Finding.Severity.HIGH)
                .count();
    }

    private static String score(WorklistItem item, String name) {
        return item.latest()
                .flatMap(version -> version.mean(name))
                .map(value -> String.format(Locale.ROOT, "%.3f", value))
                .orElse("");
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
