package org.toposeg.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.quality.Finding.Voxel;
import org.toposeg.quality.QualityReport.Check;
import org.toposeg.quality.QualityReport.Skipped;
import org.toposeg.quality.outlier.OutOfDistributionScore;
import org.toposeg.volume.Size;

/** Looks for what is doubtful in a segmentation. */
public final class QualityCheck {

    private static final List<Detector> DETECTORS = List.of(
            new StrayPieces(),
            new Holes(),
            new BrokenVessels(),
            new LowConfidence(),
            new TopologyPlausibility(),
            new PredictedDice());

    /** Nobody looks at more, and results are kept in databases. */
    private static final int MAX = 500;

    private QualityCheck() {}

    public static QualityReport of(QualityInput input) {
        List<StructureReport> reports = input.names().keySet().stream().sorted().toList().parallelStream()
                .map(label -> StructureReport.of(LabelRegion.of(input, label)))
                .toList();
        List<Finding> findings = new ArrayList<>(unfamiliar(input));
        Map<Integer, Double> dice = new TreeMap<>();
        Map<Integer, Centreline> centrelines = new TreeMap<>();
        for (StructureReport report : reports) {
            findings.addAll(report.findings);
            report.dice.ifPresent(value -> dice.put(report.label, value));
            report.centreline.ifPresent(lines -> centrelines.put(report.label, lines));
        }
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::kind)
                .thenComparing(Finding::label));
        List<Finding> worst = findings.subList(0, Math.min(MAX, findings.size()));
        return new QualityReport(worst, dice, centrelines, input.image(), skipped(input));
    }

    /** What is kept of one structure: not its mask. */
    private record StructureReport(
            int label, List<Finding> findings, OptionalDouble dice, Optional<Centreline> centreline) {

        static StructureReport of(LabelRegion structure) {
            List<Finding> findings =
                    DETECTORS.stream().flatMap(d -> d.find(structure).stream()).toList();
            return new StructureReport(
                    structure.label(),
                    findings,
                    PredictedDice.of(structure),
                    structure.isEmpty()
                            ? Optional.empty()
                            : Centreline.of(structure.lines().graphs()));
        }
    }

    /** In the middle of the image. */
    private static List<Finding> unfamiliar(QualityInput input) {
        OutOfDistributionScore image = input.image();
        if (image == null || image.score() <= image.greatest()) {
            return List.of();
        }
        Size size = input.labels().grid().size();
        Voxel middle = new Voxel(size.x() / 2, size.y() / 2, size.z() / 2);
        return List.of(new Finding(
                Kind.UNFAMILIAR_IMAGE,
                image.score() > 2 * image.greatest() ? Severity.HIGH : Severity.MEDIUM,
                0,
                middle,
                input.labels().grid().toPatient(middle.x(), middle.y(), middle.z()),
                "The image is unlike each of the %d on which the model was calibrated, most of all in its %s."
                        .formatted(image.cases(), image.feature())));
    }

    private static List<Skipped> skipped(QualityInput input) {
        List<Skipped> skipped = new ArrayList<>();
        if (input.confidence() == null) {
            skipped.add(new Skipped(
                    Check.CONFIDENCE, "The probabilities of this segmentation are not known, only its labels."));
        }
        if (input.confidence() == null || !input.confidence().calibrated()) {
            skipped.add(new Skipped(
                    Check.PREDICTED_DICE,
                    "No Dice is predicted, because the model's probabilities are not calibrated; 'toposeg calibrate'"
                            + " does that."));
        }
        if (input.training() == null) {
            skipped.add(new Skipped(
                    Check.PLAUSIBILITY,
                    "The model's plan does not say what structures were like in training; plans made by this version"
                            + " do."));
        }
        if (input.image() == null) {
            skipped.add(new Skipped(
                    Check.FAMILIARITY,
                    "It is not known which images the model works on; 'toposeg calibrate' with at least %d cases"
                                    .formatted(OutOfDistributionScore.FEWEST_CASES)
                            + " tells."));
        }
        return List.copyOf(skipped);
    }
}
