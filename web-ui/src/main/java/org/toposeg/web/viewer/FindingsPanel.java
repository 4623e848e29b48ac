package org.toposeg.web.viewer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toposeg.quality.Finding;
import org.toposeg.quality.QualityReport;
import org.toposeg.web.study.SegmentationVersion;

/** What is doubtful about a segmentation, the worst first; each finding leads to its place in the image. */
class FindingsPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<Finding> chosen;
    private final List<NativeButton> rows = new ArrayList<>();

    /** @param chosen is told at which finding to look */
    FindingsPanel(Consumer<Finding> chosen) {
        this.chosen = chosen;
        addClassName("findings");
    }

    void show(Optional<SegmentationVersion> shown) {
        removeAll();
        rows.clear();
        Optional<QualityReport> quality = shown.map(SegmentationVersion::quality);
        setVisible(quality.isPresent());
        quality.ifPresent(report -> {
            add(new H3(title(report)));
            if (report.findings().isEmpty()) {
                add(new Paragraph("Nothing doubtful was found. That is no proof that all is right."));
            }
            report.findings().forEach(finding -> add(row(shown.get(), finding)));
            if (!report.skipped().isEmpty()) {
                add(skipped(report));
            }
        });
    }

    private static String title(QualityReport report) {
        int high = report.count(Finding.Severity.HIGH);
        return "Findings (" + report.findings().size() + (high == 0 ? ")" : ", " + high + " high)");
    }

    private NativeButton row(SegmentationVersion version, Finding finding) {
        Span severity = new Span(finding.severity().word());
        severity.addClassNames("badge", "badge-" + finding.severity().word());
        Span sentence = new Span(finding.sentence());
        sentence.addClassName("finding-sentence");
        Finding.Voxel at = finding.voxel();
        Span place = new Span(
                "%s · voxel %d, %d, %d".formatted(version.structureName(finding.label()), at.x(), at.y(), at.z()));
        place.addClassName("finding-place");
        NativeButton button = new NativeButton();
        button.add(severity, new Div(sentence, place));
        button.addClassName("finding");
        button.setTitle("Show this place");
        button.addClickListener(click -> choose(button, finding));
        rows.add(button);
        return button;
    }

    private void choose(NativeButton button, Finding finding) {
        rows.forEach(row -> row.setClassName("is-chosen", row == button));
        chosen.accept(finding);
    }

    private static NativeDetails skipped(QualityReport report) {
        Div reasons = new Div();
        report.skipped().forEach(skipped -> reasons.add(new Paragraph(skipped.why())));
        return new NativeDetails("Not looked at: " + report.skipped().size(), reasons);
    }
}
