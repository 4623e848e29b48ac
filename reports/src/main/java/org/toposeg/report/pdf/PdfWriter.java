package org.toposeg.report.pdf;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.toposeg.report.chart.ChartColors;
import org.toposeg.report.chart.Drawing;
import org.toposeg.report.document.Report;
import org.toposeg.report.document.ReportBlock;

/** A report as PDF. It holds no date, and its identifier follows from its title, so that the same report has the same bytes. */
public final class PdfWriter {

    private static final double GAP = 8;
    private static final double BODY = 9.5;

    private final PdfPages pages;

    private PdfWriter(PdfPages pages) {
        this.pages = pages;
    }

    public static byte[] of(Report report) {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId((long) (report.title() + report.subtitle()).hashCode());
            PDDocumentInformation information = document.getDocumentInformation();
            information.setTitle(report.title());
            information.setProducer("TopoSeg");
            PdfPages pages = new PdfPages(document, new PdfFont(document));
            PdfWriter writer = new PdfWriter(pages);
            writer.title(report);
            for (int b = 0; b < report.blocks().size(); b++) {
                writer.block(report.blocks(), b);
            }
            pages.finish(report.title());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void title(Report report) throws IOException {
        lines(report.title(), 20, 25, true, ChartColors.INK, 0, PdfPages.WIDTH);
        lines(report.subtitle(), 10, 14, false, ChartColors.MUTED, 0, PdfPages.WIDTH);
        pages.down(6);
    }

    private void block(List<ReportBlock> blocks, int index) throws IOException {
        switch (blocks.get(index)) {
            case ReportBlock.Heading h -> heading(h, roomAfter(blocks, index));
            case ReportBlock.Paragraph p -> {
                lines(p.text(), BODY, 13.5, false, ChartColors.INK, 0, PdfPages.WIDTH);
                pages.down(4);
            }
            case ReportBlock.Warning w -> warning(w);
            case ReportBlock.Table t -> PdfTable.write(pages, t);
            case ReportBlock.Figures f -> figures(f);
        }
    }

    /** A heading stays with what follows it. */
    private static double roomAfter(List<ReportBlock> blocks, int index) {
        ReportBlock next = index + 1 < blocks.size() ? blocks.get(index + 1) : null;
        return next instanceof ReportBlock.Figures f ? f.drawings().getFirst().height() + 30 : 60;
    }

    private void heading(ReportBlock.Heading heading, double follows) throws IOException {
        pages.require(40 + follows);
        pages.down(12);
        pages.rule(pages.y(), ChartColors.GRID);
        pages.down(5);
        lines(heading.text(), 13, 18, true, ChartColors.INK, 0, PdfPages.WIDTH);
        pages.down(4);
    }

    private void warning(ReportBlock.Warning warning) throws IOException {
        double inner = PdfPages.WIDTH - 24;
        double height = pages.font().wrap(warning.text(), BODY, inner).size() * 13.5 + 9;
        pages.require(height + GAP);
        pages.box(PdfPages.MARGIN, pages.y(), PdfPages.WIDTH, height, ChartColors.WARNING_FILL);
        pages.box(PdfPages.MARGIN, pages.y(), 3, height, ChartColors.YELLOW);
        pages.down(4);
        lines(warning.text(), BODY, 13.5, false, ChartColors.INK, 12, inner);
        pages.down(5 + GAP);
    }

    private void lines(String text, double size, double height, boolean bold, Color color, double indent, double width)
            throws IOException {
        for (String line : pages.font().wrap(text, size, width)) {
            pages.require(height);
            pages.text(PdfPages.MARGIN + indent, pages.y() + 0.78 * height, line, size, bold, color);
            pages.down(height);
        }
    }

    private void figures(ReportBlock.Figures figures) throws IOException {
        List<Drawing> row = new ArrayList<>();
        double used = 0;
        for (Drawing drawing : figures.drawings()) {
            if (!row.isEmpty() && used + GAP + drawing.width() > PdfPages.WIDTH + GAP) {
                row(row);
                row.clear();
                used = 0;
            }
            used += (row.isEmpty() ? 0 : GAP) + drawing.width();
            row.add(drawing);
        }
        row(row);
        lines(figures.caption(), 8, 11, false, ChartColors.MUTED, 0, PdfPages.WIDTH);
        pages.down(GAP);
    }

    private void row(List<Drawing> row) throws IOException {
        double width = row.stream().mapToDouble(Drawing::width).sum() + GAP * (row.size() - 1);
        double scale = Math.min(1, PdfPages.WIDTH / width);
        double height = row.stream().mapToDouble(Drawing::height).max().orElse(0) * scale;
        pages.require(height + 14);
        double x = PdfPages.MARGIN;
        for (Drawing drawing : row) {
            PdfDrawing.draw(pages, drawing, x, pages.y(), scale, PDRectangle.A4.getHeight());
            x += (drawing.width() + GAP) * scale;
        }
        pages.down(height + 4);
    }
}
