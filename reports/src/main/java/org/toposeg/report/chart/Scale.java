package org.toposeg.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps values to positions and chooses round ticks. */
record Scale(double least, double greatest, double from, double to) {

    Scale {
        if (!(greatest > least)) {
            double room = Math.max(1e-6, Math.abs(least) * 0.1);
            greatest = least + room;
            least = least - room;
        }
    }

    /** A scale over the values with a margin of one twentieth on both sides. */
    static Scale around(double least, double greatest, double from, double to) {
        double room = (greatest - least) / 20;
        return new Scale(least - room, greatest + room, from, to);
    }

    double at(double value) {
        double inside = Math.clamp((value - least) / (greatest - least), -0.02, 1.02);
        return from + inside * (to - from);
    }

    boolean contains(double value) {
        return value >= least && value <= greatest;
    }

    /** About {@code count} multiples of 1, 2 or 5 times a power of ten. */
    List<Double> ticks(int count) {
        double step = step(count);
        List<Double> ticks = new ArrayList<>();
        for (double t = Math.ceil(least / step - 1e-9) * step; t <= greatest + step * 1e-9; t += step) {
            ticks.add(Math.rint(t / step) * step + 0.0);
        }
        return ticks;
    }

    private double step(int count) {
        double raw = (greatest - least) / count;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /** With as many decimals as the ticks need. */
    String text(double value, int count) {
        int decimals = Math.clamp((int) -Math.floor(Math.log10(step(count)) + 1e-9), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
