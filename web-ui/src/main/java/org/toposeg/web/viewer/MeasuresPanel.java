package org.toposeg.web.viewer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.Structure;
import org.toposeg.web.study.StructureMeasures;

/** The numbers of a segmentation: volume and topology of each structure, and how well it agrees with the reference. */
class MeasuresPanel extends Div {

    private static final long serialVersionUID = 1L;

    MeasuresPanel() {
        addClassName("measures");
    }

    void show(Optional<SegmentationVersion> shown, Optional<SegmentationVersion> reference) {
        removeAll();
        shown.ifPresent(version -> {
            add(title("Volume and topology"), topology(version, reference));
            if (version.measures().stream().anyMatch(m -> !m.scores().isEmpty())) {
                add(title("Agreement with the reference"), agreement(version));
            } else if (version.origin() != SegmentationVersion.Origin.REFERENCE) {
                add(new Paragraph("No reference for this study, so there is nothing to compare with."));
            }
        });
    }

    private static H3 title(String text) {
        return new H3(text);
    }

    private static NativeTable topology(SegmentationVersion version, Optional<SegmentationVersion> reference) {
        NativeTable table = table("", "ml", "Pieces", "Loops", "Cavities");
        for (Structure structure : version.structures()) {
            Optional<StructureMeasures> own = version.measures(structure.label());
            Optional<StructureMeasures> true_ = version.origin() == SegmentationVersion.Origin.REFERENCE
                    ? Optional.empty()
                    : reference.flatMap(r -> r.measures(structure.label()));
            NativeTableRow row = row(table, structure);
            cell(row, own.map(m -> number(m.volumeMl())).orElse("–"), true_.map(m -> number(m.volumeMl())));
            count(row, own, true_, StructureMeasures::components);
            count(row, own, true_, StructureMeasures::tunnels);
            count(row, own, true_, StructureMeasures::cavities);
        }
        return table;
    }

    private static void count(
            NativeTableRow row,
            Optional<StructureMeasures> own,
            Optional<StructureMeasures> reference,
            Function<StructureMeasures, Integer> which) {
        cell(
                row,
                own.map(which).map(String::valueOf).orElse("–"),
                reference.map(which).map(String::valueOf));
    }

    private static NativeTable agreement(SegmentationVersion version) {
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow(new NativeTableHeaderCell(""));
        version.structures().forEach(s -> head.add(structure(new NativeTableHeaderCell(), s)));
        table.add(head);
        for (ScoreText score : ScoreText.SHOWN) {
            List<Optional<StructureMeasures>> measures = version.structures().stream()
                    .map(structure -> version.measures(structure.label()))
                    .toList();
            if (measures.stream().flatMap(Optional::stream).anyMatch(m -> isKnown(score, m))) {
                NativeTableRow row = new NativeTableRow(new NativeTableHeaderCell(score.title()));
                measures.forEach(m -> score(row, score, m));
                table.add(row);
            }
        }
        return table;
    }

    private static boolean isKnown(ScoreText score, StructureMeasures measures) {
        return score.text(measures.scores()).isPresent() || measures.why(score.key()) != null;
    }

    /** A dash for what has no value; the reason is its tool tip. */
    private static void score(NativeTableRow row, ScoreText score, Optional<StructureMeasures> measures) {
        var cell = row.addDataCell();
        cell.setText(measures.flatMap(m -> score.text(m.scores())).orElse("–"));
        measures.map(m -> m.why(score.key())).ifPresent(cell::setTitle);
    }

    private static NativeTable table(String... headers) {
        NativeTableRow head = new NativeTableRow();
        for (String header : headers) {
            head.add(new NativeTableHeaderCell(header));
        }
        NativeTable table = new NativeTable();
        table.add(head);
        return table;
    }

    private static NativeTableRow row(NativeTable table, Structure structure) {
        NativeTableRow row = new NativeTableRow(structure(new NativeTableHeaderCell(), structure));
        table.add(row);
        return row;
    }

    private static NativeTableHeaderCell structure(NativeTableHeaderCell cell, Structure structure) {
        Span swatch = new Span();
        swatch.addClassName("swatch");
        swatch.getStyle().set("background", structure.color());
        cell.add(swatch, new Span(structure.name()));
        return cell;
    }

    /** A value, and behind it that of the reference where it differs. */
    private static void cell(NativeTableRow row, String value, Optional<String> reference) {
        var cell = row.addDataCell();
        cell.add(new Span(value));
        reference.filter(r -> !r.equals(value)).ifPresent(r -> {
            Span expected = new Span("ref " + r);
            expected.addClassName("expected");
            cell.add(expected);
        });
    }

    private static String number(double ml) {
        return String.format(Locale.ROOT, ml < 10 ? "%.3f" : "%.1f", ml);
    }
}
