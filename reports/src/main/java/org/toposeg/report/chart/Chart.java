package org.toposeg.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.report.chart.Shape.Anchor;

/** A plot's frame: axes with ticks, a title, and the shapes drawn into it. */
final class Chart {

    static final double TOP = 26;
    static final double BOTTOM = 38;
    private static final double RIGHT = 12;
    private static final int TICKS = 5;

    private final double width;
    private final double height;
    private final double left;
    private final List<Shape> shapes = new ArrayList<>();
    private final String title;
    private Scale x;
    private Scale y;

    /** @param left room for the y axis's names */
    Chart(double width, double height, double left, String title) {
        this.width = width;
        this.height = height;
        this.left = left;
        this.title = title;
        shapes.add(new Shape.Text(left, 13, title, 9.5, Anchor.START, true, ChartColors.INK, false));
    }

    Chart horizontal(double least, double greatest, String name, boolean margin) {
        double to = width - RIGHT;
        x = margin ? Scale.around(least, greatest, left, to) : new Scale(least, greatest, left, to);
        double base = height - BOTTOM;
        for (double tick : x.ticks(TICKS)) {
            line(x.at(tick), TOP, x.at(tick), base, ChartColors.GRID, 0.6, false);
            text(x.at(tick), base + 12, x.text(tick, TICKS), 7.5, Anchor.MIDDLE, ChartColors.MUTED);
        }
        text((left + to) / 2, base + 27, name, 8, Anchor.MIDDLE, ChartColors.INK);
        return this;
    }

    Chart vertical(double least, double greatest, String name, boolean margin) {
        double base = height - BOTTOM;
        y = margin ? Scale.around(least, greatest, base, TOP) : new Scale(least, greatest, base, TOP);
        for (double tick : y.ticks(TICKS)) {
            line(left, y.at(tick), width - RIGHT, y.at(tick), ChartColors.GRID, 0.6, false);
            text(left - 5, y.at(tick) + 2.6, y.text(tick, TICKS), 7.5, Anchor.END, ChartColors.MUTED);
        }
        shapes.add(new Shape.Text(9, (TOP + base) / 2, name, 8, Anchor.MIDDLE, false, ChartColors.INK, true));
        return this;
    }

    /** One row for each name instead of a y axis. */
    Chart rows(List<String> names) {
        double base = height - BOTTOM;
        y = new Scale(0, names.size(), TOP, base);
        for (int r = 0; r < names.size(); r++) {
            text(left - 8, row(r) + 2.8, names.get(r), 8, Anchor.END, ChartColors.INK);
        }
        return this;
    }

    double row(int index) {
        return y.at(index + 0.5);
    }

    double x(double value) {
        return x.at(value);
    }

    double y(double value) {
        return y.at(value);
    }

    Chart acrossAt(double value, Color color, boolean dashed) {
        if (y.contains(value)) {
            line(left, y.at(value), width - RIGHT, y.at(value), color, 0.9, dashed);
        }
        return this;
    }

    Chart downAt(double value, Color color, boolean dashed) {
        if (x.contains(value)) {
            line(x.at(value), TOP, x.at(value), height - BOTTOM, color, 0.9, dashed);
        }
        return this;
    }

    Chart line(double x1, double y1, double x2, double y2, Color color, double thickness, boolean dashed) {
        shapes.add(new Shape.Line(x1, y1, x2, y2, color, thickness, dashed));
        return this;
    }

    Chart box(double x1, double y1, double x2, double y2, Color fill) {
        shapes.add(new Shape.Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1), fill));
        return this;
    }

    Chart dot(double cx, double cy, double radius, Color fill) {
        shapes.add(new Shape.Dot(cx, cy, radius, fill));
        return this;
    }

    Chart path(List<double[]> points, Color color, boolean dashed) {
        shapes.add(new Shape.Path(List.copyOf(points), color, 1.4, dashed));
        return this;
    }

    Chart text(double tx, double ty, String text, double size, Anchor anchor, Color color) {
        shapes.add(new Shape.Text(tx, ty, text, size, anchor, false, color, false));
        return this;
    }

    /** Names of series with their colours, in the upper right corner. */
    Chart legend(List<String> names) {
        double at = width - RIGHT;
        for (int s = names.size() - 1; s >= 0; s--) {
            double length = names.get(s).length() * 4.1;
            text(at, 13, names.get(s), 7.5, Anchor.END, ChartColors.INK);
            dot(at - length - 6, 10.4, 2.6, ChartColors.series(s));
            at -= length + 18;
        }
        return this;
    }

    Drawing drawing(String description) {
        List<Shape> all = new ArrayList<>(shapes);
        double base = height - BOTTOM;
        all.add(new Shape.Line(left, base, width - RIGHT, base, ChartColors.MUTED, 0.8, false));
        return new Drawing(width, height, all, title + ": " + description);
    }
}
