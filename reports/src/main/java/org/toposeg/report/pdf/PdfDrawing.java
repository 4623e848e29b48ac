package org.toposeg.report.pdf;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.toposeg.report.chart.Drawing;
import org.toposeg.report.chart.Shape;

/** Draws a figure into a page. */
final class PdfDrawing {

    /** Control points of a quarter circle by a cubic curve. */
    private static final double CIRCLE = 0.5522847498;

    private final PDDocument document;
    private final PDPageContentStream content;
    private final PdfFont font;
    private final double height;

    private PdfDrawing(PdfPages pages, double height) {
        this.document = pages.document();
        this.content = pages.content();
        this.font = pages.font();
        this.height = height;
    }

    /** @param scale of the drawing's points on the page */
    static void draw(PdfPages pages, Drawing drawing, double left, double top, double scale, double pageHeight)
            throws IOException {
        PdfDrawing pen = new PdfDrawing(pages, drawing.height());
        PDPageContentStream content = pages.content();
        content.saveGraphicsState();
        double bottom = pageHeight - top - drawing.height() * scale;
        content.transform(new Matrix((float) scale, 0, 0, (float) scale, (float) left, (float) bottom));
        for (Shape shape : drawing.shapes()) {
            pen.shape(shape);
        }
        content.restoreGraphicsState();
    }

    private float up(double y) {
        return (float) (height - y);
    }

    private void shape(Shape shape) throws IOException {
        switch (shape) {
            case Shape.Line l -> line(l);
            case Shape.Box b -> {
                content.setNonStrokingColor(b.fill());
                content.addRect((float) b.x(), up(b.y() + b.height()), (float) b.width(), (float) b.height());
                content.fill();
            }
            case Shape.Dot d -> dot(d);
            case Shape.Path p -> path(p);
            case Shape.Text t -> text(t);
            case Shape.Raster r -> {
                PDImageXObject image = LosslessFactory.createFromImage(document, r.image());
                image.setInterpolate(false);
                content.drawImage(image, (float) r.x(), up(r.y() + r.height()), (float) r.width(), (float) r.height());
            }
        }
    }

    private void line(Shape.Line l) throws IOException {
        stroke(l.color(), l.width());
        dash(l.dashed());
        content.moveTo((float) l.x1(), up(l.y1()));
        content.lineTo((float) l.x2(), up(l.y2()));
        content.stroke();
        dash(false);
    }

    private void dash(boolean dashed) throws IOException {
        content.setLineDashPattern(dashed ? new float[] {4, 3} : new float[0], 0);
    }

    private void stroke(Color color, double width) throws IOException {
        content.setStrokingColor(color);
        content.setLineWidth((float) width);
    }

    private void dot(Shape.Dot d) throws IOException {
        float x = (float) d.x();
        float y = up(d.y());
        float r = (float) d.radius();
        float c = (float) (CIRCLE * d.radius());
        content.setNonStrokingColor(d.fill());
        content.moveTo(x + r, y);
        content.curveTo(x + r, y + c, x + c, y + r, x, y + r);
        content.curveTo(x - c, y + r, x - r, y + c, x - r, y);
        content.curveTo(x - r, y - c, x - c, y - r, x, y - r);
        content.curveTo(x + c, y - r, x + r, y - c, x + r, y);
        content.fill();
    }

    private void path(Shape.Path p) throws IOException {
        if (p.points().size() < 2) {
            return;
        }
        stroke(p.color(), p.width());
        dash(p.dashed());
        for (int i = 0; i < p.points().size(); i++) {
            double[] at = p.points().get(i);
            if (i == 0) {
                content.moveTo((float) at[0], up(at[1]));
            } else {
                content.lineTo((float) at[0], up(at[1]));
            }
        }
        content.stroke();
        dash(false);
    }

    private void text(Shape.Text t) throws IOException {
        double width = font.width(t.text(), t.size());
        double before = switch (t.anchor()) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        content.beginText();
        content.setFont(font.font(), (float) t.size());
        content.setNonStrokingColor(t.color());
        PdfPages.embolden(content, t.bold(), t.size(), t.color());
        if (t.vertical()) {
            content.setTextMatrix(new Matrix(0, 1, -1, 0, (float) t.x(), (float) (up(t.y()) - before)));
        } else {
            content.newLineAtOffset((float) (t.x() - before), up(t.y()));
        }
        content.showText(font.shown(t.text()));
        content.endText();
    }
}
