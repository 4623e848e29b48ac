package org.toposeg.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.toposeg.report.document.Report;
import org.toposeg.report.page.Reports;
import org.toposeg.web.model.ModelCatalog;
import org.toposeg.web.report.EvaluationReports;
import org.toposeg.web.report.EvaluationReports.Compared;

/** The metrics of one segmentation or of all, and how models are calibrated, as {@code json}, {@code csv}, {@code html} or {@code pdf}. */
@RestController
class ReportController {

    private final EvaluationReports reports;
    private final ModelCatalog models;

    ReportController(EvaluationReports reports, ModelCatalog models) {
        this.reports = reports;
        this.models = models;
    }

    /** @param author whose segmentations; everybody's by default */
    @GetMapping("/api/reports/evaluation.{format}")
    ResponseEntity<byte[]> all(@PathVariable String format, @RequestParam(required = false) String author) {
        return answer("evaluation", format, reports.compared(author));
    }

    @GetMapping("/api/studies/{study}/segmentation-{version}/evaluation.{format}")
    ResponseEntity<byte[]> one(@PathVariable String study, @PathVariable int version, @PathVariable String format) {
        return answer("evaluation-" + version, format, reports.compared(study, version));
    }

    /** How well a model's probabilities mean what they say: what {@code toposeg calibrate} found. */
    @GetMapping("/api/models/{model}/calibration.{format}")
    ResponseEntity<byte[]> calibration(@PathVariable String model, @PathVariable String format) {
        String found = models.all().stream()
                .filter(entry -> entry.name().equals(model))
                .findFirst()
                .flatMap(entry -> entry.bundle().calibrationReport())
                .orElseThrow(Missing.thing("calibrated model of this name"));
        String name = "calibration-" + model;
        return switch (format) {
            case "json" -> file(name, format, MediaType.APPLICATION_JSON, utf8(found));
            case "html" -> report(name, Reports.Format.HTML, Reports.read(model, utf8(found), null));
            case "pdf" -> report(name, Reports.Format.PDF, Reports.read(model, utf8(found), null));
            default ->
                throw Missing.thing("report of the kind \"" + format + "\"").get();
        };
    }

    private ResponseEntity<byte[]> answer(String name, String format, Map<String, Compared> compared) {
        if (compared.isEmpty()) {
            throw Missing.thing("comparison with a reference").get();
        }
        return switch (format) {
            case "json" ->
                file(
                        name,
                        format,
                        MediaType.APPLICATION_JSON,
                        utf8(reports.document(compared).toPrettyString()));
            case "csv" -> file(name, format, MediaType.parseMediaType("text/csv"), utf8(reports.csv(compared)));
            case "html" -> report(name, Reports.Format.HTML, reports.report(compared));
            case "pdf" -> report(name, Reports.Format.PDF, reports.report(compared));
            default ->
                throw Missing.thing("report of the kind \"" + format + "\"").get();
        };
    }

    private static ResponseEntity<byte[]> report(String name, Reports.Format format, Report report) {
        byte[] bytes = Reports.write(report, format);
        String ending = format.name().toLowerCase(Locale.ROOT);
        return file(name, ending, MediaType.parseMediaType(format.mediaType()), bytes);
    }

    /** HTML is shown within our own pages, the rest saved. */
    private static ResponseEntity<byte[]> file(String name, String format, MediaType type, byte[] bytes) {
        ContentDisposition disposition = format.equals("html")
                ? ContentDisposition.inline().build()
                : ContentDisposition.attachment().filename(name + "." + format).build();
        return ResponseEntity.ok()
                .cacheControl(VolumeController.PRIVATE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type)
                .body(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
