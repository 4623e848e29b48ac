package org.toposeg.cli.calibrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toposeg.calibrate.CalibrationMeasures;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.calibrate.CalibrationReport.Guarantee;
import org.toposeg.conformal.RiskControl;

/** A calibration for a terminal. */
final class CalibrateText {

    private CalibrateText() {}

    /** @param folder where it was stored; null if it was not */
    static String of(CalibrationReport report, Path folder) {
        List<String> lines = new ArrayList<>(report.notes());
        lines.add(report.fit().fitted().size() + " cases fit the scaling, "
                + report.fit().measured().size() + " others measured what follows.");
        lines.add("Method: " + report.fit().scaling().method().name().toLowerCase(Locale.ROOT)
                + (report.fit().temperature() == null
                        ? ""
                        : String.format(Locale.ROOT, ", T = %.3f", report.fit().temperature())));
        lines.add("");
        addMeasures(lines, report.before(), report.after());
        lines.add("");
        report.promises()
                .guarantees()
                .forEach(g -> lines.add(guarantee(g, report.promises().alpha())));
        lines.add("These hold for cases exchangeable with the measured ones (same scanners, same patients), not for"
                + " others.");
        lines.add(folder == null ? "Nothing was stored." : "Stored in " + folder.resolve("calibration.json") + ".");
        return String.join(System.lineSeparator(), lines);
    }

    private static void addMeasures(List<String> lines, CalibrationMeasures a, CalibrationMeasures b) {
        lines.add("                              before   after");
        lines.add(row("ECE, top label", a.top().ece(), b.top().ece()));
        lines.add(row("  largest gap of a bin", a.top().mce(), b.top().mce()));
        lines.add(row("  near boundaries", a.boundary(), b.boundary()));
        lines.add(row("classwise", a.labels().classwise(), b.labels().classwise()));
        lines.add(row("adaptive", a.labels().adaptive(), b.labels().adaptive()));
        lines.add(
                row("adaptive, p > 0.001", a.labels().thresholded(), b.labels().thresholded()));
        a.labels()
                .byLabel()
                .forEach((label, error) -> lines.add(
                        row("  label " + label, error, b.labels().byLabel().get(label))));
        lines.add(row("Brier", a.scores().brier(), b.scores().brier()));
        lines.add(row("negative log likelihood", a.scores().nll(), b.scores().nll()));
    }

    private static String row(String name, Double before, Double after) {
        return String.format(Locale.ROOT, "%-28s %s  %s", name, number(before), number(after));
    }

    private static String number(Double value) {
        return value == null ? "   -   " : String.format(Locale.ROOT, "%.5f", value);
    }

    private static String guarantee(Guarantee g, double alpha) {
        if (g.threshold() == null) {
            return g.name() + ": " + g.cases() + " cases are too few to promise anything at "
                    + String.format(Locale.ROOT, "%.0f %%", 100 * alpha) + "; at least "
                    + RiskControl.fewestCases(alpha, 1) + " are needed.";
        }
        return String.format(
                Locale.ROOT,
                "%s: with probability %.3f and above at most %.0f %% of the voxels are missed on average (%.1f %%"
                        + " here, %.1f %% by the most probable label)%s",
                g.name(),
                g.threshold(),
                100 * alpha,
                100 * g.missed(),
                100 * g.missedByArgmax(),
                g.volumeFactor() == null
                        ? "; no interval of the volume."
                        : String.format(Locale.ROOT, "; volume ± %.2f × its uncertainty.", g.volumeFactor()));
    }
}
