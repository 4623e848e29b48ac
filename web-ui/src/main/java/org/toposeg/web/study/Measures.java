package org.toposeg.web.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.metric.CaseScores;
import org.toposeg.metric.Evaluation;
import org.toposeg.metric.LabelScores;
import org.toposeg.metric.Metrics;
import org.toposeg.metric.document.EvaluationDocument;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/**
 * Measures each structure of a label map, and compares it with the reference by the metrics of {@code toposeg evaluate}.
 *
 * @param evaluation JSON of the comparison, null without a reference
 */
record Measures(List<StructureMeasures> structures, String evaluation) {

    /**
     * @param reference null where there is none
     * @param files where the two and their image lie, for the record
     */
    static Measures of(
            LabelMap labels, LabelMap reference, List<Structure> structures, EvaluationDocument.Files files) {
        if (reference == null) {
            return new Measures(measures(labels, structures, Map.of()), null);
        }
        Map<Integer, String> names = new TreeMap<>();
        structures.forEach(structure -> names.put(structure.label(), structure.name()));
        CaseScores scores = new Evaluation(Metrics.defaults(), Map.of(), true).of(labels, reference, names.keySet());
        return new Measures(
                measures(labels, structures, scores.labels()),
                EvaluationDocument.of(scores, names, files).toString());
    }

    private static List<StructureMeasures> measures(
            LabelMap labels, List<Structure> structures, Map<Integer, LabelScores> scores) {
        return structures.parallelStream()
                .map(structure -> measures(labels, structure.label(), scores.get(structure.label())))
                .toList();
    }

    /** @param scores null without a reference */
    private static StructureMeasures measures(LabelMap labels, int label, LabelScores scores) {
        Size size = labels.grid().size();
        byte[] mask = labels.mask(label);
        BettiNumbers betti = BettiNumbers.of(mask, size, Connectivity.full(size));
        long voxels = 0;
        for (byte inside : mask) {
            voxels += inside;
        }
        return new StructureMeasures(
                label,
                voxels * labels.grid().voxelVolume() / 1000,
                betti.b0(),
                betti.b1(),
                betti.b2(),
                scores == null ? Map.of() : scores.numbers(),
                scores == null ? Map.of() : reasons(scores));
    }

    private static Map<String, String> reasons(LabelScores scores) {
        Map<String, String> why = new LinkedHashMap<>();
        scores.values().forEach((key, value) -> value.why().ifPresent(reason -> why.put(key, reason)));
        return why;
    }
}
