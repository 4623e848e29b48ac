package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.quality.Finding;
import org.toposeg.workflow.predict.PredictRequest;
import org.toposeg.workflow.predict.PredictResult;
import org.toposeg.workflow.predict.PredictedCase;

/** A segmented cohort as a document and for a terminal. */
final class PredictText {

    /** Findings that are printed for people. */
    private static final int SHOWN = 5;

    private final PredictRequest request;
    private final PredictResult result;

    PredictText(PredictRequest request, PredictResult result) {
        this.request = request;
        this.result = result;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("model", request.bundle().folder().toString());
        document.put("cases", result.cases().stream().map(this::document).toList());
        if (request.skipExisting()) {
            document.put("skipped", names(result.skipped()));
        }
        document.put("warnings", result.warnings());
        return document;
    }

    /** Every field is there for every case, null where there is nothing to say. */
    private Map<String, Object> document(PredictedCase c) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", c.subject().name());
        document.put("input", c.subject().input());
        PredictedCase.Done done = c instanceof PredictedCase.Done d ? d : null;
        document.put("output", done == null ? null : done.output().toString());
        document.put("probabilities", done == null || !request.probabilities() ? null : names(done.probabilities()));
        document.put("labels", done == null ? null : done.labels());
        document.put("guarantees", done == null || !request.guarantee() ? null : done.guarantees());
        document.put("quality", done == null ? null : done.quality());
        document.put("seconds", done == null ? 0.0 : done.seconds());
        document.put("warnings", c.subject().warnings());
        document.put("error", c instanceof PredictedCase.Failed failed ? failed.reason() : null);
        return document;
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    String text() {
        return result.done().stream().map(PredictText::text).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String text(PredictedCase.Done c) {
        return "%s (%.1f s): %s".formatted(c.output(), c.seconds(), volumes(c)) + promises(c) + findings(c);
    }

    private static String volumes(PredictedCase.Done c) {
        return c.labels().values().stream()
                .map(l -> "%s %.2f ml".formatted(l.name(), l.volumeMl()))
                .collect(Collectors.joining(", "));
    }

    private static String promises(PredictedCase.Done c) {
        return c.guarantees().values().stream()
                .map(p -> System.lineSeparator() + "  " + p.sentence())
                .collect(Collectors.joining());
    }

    /** The worst few; all are in the JSON. */
    private static String findings(PredictedCase.Done c) {
        List<Finding> all = c.quality().findings();
        String more = all.size() > SHOWN ? "%n  ... and %d more findings (--json)".formatted(all.size() - SHOWN) : "";
        return all.stream()
                        .limit(SHOWN)
                        .map(f -> "%n  [%s] %s At voxel %d, %d, %d."
                                .formatted(
                                        f.severity().word(),
                                        f.sentence(),
                                        f.voxel().x(),
                                        f.voxel().y(),
                                        f.voxel().z()))
                        .collect(Collectors.joining())
                + more;
    }
}
