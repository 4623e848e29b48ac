package org.toposeg.report.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.fairness.FairnessDocument;
import org.toposeg.report.document.HtmlWriter;
import org.toposeg.report.document.Report;
import org.toposeg.report.pdf.PdfWriter;
import org.toposeg.statistics.ComparisonReport;
import org.toposeg.volume.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes reports from the JSON of {@code evaluate}, {@code compare}, {@code calibrate} and {@code fairness}. */
public final class Reports {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What a report is written as. */
    public enum Format {
        HTML("text/html"),
        PDF("application/pdf");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** By a file's ending; null for another one. */
        public static Format of(String fileName) {
            String lower = fileName.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".html") || lower.endsWith(".htm")) {
                return HTML;
            }
            return lower.endsWith(".pdf") ? PDF : null;
        }
    }

    private Reports() {}

    /**
     * @param name of the result's file, for messages
     * @param files gives the label maps and images that an evaluation names
     * @throws InputException if the result is none that a report can be made from
     */
    public static Report read(String name, byte[] result, CaseFiles files) {
        try {
            JsonNode document = JSON.readTree(result);
            return switch (document.path("kind").asString("")) {
                case FairnessDocument.KIND -> FairnessPages.of(JSON.treeToValue(document, FairnessDocument.class));
                case ComparisonReport.KIND -> ComparisonPages.of(JSON.treeToValue(document, ComparisonReport.class));
                case CalibrationReport.KIND -> CalibrationPages.of(JSON.treeToValue(document, CalibrationReport.class));
                default -> evaluation(name, document, files);
            };
        } catch (JacksonException e) {
            throw new InputException(
                    name + " cannot be read as a result: " + e.getOriginalMessage()
                            + "; give the JSON that evaluate, compare, calibrate or fairness printed.",
                    e);
        }
    }

    private static Report evaluation(String name, JsonNode document, CaseFiles files) {
        if (!document.path("cases").isObject() && !document.path("labels").isObject()) {
            throw new InputException(name + " is not a result that a report can be made from; give the JSON that"
                    + " 'toposeg evaluate', 'compare', 'calibrate' or 'fairness' prints with --json.");
        }
        return EvaluationPages.of(document, files);
    }

    /** An evaluation that was not read from a file. */
    public static Report of(JsonNode evaluation, CaseFiles files) {
        return EvaluationPages.of(evaluation, files);
    }

    /** A fairness report that was not read from a file. */
    public static Report of(FairnessDocument document) {
        return FairnessPages.of(document);
    }

    /** The same report gives the same bytes. */
    public static byte[] write(Report report, Format format) {
        return switch (format) {
            case HTML -> HtmlWriter.of(report).getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfWriter.of(report);
        };
    }
}
