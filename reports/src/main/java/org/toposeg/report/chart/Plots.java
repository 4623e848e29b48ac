package org.toposeg.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.toposeg.calibrate.ReliabilityBins;
import org.toposeg.report.chart.Shape.Anchor;
import org.toposeg.statistics.SampleStatistics;

/** The plots of reports. */
public final class Plots {

    /** A row of an interval plot; without an interval only the point. */
    public record IntervalRow(String name, double value, Double low, Double high, Color color, String note) {}

    private Plots() {}

    /** Accuracy or frequency against probability; the area of a dot grows with its bin's share. */
    public static Drawing reliability(String title, List<ReliabilityBins.Bin> before, List<ReliabilityBins.Bin> after) {
        Chart chart = new Chart(243, 234, 44, title)
                .horizontal(0, 1, "mean probability", false)
                .vertical(0, 1, "frequency", false);
        chart.line(chart.x(0), chart.y(0), chart.x(1), chart.y(1), ChartColors.MUTED, 0.9, true);
        List<List<ReliabilityBins.Bin>> series = after == null ? List.of(before) : List.of(before, after);
        for (int s = 0; s < series.size(); s++) {
            List<double[]> points = new ArrayList<>();
            long total =
                    series.get(s).stream().mapToLong(ReliabilityBins.Bin::count).sum();
            for (ReliabilityBins.Bin bin : series.get(s)) {
                if (bin.count() > 0) {
                    double[] at = {chart.x(bin.probability()), chart.y(bin.frequency())};
                    points.add(at);
                    double share = (double) bin.count() / total;
                    chart.dot(at[0], at[1], 1.8 + 2.6 * Math.sqrt(share), ChartColors.series(s));
                }
            }
            chart.path(points, ChartColors.series(s), false);
        }
        if (after != null) {
            chart.legend(List.of("before", "after"));
        }
        return chart.drawing("reliability diagram; on the dashed line probabilities mean what they say");
    }

    /** Points with intervals, one below the other. */
    public static Drawing intervals(String title, String axis, List<IntervalRow> rows, Double reference) {
        double[] all = rows.stream()
                .flatMapToDouble(r -> DoubleStream.of(
                        r.value(), r.low() == null ? r.value() : r.low(), r.high() == null ? r.value() : r.high()))
                .toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double greatest = Arrays.stream(all).max().orElse(1);
        if (reference != null) {
            least = Math.min(least, reference);
            greatest = Math.max(greatest, reference);
        }
        int longest = rows.stream().mapToInt(r -> r.name().length()).max().orElse(0);
        double left = Math.clamp(16 + 4.4 * longest, 60, 210);
        Chart chart = new Chart(495, 70 + 19.0 * rows.size(), left, title)
                .horizontal(least, greatest, axis, true)
                .rows(rows.stream().map(IntervalRow::name).toList());
        if (reference != null) {
            chart.downAt(reference, ChartColors.MUTED, true);
        }
        for (int r = 0; r < rows.size(); r++) {
            IntervalRow row = rows.get(r);
            double y = chart.row(r);
            if (row.low() != null) {
                chart.line(chart.x(row.low()), y, chart.x(row.high()), y, row.color(), 1.6, false);
                chart.line(chart.x(row.low()), y - 3, chart.x(row.low()), y + 3, row.color(), 1.2, false);
                chart.line(chart.x(row.high()), y - 3, chart.x(row.high()), y + 3, row.color(), 1.2, false);
            }
            chart.dot(chart.x(row.value()), y, 3.2, row.color());
            double right = chart.x(row.high() == null ? row.value() : row.high());
            boolean room = right + 8 + 3.8 * row.note().length() < 483;
            double beside = room ? right + 7 : chart.x(row.low() == null ? row.value() : row.low()) - 7;
            chart.text(beside, y + 2.6, row.note(), 7, room ? Anchor.START : Anchor.END, ChartColors.MUTED);
        }
        return chart.drawing("mean and interval of each row");
    }

    /**
     * Difference against mean of two measurements (Bland and Altman, Lancet 1986), with the mean difference and the limits of
     * agreement, mean ± 1.96 standard deviations.
     */
    public static Drawing blandAltman(String title, double[] predicted, double[] reference) {
        double[] mean = IntStream.range(0, predicted.length)
                .mapToDouble(i -> (predicted[i] + reference[i]) / 2)
                .toArray();
        double[] difference = IntStream.range(0, predicted.length)
                .mapToDouble(i -> predicted[i] - reference[i])
                .toArray();
        double bias = SampleStatistics.mean(difference);
        double spread = difference.length < 2 ? 0 : 1.96 * SampleStatistics.standardDeviation(difference);
        double room = Math.max(Arrays.stream(difference).map(Math::abs).max().orElse(1), Math.abs(bias) + spread);
        Chart chart = new Chart(243, 234, 50, title)
                .horizontal(
                        Arrays.stream(mean).min().orElse(0),
                        Arrays.stream(mean).max().orElse(1),
                        "mean of both (ml)",
                        true)
                .vertical(-room, room, "predicted - reference (ml)", true);
        chart.acrossAt(0, ChartColors.PALE, false)
                .acrossAt(bias, ChartColors.BLUE, false)
                .acrossAt(bias - spread, ChartColors.ORANGE, true)
                .acrossAt(bias + spread, ChartColors.ORANGE, true);
        for (int i = 0; i < mean.length; i++) {
            chart.dot(chart.x(mean[i]), chart.y(difference[i]), 2.4, ChartColors.INK);
        }
        label(chart, bias, "bias", ChartColors.BLUE);
        label(chart, bias + spread, "+1.96 SD", ChartColors.ORANGE);
        label(chart, bias - spread, "-1.96 SD", ChartColors.ORANGE);
        return chart.drawing("Bland-Altman plot of volumes");
    }

    private static void label(Chart chart, double value, String name, Color color) {
        String text = String.format(Locale.ROOT, "%s %.2f", name, value);
        chart.text(229, chart.y(value) - 3, text, 7, Anchor.END, color);
    }

    /** Every value as a dot, the median as a bar; one row for each name. */
    public static Drawing strips(String title, String axis, List<String> names, List<double[]> values) {
        double least = values.stream().flatMapToDouble(Arrays::stream).min().orElse(0);
        double greatest = values.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        double left = Math.clamp(16 + 4.4 * longest, 60, 210);
        Chart chart = new Chart(495, 70 + 26.0 * names.size(), left, title)
                .horizontal(least, greatest, axis, true)
                .rows(names);
        for (int r = 0; r < names.size(); r++) {
            double y = chart.row(r);
            double[] row = values.get(r);
            for (int i = 0; i < row.length; i++) {
                // Spread by a fixed pattern, so that equal values stay visible and the report reproducible.
                double offset = (i * 7 % 11 - 5) * 1.1;
                chart.dot(chart.x(row[i]), y + offset, 1.9, ChartColors.SKY);
            }
            if (row.length > 0) {
                double median = chart.x(SampleStatistics.median(row));
                chart.line(median, y - 9, median, y + 9, ChartColors.INK, 2, false);
            }
        }
        return chart.drawing("all values, and the median as a bar");
    }

    /** How often each run had each rank, as bars of shares. */
    public static Drawing ranks(String title, List<String> names, List<List<Double>> shares) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        double left = Math.clamp(16 + 4.4 * longest, 60, 210);
        Chart chart = new Chart(495, 72 + 22.0 * names.size(), left, title)
                .horizontal(0, 1, "share of resamples", false)
                .rows(names);
        List<String> legend = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            legend.add("rank " + (k + 1));
        }
        for (int r = 0; r < names.size(); r++) {
            double from = 0;
            for (int k = 0; k < shares.get(r).size(); k++) {
                double share = shares.get(r).get(k);
                if (share > 0) {
                    double y = chart.row(r);
                    chart.box(chart.x(from), y - 6, chart.x(from + share), y + 6, ChartColors.series(k));
                }
                from += share;
            }
        }
        if (names.size() <= 6) {
            chart.legend(legend);
        }
        return chart.drawing("how often each run had each rank when cases were drawn again");
    }
}
