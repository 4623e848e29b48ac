package org.toposeg.cli.fairness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.MetricDirections;
import org.toposeg.cli.Output;
import org.toposeg.datasets.DicomSubjects;
import org.toposeg.fairness.AttributeBins;
import org.toposeg.fairness.FairnessAudit;
import org.toposeg.fairness.FairnessCases;
import org.toposeg.fairness.FairnessDocument;
import org.toposeg.fairness.FairnessOptions;
import org.toposeg.fairness.FairnessReport;
import org.toposeg.table.Table;
import org.toposeg.table.TableReader;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg fairness}. */
@Command(
        name = "fairness",
        description =
                "Metrics by attribute and group, with intervals, equity-scaled values and what chance would give.",
        mixinStandardHelpOptions = true)
public final class FairnessCommand implements CliCommand {

    @Parameters(
            paramLabel = "CASES.csv",
            description = "A table with the column 'case', metrics, perhaps 'label', perhaps attributes.")
    private Path cases;

    @Option(
            names = "--subjects",
            paramLabel = "FILE|FOLDER",
            description = "Attributes by 'case' or 'participant_id' (CSV), or a folder with one folder of DICOM files"
                    + " for each case; else the columns of CASES.csv.")
    private Path subjects;

    @Option(names = "--metric", description = "Column with a metric; may be given again (dice).")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--label", description = "Take the rows of this label (the mean over labels).")
    private String label;

    @Option(
            names = {"-a", "--attribute"},
            description = "Column with groups; may be given again (all with 2 to 12 values, and age).")
    private List<String> attributes = new ArrayList<>();

    @Option(
            names = "--bins",
            paramLabel = "ATTRIBUTE=EDGE,EDGE",
            description = "Edges that make groups of a measured attribute, e.g. age=40,60 (thirds).")
    private Map<String, String> bins = new LinkedHashMap<>();

    @Mixin
    private MetricDirections directions;

    @Option(names = "--alpha", defaultValue = "1", description = "Weight of the gaps (${DEFAULT-VALUE}).")
    private double alpha;

    @Option(
            names = "--small-group",
            defaultValue = "10",
            description = "Groups of fewer cases are not judged (${DEFAULT-VALUE}).")
    private int smallGroup;

    @Option(names = "--level", defaultValue = "0.95", description = "Of the intervals (${DEFAULT-VALUE}).")
    private double level;

    @Option(names = "--seed", defaultValue = "1", description = "Of the random regroupings (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--before", paramLabel = "CASES.csv", description = "Scores before a change, for a comparison.")
    private Path before;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        FairnessOptions options = options();
        Table known = subjects == null ? null : attributeTable(subjects);
        FairnessDocument document = new FairnessDocument(
                FairnessDocument.KIND,
                cases.toString(),
                subjects == null ? cases.toString() : subjects.toString(),
                reports(cases, known, options),
                before == null ? null : reports(before, known, options));
        output.print(document, () -> FairnessText.of(document));
        return DONE;
    }

    private FairnessOptions options() {
        try {
            return new FairnessOptions(alpha, smallGroup, level, FairnessOptions.DEFAULT.permutations(), seed);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private static Table attributeTable(Path path) {
        return Files.isDirectory(path) ? DicomSubjects.read(path) : TableReader.read(path);
    }

    private List<FairnessReport> reports(Path file, Table known, FairnessOptions options) {
        Table table = TableReader.read(file);
        List<FairnessReport> reports = new ArrayList<>();
        for (String metric : metrics.isEmpty() ? List.of("dice") : metrics) {
            FairnessCases.Result joined = new FairnessCases(metric, label, attributes, edges()).join(table, known);
            if (joined.cases().isEmpty()) {
                throw new InputException(file + " has no case with a defined " + metric + "; check the column.");
            }
            reports.add(new FairnessAudit(directions.kind(metric), options).of(joined));
        }
        return reports;
    }

    private Map<String, AttributeBins> edges() {
        return bins.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, FairnessCommand::parse));
    }

    private static AttributeBins parse(Map.Entry<String, String> option) {
        try {
            return new AttributeBins(Arrays.stream(option.getValue().split(","))
                    .map(Double::valueOf)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("--bins " + option.getKey() + "=" + option.getValue()
                    + " must name ascending numbers with commas, e.g. age=40,60");
        }
    }
}
