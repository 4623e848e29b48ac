package org.toposeg.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.toposeg.calibrate.CalibrationMeasures;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.calibrate.CalibrationReport.CaseVolume;
import org.toposeg.calibrate.CalibrationReport.Guarantee;
import org.toposeg.report.chart.ChartColors;
import org.toposeg.report.chart.Drawing;
import org.toposeg.report.chart.NumberText;
import org.toposeg.report.chart.Plots;
import org.toposeg.report.chart.Plots.IntervalRow;
import org.toposeg.report.document.Report;
import org.toposeg.report.document.ReportBlock;

/** The report of {@code toposeg calibrate}. */
final class CalibrationPages {

    private CalibrationPages() {}

    static Report of(CalibrationReport report) {
        List<ReportBlock> blocks = new ArrayList<>();
        report.notes().forEach(n -> blocks.add(new ReportBlock.Paragraph(n)));
        blocks.add(new ReportBlock.Paragraph(report.fit().fitted().size() + " cases fit the scaling, "
                + report.fit().measured().size()
                + " others measured what follows. Method: "
                + report.fit().scaling().method().name().toLowerCase(Locale.ROOT)
                + (report.fit().temperature() == null
                        ? "."
                        : ", T = " + NumberText.of(report.fit().temperature())
                                + (report.fit().temperature() > 1 ? " (the model was too sure)." : "."))));
        blocks.add(new ReportBlock.Heading("Do the probabilities mean what they say?"));
        blocks.add(diagrams(report));
        blocks.add(measures(report));
        blocks.add(new ReportBlock.Heading("What may be promised"));
        blocks.add(new ReportBlock.Warning(
                "These promises hold for cases exchangeable with the measured ones (same scanners,"
                        + " protocol and kind of patients), and for no others."));
        report.promises()
                .guarantees()
                .forEach(g -> blocks.add(
                        new ReportBlock.Paragraph(promise(g, report.promises().alpha()))));
        blocks.add(guarantees(report));
        blocks.add(new ReportBlock.Heading("Volumes"));
        addVolumes(blocks, report);
        return new Report(
                "Calibration report",
                report.subject().model() + ", measured on " + report.subject().data() + ".",
                blocks);
    }

    private static ReportBlock diagrams(CalibrationReport report) {
        List<Drawing> drawings = new ArrayList<>();
        drawings.add(Plots.reliability(
                "Most probable label",
                report.before().diagrams().reliability(),
                report.after().diagrams().reliability()));
        report.before().diagrams().labelReliability().forEach((label, bins) -> {
            if (label != 0) {
                drawings.add(Plots.reliability(
                        report.subject().labels().get(label),
                        bins,
                        report.after().diagrams().labelReliability().get(label)));
            }
        });
        return new ReportBlock.Figures(
                drawings,
                "Reliability diagrams: dots below the dashed line are probabilities that promise too much. Larger dots"
                        + " hold more voxels.");
    }

    private static ReportBlock measures(CalibrationReport report) {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "Calibration error, most probable label", report, m -> m.top().ece());
        add(rows, "– largest gap of a bin", report, m -> m.top().mce());
        add(rows, "– near boundaries", report, CalibrationMeasures::boundary);
        add(rows, "Classwise", report, m -> m.labels().classwise());
        report.subject()
                .labels()
                .forEach((label, name) ->
                        add(rows, "– " + name, report, m -> m.labels().byLabel().get(label)));
        add(rows, "Adaptive (bins of equal mass)", report, m -> m.labels().adaptive());
        add(rows, "Adaptive, probabilities above 0.001", report, m -> m.labels().thresholded());
        add(rows, "Brier score", report, m -> m.scores().brier());
        add(rows, "Negative log likelihood", report, m -> m.scores().nll());
        return new ReportBlock.Table(List.of("Measure", "Before", "After"), rows, 1);
    }

    private static void add(
            List<List<String>> rows,
            String name,
            CalibrationReport report,
            Function<CalibrationMeasures, Double> measure) {
        rows.add(List.of(
                name,
                NumberText.of(measure.apply(report.before()), 5),
                NumberText.of(measure.apply(report.after()), 5)));
    }

    private static String promise(Guarantee g, double alpha) {
        if (g.threshold() == null) {
            return g.name() + ": " + g.cases() + " cases are too few to promise anything at "
                    + NumberText.percent(alpha) + ".";
        }
        return g.name() + ": taking every voxel with a probability of " + NumberText.of(g.threshold())
                + " or more misses at most " + NumberText.percent(alpha)
                + " of the structure's voxels on average. The most probable label alone missed "
                + NumberText.percent(g.missedByArgmax()) + " on these cases.";
    }

    private static ReportBlock guarantees(CalibrationReport report) {
        List<List<String>> rows = report.promises().guarantees().stream()
                .map(g -> List.of(
                        g.name(),
                        String.valueOf(g.cases()),
                        NumberText.of(g.threshold()),
                        NumberText.percent(g.missed()),
                        NumberText.percent(g.missedByArgmax()),
                        NumberText.of(g.volumeFactor(), 2)))
                .toList();
        return new ReportBlock.Table(
                List.of("Label", "Cases", "Threshold", "Missed there", "Missed by usual result", "Volume factor"),
                rows,
                1);
    }

    private static void addVolumes(List<ReportBlock> blocks, CalibrationReport report) {
        List<Drawing> drawings = new ArrayList<>();
        for (Guarantee g : report.promises().guarantees()) {
            List<CaseVolume> volumes = of(report, g.label());
            drawings.add(Plots.blandAltman(
                    g.name(),
                    volumes.stream().mapToDouble(CaseVolume::predictionMl).toArray(),
                    volumes.stream().mapToDouble(CaseVolume::referenceMl).toArray()));
        }
        blocks.add(new ReportBlock.Figures(
                drawings, "Bland-Altman: how far predicted volumes lie from the reference, by size of the structure."));
        for (Guarantee g : report.promises().guarantees()) {
            if (g.volumeFactor() != null) {
                blocks.add(new ReportBlock.Figures(
                        List.of(Plots.intervals(
                                g.name() + ": predicted volume with its interval",
                                "ml",
                                of(report, g.label()).stream()
                                        .map(CalibrationPages::row)
                                        .toList(),
                                null)),
                        "Predicted volume and interval of each measured case; the true volume is written beside."));
            }
        }
    }

    private static List<CaseVolume> of(CalibrationReport report, int label) {
        return report.promises().volumes().stream()
                .filter(v -> v.label() == label)
                .toList();
    }

    private static IntervalRow row(CaseVolume v) {
        boolean inside = v.lowMl() <= v.referenceMl() && v.referenceMl() <= v.highMl();
        return new IntervalRow(
                v.caseName(),
                v.predictionMl(),
                v.lowMl(),
                v.highMl(),
                inside ? ChartColors.BLUE : ChartColors.ORANGE,
                "true " + NumberText.of(v.referenceMl(), 2));
    }
}
