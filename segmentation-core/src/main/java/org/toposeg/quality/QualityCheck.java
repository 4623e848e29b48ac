package org.toposeg.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks for what is doubtful in a segmentation. */
public final class QualityCheck {

    private static final List<Detector> DETECTORS = List.of(
            new StrayPieces(),
            new Holes(),
            new BrokenVessels(),
            new LowConfidence(),
            new TopologyPlausibility(),
            new PredictedDice());

    private QualityCheck() {}

    public static QualityReport of(QualityInput input) {
        List<Structure> structures = input.names().keySet().stream()
                .sorted()
                .map(label -> Structure.of(input, label))
                .toList();
        List<Finding> findings = new ArrayList<>(structures.parallelStream()
                .flatMap(structure -> DETECTORS.stream().flatMap(d -> d.find(structure).stream()))
                .toList());
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::kind)
                .thenComparing(Finding::label));
        Map<Integer, Double> dice = new TreeMap<>();
        structures.forEach(
                structure -> PredictedDice.of(structure).ifPresent(value -> dice.put(structure.label(), value)));
        return new QualityReport(List.copyOf(findings), dice);
    }
}
