package org.toposeg.report.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.toposeg.report.chart.ChartColors;

/** A4 pages filled from top to bottom. Positions are in points from the page's upper left corner. */
final class PdfPages {

    static final double MARGIN = 50;
    static final double WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final double HEIGHT = PDRectangle.A4.getHeight();
    private static final double BOTTOM = HEIGHT - 56;

    private final PDDocument document;
    private final PdfFont font;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream content;
    private double y;

    PdfPages(PDDocument document, PdfFont font) throws IOException {
        this.document = document;
        this.font = font;
        next();
    }

    private void next() throws IOException {
        if (content != null) {
            content.close();
        }
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        content = new PDPageContentStream(document, page);
        y = MARGIN;
    }

    double y() {
        return y;
    }

    PDPageContentStream content() {
        return content;
    }

    PdfFont font() {
        return font;
    }

    PDDocument document() {
        return document;
    }

    void down(double by) {
        y += by;
    }

    /** Starts a new page if there is less room than this. */
    boolean require(double height) throws IOException {
        if (y + height > BOTTOM && y > MARGIN) {
            next();
            return true;
        }
        return false;
    }

    void text(double x, double baseline, String text, double size, boolean bold, Color color) throws IOException {
        content.beginText();
        content.setFont(font.font(), (float) size);
        content.setNonStrokingColor(color);
        embolden(content, bold, size, color);
        content.newLineAtOffset((float) x, (float) (HEIGHT - baseline));
        content.showText(font.shown(text));
        content.endText();
    }

    /** The font has no bold cut here: its outline is drawn as well. */
    static void embolden(PDPageContentStream content, boolean bold, double size, Color color) throws IOException {
        content.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (bold) {
            content.setStrokingColor(color);
            content.setLineWidth((float) (size / 32));
        }
    }

    void box(double x, double top, double width, double height, Color fill) throws IOException {
        content.setNonStrokingColor(fill);
        content.addRect((float) x, (float) (HEIGHT - top - height), (float) width, (float) height);
        content.fill();
    }

    void rule(double top, Color color) throws IOException {
        content.setStrokingColor(color);
        content.setLineWidth(0.6f);
        content.moveTo((float) MARGIN, (float) (HEIGHT - top));
        content.lineTo((float) (MARGIN + WIDTH), (float) (HEIGHT - top));
        content.stroke();
    }

    /** Writes the page numbers and closes the last page. */
    void finish(String title) throws IOException {
        content.close();
        for (int p = 0; p < pages.size(); p++) {
            try (PDPageContentStream footer = new PDPageContentStream(
                    document, pages.get(p), PDPageContentStream.AppendMode.APPEND, true, true)) {
                content = footer;
                String number = "page " + (p + 1) + " of " + pages.size();
                text(MARGIN, HEIGHT - 30, title, 8, false, ChartColors.MUTED);
                double right = MARGIN + WIDTH - font.width(number, 8);
                text(right, HEIGHT - 30, number, 8, false, ChartColors.MUTED);
            }
        }
    }
}
