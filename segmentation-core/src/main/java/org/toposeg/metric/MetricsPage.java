package org.toposeg.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.registry.Option;

/** The reference documentation of the metrics on the class path, as Markdown. */
public final class MetricsPage {

    private static final String INTRODUCTION = """
        # Metrics

        Generated from the registry by `toposeg evaluate --list-metrics`; do not edit.

        P is the prediction, R the reference; a label is compared one against the rest, and all labels together as
        one foreground. Distances are in mm between voxel centres in patient space: on an anisotropic grid with its
        spacing, on a sheared one (gantry tilt) with its whole affine. Surface elements of `area_weighted` take a
        sheared grid's spacing for their area. S_P are the surface voxels of P: those with a face neighbour outside
        of P, where everything beyond the image is outside; an axis along which the image has one voxel has no
        neighbours, so a picture has contours.

        Foreground is 26-connected (8 in a plane) and background 6-connected (4), voxels being closed cubes;
        `connectivity=face` is the dual choice, 6 and 26 (4 and 8). The Betti matching error alone is always
        6-connected (4), as its published code is.

        Where a formula has no value for two empty masks, full agreement is taken as MetricsReloaded recommends, and
        `why` says so; with `--both-empty undefined` the value is `null` instead. Other undefined values are always
        `null` with the reason under `why`, and means are taken over the cases that have a value.

        """;

    private MetricsPage() {}

    public static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("| key | metric | definition | unit | better | empty masks | source |\n");
        page.append("|---|---|---|---|---|---|---|\n");
        Metrics.all().forEach(metric -> page.append(row(metric.info())));
        page.append("\n## Options\n\n| option | default | allowed | meaning | taken by |\n|---|---|---|---|---|\n");
        options()
                .forEach((option, users) -> page.append("| `%s` | %s | %s | %s | %s |%n"
                        .formatted(
                                option.name(), defaultText(option), option.allowed(), cell(option.meaning()), users)));
        return page.toString();
    }

    private static String row(MetricInfo info) {
        String asked = info.onRequest() ? " (on request)" : "";
        return "| `%s` | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        info.key(),
                        info.title() + asked,
                        cell(info.definition()),
                        info.scale().unit(),
                        better(info.scale().better()),
                        cell(info.whenEmpty()),
                        cell(info.source()));
    }

    private static String better(Scale.Better better) {
        return switch (better) {
            case HIGHER -> "higher";
            case LOWER -> "lower";
            case NEITHER -> "";
        };
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String defaultText(Option<?> option) {
        return option.writtenDefault() instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(option.writtenDefault());
    }

    private static Map<Option<?>, String> options() {
        Map<Option<?>, String> users = new LinkedHashMap<>();
        Metrics.all().stream()
                .flatMap(metric -> metric.info().options().stream())
                .distinct()
                .forEach(option -> users.put(option, users(option)));
        return users;
    }

    private static String users(Option<?> option) {
        return Metrics.all().stream()
                .map(Metric::info)
                .filter(info -> info.options().contains(option))
                .map(info -> "`" + info.key() + "`")
                .collect(Collectors.joining(", "));
    }
}
