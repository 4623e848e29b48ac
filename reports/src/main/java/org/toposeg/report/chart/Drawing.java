package org.toposeg.report.chart;

import java.util.List;

/**
 * A figure.
 *
 * @param width in points
 * @param height in points
 * @param description in words, for those who cannot see it
 */
public record Drawing(double width, double height, List<Shape> shapes, String description) {

    public Drawing {
        shapes = List.copyOf(shapes);
    }
}
