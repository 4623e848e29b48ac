package org.toposeg.train.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.toposeg.file.AtomicFile;

/**
 * {@code cases.csv} of a run: the Dice of each held-out case and label with the final weights, on the network's grid.
 * {@code toposeg compare} pairs runs by it.
 */
public final class HeldOutTable {

    static final String NAME = "cases.csv";

    private HeldOutTable() {}

    /** @param dice by case, then by label; NaN where the reference lacks the label */
    public static void write(Path folder, long seed, Map<String, Map<Integer, Double>> dice) {
        List<String> lines = new ArrayList<>(List.of("case,label,seed,dice"));
        new TreeMap<>(dice)
                .forEach((id, labels) -> labels.forEach((label, value) -> lines.add(CSVFormat.RFC4180.format(
                        id, label, seed, value.isNaN() ? "" : String.format(Locale.ROOT, "%.6f", value)))));
        try {
            AtomicFile.writeText(folder.resolve(NAME), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
