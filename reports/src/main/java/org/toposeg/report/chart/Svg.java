package org.toposeg.report.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Writes drawings as SVG elements. */
public final class Svg {

    private final Function<Color, String> paint;

    private Svg(Function<Color, String> paint) {
        this.paint = paint;
    }

    public static String of(Drawing drawing) {
        return new Svg(ChartColors::hex).write(drawing);
    }

    /** In colours that the page may replace, each by a variable of CSS: {@code --c-RRGGBB}. */
    static String themed(Drawing drawing) {
        return new Svg(ChartColors::variable).write(drawing);
    }

    private String write(Drawing drawing) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%.0f\" role=\"img\""
                        + " aria-label=\"%s\">",
                number(drawing.width()),
                number(drawing.height()),
                drawing.width() * 1.35,
                escape(drawing.description())));
        drawing.shapes().forEach(shape -> svg.append(element(shape)));
        return svg.append("</svg>").toString();
    }

    private String element(Shape shape) {
        return switch (shape) {
            case Shape.Line l ->
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
                        .formatted(
                                number(l.x1()),
                                number(l.y1()),
                                number(l.x2()),
                                number(l.y2()),
                                paint.apply(l.color()),
                                number(l.width()),
                                dash(l.dashed()));
            case Shape.Box b ->
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                        .formatted(
                                number(b.x()),
                                number(b.y()),
                                number(b.width()),
                                number(b.height()),
                                paint.apply(b.fill()));
            case Shape.Dot d ->
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
                        .formatted(number(d.x()), number(d.y()), number(d.radius()), paint.apply(d.fill()));
            case Shape.Path p ->
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
                        .formatted(
                                p.points().stream()
                                        .map(at -> number(at[0]) + "," + number(at[1]))
                                        .collect(Collectors.joining(" ")),
                                paint.apply(p.color()),
                                number(p.width()),
                                dash(p.dashed()));
            case Shape.Text t -> text(t);
            case Shape.Raster r ->
                "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
                                .formatted(number(r.x()), number(r.y()), number(r.width()), number(r.height()))
                        + " style=\"image-rendering:pixelated\" href=\"data:image/png;base64," + png(r.image())
                        + "\"/>";
        };
    }

    private static String dash(boolean dashed) {
        return dashed ? " stroke-dasharray=\"4 3\"" : "";
    }

    private String text(Shape.Text t) {
        String anchor = switch (t.anchor()) {
            case START -> "start";
            case MIDDLE -> "middle";
            case END -> "end";
        };
        String turn = t.vertical() ? " transform=\"rotate(-90 %s %s)\"".formatted(number(t.x()), number(t.y())) : "";
        return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s%s>%s</text>"
                .formatted(
                        number(t.x()),
                        number(t.y()),
                        number(t.size()),
                        anchor,
                        paint.apply(t.color()),
                        t.bold() ? " font-weight=\"600\"" : "",
                        turn,
                        escape(t.text()));
    }

    private static String png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
