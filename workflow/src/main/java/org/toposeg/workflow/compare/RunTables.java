package org.toposeg.workflow.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.statistics.RunScores;
import org.toposeg.statistics.ScoreTable;
import org.toposeg.statistics.Unit;
import org.toposeg.table.Table;
import org.toposeg.table.TableReader;
import org.toposeg.train.loop.CascadeTrainer;
import org.toposeg.volume.InputException;

/**
 * The tables of one run: a CSV or JSON file of {@code evaluate}, or a folder with {@code cases.csv} in it or in its
 * subfolders (the folds and seeds of a training run).
 */
public final class RunTables {

    private static final String TABLE = "cases.csv";

    private final String name;
    private final List<Table> tables;

    private RunTables(String name, List<Table> tables) {
        this.name = name;
        this.tables = tables;
    }

    public static RunTables read(String name, Path path) {
        if (Files.isDirectory(path)) {
            return new RunTables(
                    name, files(path).stream().map(TableReader::read).toList());
        }
        boolean json = path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return new RunTables(name, List.of(json ? EvaluationJson.read(path) : TableReader.read(path)));
    }

    private static List<Path> files(Path folder) {
        if (Files.isRegularFile(folder.resolve(TABLE))) {
            return List.of(folder.resolve(TABLE));
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> found = children.filter(child -> !child.endsWith(CascadeTrainer.FIRST))
                    .map(child -> child.resolve(TABLE))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new InputException(folder + " has no " + TABLE
                        + ", neither itself nor in its folds and seeds; give the table that 'toposeg evaluate' wrote.");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numeric columns of all tables, in the first one's order. */
    public Set<String> metrics() {
        Set<String> metrics = new LinkedHashSet<>();
        for (Table table : tables) {
            List<String> numeric = new ArrayList<>(table.columns());
            numeric.removeIf(column -> !table.isNumeric(column)
                    || Set.of(ScoreTable.CASE, ScoreTable.LABEL, ScoreTable.SEED)
                            .contains(column));
            metrics.addAll(numeric);
        }
        return metrics;
    }

    public RunScores scores(String metric, String label) {
        Map<Unit, Double> all = new TreeMap<>();
        for (Table table : tables) {
            new ScoreTable(metric, label).read(table).forEach((unit, value) -> {
                if (all.put(unit, value) != null) {
                    throw new InputException(table.name() + " repeats case " + unit + " of another table of " + name
                            + "; each must be counted once.");
                }
            });
        }
        return new RunScores(name, all);
    }

    /** Short names by which runs are told apart: the last parts of their paths that differ. */
    public static Map<String, Path> names(List<Path> paths) {
        for (int parts = 1; ; parts++) {
            Map<String, Path> names = new LinkedHashMap<>();
            for (Path path : paths) {
                names.put(tail(path.toAbsolutePath().normalize(), parts), path);
            }
            boolean longest = paths.stream()
                            .map(p -> p.toAbsolutePath().normalize())
                            .distinct()
                            .count()
                    == names.size();
            if (names.size() == paths.size() || longest) {
                return names;
            }
        }
    }

    private static String tail(Path path, int parts) {
        int from = Math.max(0, path.getNameCount() - parts);
        return path.subpath(from, path.getNameCount()).toString().replaceFirst("\\.(csv|json)$", "");
    }
}
