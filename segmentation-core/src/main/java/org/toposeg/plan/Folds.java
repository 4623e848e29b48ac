package org.toposeg.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Splits cases into folds, the same way every time. Neighbours in the sorted list of ids are often the same subject
 * (left and right side, follow-ups), so runs of consecutive ids stay together: blocks of n/25 ids, shuffled with a fixed
 * seed and dealt to the folds.
 */
public final class Folds {

    private static final long SEED = 12345;
    private static final int BLOCKS = 25;

    private final List<List<String>> folds = new ArrayList<>();

    /**
     * @param ids in any order
     * @param count number of folds, at least 2 and at most the number of cases
     */
    public Folds(List<String> ids, int count) {
        if (count < 2 || ids.size() < count) {
            throw new IllegalArgumentException("a data set of " + ids.size() + " labelled case(s) cannot be split into "
                    + count + " folds; add cases or ask for fewer folds (at least 2).");
        }
        List<List<String>> blocks = blocks(ids.stream().sorted().toList(), count);
        Collections.shuffle(blocks, new Random(SEED));
        for (int f = 0; f < count; f++) {
            folds.add(new ArrayList<>());
        }
        for (int b = 0; b < blocks.size(); b++) {
            folds.get(b % count).addAll(blocks.get(b));
        }
        folds.forEach(Collections::sort);
    }

    private static List<List<String>> blocks(List<String> ids, int count) {
        int length = Math.max(1, ids.size() / Math.max(BLOCKS, count));
        List<List<String>> blocks = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += length) {
            blocks.add(ids.subList(i, Math.min(i + length, ids.size())));
        }
        return blocks;
    }

    /** The cases kept out of training when this fold is held out. */
    public List<String> heldOut(int fold) {
        if (fold < 0 || fold >= folds.size()) {
            throw new IllegalArgumentException("the fold must be 0 to " + (folds.size() - 1) + " or all, got " + fold);
        }
        return List.copyOf(folds.get(fold));
    }

    public List<String> training(int fold) {
        List<String> held = heldOut(fold);
        return folds.stream()
                .flatMap(List::stream)
                .filter(id -> !held.contains(id))
                .sorted()
                .toList();
    }
}
