package org.toposeg.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Curves over epochs for pages, drawn as reports draw, in colours that follow the page's theme. */
public final class Curves {

    private static final double WIDTH = 380;
    private static final double HEIGHT = 224;
    private static final double LEFT = 54;
    private static final double SHORTEST = 5;
    private static final int DOTTED = 40;

    /** So many pairs of extremes a curve is drawn with; a screen has no room for more. */
    private static final int BUCKETS = 300;

    private Curves() {}

    /**
     * One curve.
     *
     * @param color 0xRRGGBB; null for the ink of the page
     * @param dashed where another curve has this colour already
     * @param points epoch and value in turn, by ascending epoch; values are numbers
     */
    public record Curve(String name, Integer color, boolean dashed, List<double[]> points) {

        /** What the page writes for the curve's colour in CSS. */
        public String paint() {
            return ChartColors.variable(ink());
        }

        private Color ink() {
            return color == null ? ChartColors.INK : new Color(color);
        }

        /** The same with the extremes of many neighbours instead of them all. */
        Curve thinned() {
            if (points.size() <= 2 * BUCKETS) {
                return this;
            }
            List<double[]> kept = new ArrayList<>();
            for (int b = 0; b < BUCKETS; b++) {
                int from = (int) ((long) b * points.size() / BUCKETS);
                int to = (int) ((long) (b + 1) * points.size() / BUCKETS);
                extremes(points.subList(from, to), kept);
            }
            kept.add(points.getLast());
            return new Curve(name, color, dashed, kept);
        }

        private static void extremes(List<double[]> some, List<double[]> kept) {
            double[] least = some.getFirst();
            double[] greatest = least;
            for (double[] point : some) {
                least = point[1] < least[1] ? point : least;
                greatest = point[1] > greatest[1] ? point : greatest;
            }
            kept.add(least[0] <= greatest[0] ? least : greatest);
            if (least != greatest) {
                kept.add(least[0] <= greatest[0] ? greatest : least);
            }
        }
    }

    /** A linear axis: where two of its values lie in the drawing. */
    public record Axis(double first, double second, double atFirst, double atSecond) {}

    /**
     * What a page needs to show the curves and to say their values under the pointer.
     *
     * @param svg an element
     * @param top of the frame
     * @param bottom of the frame
     * @param curves as drawn
     */
    public record Figure(String svg, Axis x, Axis y, double top, double bottom, List<Curve> curves) {}

    /**
     * @param vertical what the values are
     * @param last epoch that the axis reaches
     * @param curves with at least one point in all
     */
    public static Figure of(String title, String vertical, int last, List<Curve> curves) {
        List<Curve> drawn = curves.stream().map(Curve::thinned).toList();
        double least = values(drawn).min().orElseThrow();
        double greatest = values(drawn).max().orElseThrow();
        Chart chart = new Chart(WIDTH, HEIGHT, LEFT, title)
                .horizontal(0, Math.max(SHORTEST, last), "epoch", false)
                .vertical(least, greatest, vertical, true);
        drawn.forEach(curve -> draw(chart, curve));
        return new Figure(
                Svg.themed(chart.drawing(vertical + " by epoch")),
                new Axis(0, SHORTEST, chart.x(0), chart.x(SHORTEST)),
                new Axis(least, greatest, chart.y(least), chart.y(greatest)),
                Chart.TOP,
                HEIGHT - Chart.BOTTOM,
                drawn);
    }

    private static DoubleStream values(List<Curve> curves) {
        return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(point -> point[1]);
    }

    /** Few points are marked: a single one has no line. */
    private static void draw(Chart chart, Curve curve) {
        List<double[]> at = curve.points().stream()
                .map(point -> new double[] {chart.x(point[0]), chart.y(point[1])})
                .toList();
        chart.path(at, curve.ink(), curve.dashed());
        if (at.size() <= DOTTED) {
            at.forEach(point -> chart.dot(point[0], point[1], 1.8, curve.ink()));
        }
    }
}
