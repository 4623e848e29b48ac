package org.toposeg.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.toposeg.metric.document.EvaluatedCase;
import org.toposeg.report.chart.Drawing;
import org.toposeg.report.chart.ErrorMap;
import org.toposeg.report.chart.NumberText;
import org.toposeg.report.chart.Plots;
import org.toposeg.report.document.Report;
import org.toposeg.report.document.ReportBlock;
import org.toposeg.statistics.SampleStatistics;
import org.toposeg.volume.InputException;
import tools.jackson.databind.JsonNode;

/** The report of {@code toposeg evaluate}. */
final class EvaluationPages {

    private static final int WORST = 6;
    private static final List<String> STRIPS = List.of("dice", "hd95");

    private final List<EvaluatedCase> cases;
    private final SortedMap<Integer, String> labels = new TreeMap<>();
    private final CaseFiles files;

    private EvaluationPages(List<EvaluatedCase> cases, CaseFiles files) {
        this.cases = cases;
        this.files = files;
        cases.forEach(c -> c.labels().keySet().forEach(l -> labels.putIfAbsent(l, c.labelName(l))));
    }

    static Report of(JsonNode document, CaseFiles files) {
        return new EvaluationPages(EvaluatedCase.of(document), files).report();
    }

    private Report report() {
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(means());
        STRIPS.forEach(metric -> addStrips(blocks, metric));
        blocks.add(new ReportBlock.Heading("Volumes"));
        addVolumes(blocks);
        List<EvaluatedCase> worst = worst();
        blocks.add(new ReportBlock.Heading("Where it goes wrong"));
        blocks.add(worstTable(worst));
        addErrors(blocks, worst);
        String number = cases.size() == 1 ? "One case" : cases.size() + " cases";
        return new Report(
                "Evaluation report", number + ", labels: " + String.join(", ", labels.values()) + ".", blocks);
    }

    private ReportBlock means() {
        List<String> header = new ArrayList<>(List.of("Metric"));
        header.addAll(labels.values());
        List<List<String>> rows = new ArrayList<>();
        for (String metric : metrics()) {
            List<String> row = new ArrayList<>(List.of(metric));
            for (int label : labels.keySet()) {
                double[] values = values(label, metric);
                row.add(
                        values.length == 0
                                ? NumberText.of(null)
                                : NumberText.of(SampleStatistics.mean(values))
                                        + (values.length < cases.size() ? " (" + values.length + ")" : ""));
            }
            rows.add(row);
        }
        return new ReportBlock.Table(header, rows, 1);
    }

    /** Metrics with one number each, in the document's order. */
    private List<String> metrics() {
        List<String> metrics = new ArrayList<>();
        cases.forEach(c -> c.labels()
                .values()
                .forEach(label -> label.properties().stream()
                        .filter(e -> e.getValue().isNumber())
                        .map(Map.Entry::getKey)
                        .filter(key -> !metrics.contains(key))
                        .forEach(metrics::add)));
        return metrics;
    }

    private double[] values(int label, String... path) {
        return cases.stream()
                .map(c -> c.number(label, path))
                .filter(v -> v != null)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private void addStrips(List<ReportBlock> blocks, String metric) {
        List<double[]> values =
                labels.keySet().stream().map(l -> values(l, metric)).toList();
        if (cases.size() > 1 && values.stream().anyMatch(v -> v.length > 0)) {
            blocks.add(new ReportBlock.Heading(metric + " of every case"));
            blocks.add(new ReportBlock.Figures(
                    List.of(Plots.strips(metric, metric, List.copyOf(labels.values()), values)),
                    "Each dot is a case, the bar the median."));
        }
    }

    private void addVolumes(List<ReportBlock> blocks) {
        List<Drawing> drawings = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        labels.forEach((label, name) -> {
            double[] predicted = values(label, "volumeMl", "prediction");
            double[] reference = values(label, "volumeMl", "reference");
            if (predicted.length == 0 || predicted.length != reference.length) {
                return;
            }
            double[] differences = new double[predicted.length];
            Arrays.setAll(differences, i -> predicted[i] - reference[i]);
            rows.add(List.of(
                    name,
                    NumberText.of(SampleStatistics.mean(predicted), 2),
                    NumberText.of(SampleStatistics.mean(reference), 2),
                    NumberText.signed(SampleStatistics.mean(differences), 3),
                    NumberText.of(1.96 * SampleStatistics.standardDeviation(differences))));
            if (predicted.length > 2) {
                drawings.add(Plots.blandAltman(name, predicted, reference));
            }
        });
        if (rows.isEmpty()) {
            blocks.add(new ReportBlock.Paragraph("The result holds no volumes."));
            return;
        }
        blocks.add(new ReportBlock.Table(
                List.of("Label", "Predicted (ml)", "Reference (ml)", "Bias (ml)", "± limits (ml)"), rows, 1));
        if (!drawings.isEmpty()) {
            blocks.add(new ReportBlock.Figures(
                    drawings, "Bland-Altman: predicted minus reference volume against the mean of both."));
        }
    }

    private List<EvaluatedCase> worst() {
        return cases.stream()
                .filter(c -> !Double.isNaN(c.mean("dice")))
                .sorted(Comparator.comparingDouble((EvaluatedCase c) -> c.mean("dice"))
                        .thenComparing(EvaluatedCase::name))
                .limit(WORST)
                .toList();
    }

    private ReportBlock worstTable(List<EvaluatedCase> worst) {
        List<String> header = new ArrayList<>(List.of("Case", "Mean Dice"));
        labels.values().forEach(name -> header.add(name + ", Dice"));
        labels.values().forEach(name -> header.add(name + ", HD95 (mm)"));
        List<List<String>> rows = new ArrayList<>();
        for (EvaluatedCase c : worst) {
            List<String> row = new ArrayList<>(List.of(c.name(), NumberText.of(c.mean("dice"))));
            labels.keySet().forEach(l -> row.add(NumberText.of(c.number(l, "dice"))));
            labels.keySet().forEach(l -> row.add(NumberText.of(c.number(l, "hd95"), 2)));
            rows.add(row);
        }
        return new ReportBlock.Table(header, rows, 1);
    }

    private void addErrors(List<ReportBlock> blocks, List<EvaluatedCase> worst) {
        List<Drawing> drawings = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (EvaluatedCase c : worst) {
            try {
                drawings.add(ErrorMap.of(
                        c.name(),
                        files.labels(c.prediction()),
                        files.labels(c.reference()),
                        files.image(c.name(), c.image())));
            } catch (InputException | IllegalArgumentException e) {
                missing.add(c.name() + ": " + e.getMessage());
            }
        }
        if (!drawings.isEmpty()) {
            blocks.add(new ReportBlock.Figures(drawings, ErrorMap.CAPTION));
        }
        missing.forEach(m -> blocks.add(new ReportBlock.Warning("No picture of " + m)));
    }
}
