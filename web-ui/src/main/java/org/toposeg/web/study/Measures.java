package org.toposeg.web.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/** Measures each structure of a label map. */
final class Measures {

    private Measures() {}

    /** @param reference null where there is none */
    static List<StructureMeasures> of(LabelMap labels, LabelMap reference, List<Structure> structures) {
        return structures.parallelStream()
                .map(structure -> of(labels, reference, structure.label()))
                .toList();
    }

    private static StructureMeasures of(LabelMap labels, LabelMap reference, int label) {
        Size size = labels.grid().size();
        BettiNumbers betti = BettiNumbers.of(labels.mask(label), size, Connectivity.full(size));
        double volume = count(labels, label) * labels.grid().voxelVolume() / 1000;
        return new StructureMeasures(
                label,
                volume,
                betti.b0(),
                betti.b1(),
                betti.b2(),
                reference == null ? Map.of() : scores(labels, reference, label));
    }

    private static Map<String, Double> scores(LabelMap labels, LabelMap reference, int label) {
        double found = count(labels, label);
        double expected = count(reference, label);
        double both = 0;
        for (int v = 0; v < labels.data().length; v++) {
            both += labels.label(v) == label && reference.label(v) == label ? 1 : 0;
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        put(scores, "dice", 2 * both, found + expected);
        put(scores, "precision", both, found);
        put(scores, "recall", both, expected);
        return scores;
    }

    /** A ratio to nothing has no value. */
    private static void put(Map<String, Double> scores, String name, double part, double whole) {
        if (whole > 0) {
            scores.put(name, part / whole);
        }
    }

    private static long count(LabelMap labels, int label) {
        long count = 0;
        for (int v = 0; v < labels.data().length; v++) {
            count += labels.label(v) == label ? 1 : 0;
        }
        return count;
    }
}
