package org.toposeg.report.document;

import java.util.List;
import org.toposeg.report.chart.Drawing;

/** A part of a document, from top to bottom. */
public sealed interface ReportBlock {

    record Heading(String text) implements ReportBlock {}

    record Paragraph(String text) implements ReportBlock {}

    /** A sentence that must not be overlooked. */
    record Warning(String text) implements ReportBlock {}

    /**
     * @param rows each as long as the header
     * @param textColumns number of leading columns that hold text; the others hold numbers
     */
    record Table(List<String> header, List<List<String>> rows, int textColumns) implements ReportBlock {}

    /** Drawings side by side as far as they fit, with a sentence below. */
    record Figures(List<Drawing> drawings, String caption) implements ReportBlock {}
}
