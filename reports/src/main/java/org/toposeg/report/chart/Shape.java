package org.toposeg.report.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** What drawings are made of; in points, x to the right, y downwards. */
public sealed interface Shape {

    /** Where a text's position lies in it. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    record Line(double x1, double y1, double x2, double y2, Color color, double width, boolean dashed)
            implements Shape {}

    record Box(double x, double y, double width, double height, Color fill) implements Shape {}

    record Dot(double x, double y, double radius, Color fill) implements Shape {}

    /** An open line through points, x and y in turn. */
    record Path(List<double[]> points, Color color, double width, boolean dashed) implements Shape {}

    /** @param vertical whether it runs upwards */
    record Text(
            double x, double y, String text, double size, Anchor anchor, boolean bold, Color color, boolean vertical)
            implements Shape {}

    /** An image stretched over a rectangle, without smoothing. */
    record Raster(double x, double y, double width, double height, BufferedImage image) implements Shape {}
}
