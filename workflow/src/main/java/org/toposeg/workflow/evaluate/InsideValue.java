package org.toposeg.workflow.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.toposeg.metric.Evaluation;
import org.toposeg.volume.LabelMap;

/** Masks that say the same in different values: pictures say "inside" with 255, label maps with 1. */
final class InsideValue {

    private static final int WHITE = 255;

    private InsideValue() {}

    /**
     * Makes 255 of a mask 1, in place, where it holds nothing else and the other mask or the names know only 1.
     *
     * @param named labels that are named; may be empty
     * @return a sentence for each mask that was changed
     */
    static List<String> join(CasePairs.CasePair pair, LabelMap prediction, LabelMap reference, Set<Integer> named) {
        Set<Integer> one = Set.of(1);
        boolean known = named.equals(one);
        boolean predicted = known || labels(reference).equals(one);
        boolean referred = known || labels(prediction).equals(one);
        List<String> sentences = new ArrayList<>();
        if (predicted && labels(prediction).equals(Set.of(WHITE))) {
            sentences.add(whiteIsOne(prediction, pair.prediction().toString()));
        }
        if (referred && labels(reference).equals(Set.of(WHITE))) {
            sentences.add(whiteIsOne(reference, pair.reference().toString()));
        }
        return sentences;
    }

    private static SortedSet<Integer> labels(LabelMap map) {
        return Evaluation.labels(map, map);
    }

    private static String whiteIsOne(LabelMap map, String file) {
        for (int v = 0; v < map.data().length; v++) {
            map.data()[v] = (short) (map.data()[v] == 0 ? 0 : 1);
        }
        return file + " holds 0 and 255: 255 is taken for label 1.";
    }

    /** A sentence for each label of one mask that the other does not hold. */
    static List<String> onlyInOne(CasePairs.CasePair pair, SortedSet<Integer> predicted, SortedSet<Integer> reference) {
        SortedSet<Integer> all = new TreeSet<>(predicted);
        all.addAll(reference);
        return all.stream()
                .filter(label -> !predicted.contains(label) || !reference.contains(label))
                .map(label -> "case " + pair.id() + ": label " + label + " is only in the "
                        + (predicted.contains(label) ? "prediction" : "reference")
                        + "; if this is not meant, check that both use the same values.")
                .toList();
    }
}
