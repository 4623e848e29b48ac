package org.toposeg.report.chart;

import java.awt.Color;

/** Colours of reports; distinguishable with the usual colour-vision deficiencies (Okabe and Ito). */
public final class ChartColors {

    public static final Color INK = new Color(0x1f2933);
    public static final Color MUTED = new Color(0x5b6775);
    public static final Color GRID = new Color(0xe3e8ee);
    public static final Color BLUE = new Color(0x0072b2);
    public static final Color ORANGE = new Color(0xd55e00);
    static final Color GREEN = new Color(0x009e73);
    static final Color SKY = new Color(0x56b4e9);
    public static final Color YELLOW = new Color(0xe69f00);
    public static final Color PALE = new Color(0xb9c2cc);
    public static final Color WARNING_FILL = new Color(0xfff4e0);
    public static final Color TABLE_FILL = new Color(0xf3f6f9);

    private static final Color[] SERIES = {BLUE, ORANGE, GREEN, YELLOW, SKY, new Color(0xcc79a7)};

    private ChartColors() {}

    static Color series(int index) {
        return SERIES[index % SERIES.length];
    }

    static String hex(Color color) {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }

    /** A value of CSS: the variable {@code --c-RRGGBB} where the page's theme sets it, the colour itself elsewhere. */
    static String variable(Color color) {
        String hex = hex(color);
        return "var(--c-" + hex.substring(1) + ", " + hex + ")";
    }
}
