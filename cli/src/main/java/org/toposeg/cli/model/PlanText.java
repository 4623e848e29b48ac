package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.Plan;

/**
 * A plan for a terminal.
 *
 * @param target the plan's file
 * @param fold that was asked for
 * @param explain whether to show the fingerprint, too
 */
record PlanText(Path target, int fold, boolean explain) {

    String of(Plan plan) {
        String reasons = plan.reasons().stream()
                .map(r -> "  %-28s %s%n%31s(%s)".formatted(r.choice(), r.value(), "", r.why()))
                .collect(Collectors.joining(System.lineSeparator()));
        String head = "%s: %d training cases, labels %s"
                .formatted(
                        plan.name(),
                        plan.fingerprint().cases(),
                        plan.labels().stream()
                                .map(l -> l.value() + " " + l.name())
                                .collect(Collectors.joining(", ")));
        return String.join(
                System.lineSeparator(),
                head,
                explain ? fingerprint(plan.fingerprint()) : "",
                reasons,
                "",
                "Written to " + target + ". Train with: toposeg train " + target + " --fold " + fold);
    }

    private static String fingerprint(Fingerprint f) {
        String classes = f.classes().stream()
                .map(c -> "  label %d %s: %.4g %% of the voxels, in %d cases"
                        .formatted(c.label(), c.name(), 100 * c.fraction(), c.casesWith()))
                .collect(Collectors.joining(System.lineSeparator()));
        String intensities = f.intensities().stream()
                .map(i -> "  %s in the foreground: mean %.4g, deviation %.4g, 0.5 %% to 99.5 %%: %.4g to %.4g"
                        .formatted(i.channel(), i.mean(), i.deviation(), i.percentile005(), i.percentile995()))
                .collect(Collectors.joining(System.lineSeparator()));
        return String.join(
                System.lineSeparator(),
                "  size x, y, z: median " + f.geometry().medianSize() + ", from "
                        + f.geometry().smallestSize() + " to " + f.geometry().largestSize(),
                "  spacing x, y, z in mm: median " + f.geometry().medianSpacing() + ", ranges "
                        + f.geometry().spacingRange(),
                intensities,
                classes,
                "");
    }
}
