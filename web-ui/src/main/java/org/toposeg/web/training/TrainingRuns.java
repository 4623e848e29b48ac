package org.toposeg.web.training;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The trainings in the folder of runs. Each folder's reader is kept, so that only what was appended is read again. */
@Service
public class TrainingRuns {

    private final RunsFolder folder;
    private final Map<Path, RunReader> readers = new ConcurrentHashMap<>();

    TrainingRuns(RunsFolder folder) {
        this.folder = folder;
    }

    public RunsFolder folder() {
        return folder;
    }

    /** Those that run first, then the youngest. */
    public List<TrainingRun> all() {
        List<Path> found = folder.all();
        readers.keySet().retainAll(found);
        return found.stream()
                .map(this::read)
                .sorted(Comparator.comparing((TrainingRun run) -> run.state() != RunState.RUNNING)
                        .thenComparing(TrainingRun::signOfLife, Comparator.reverseOrder())
                        .thenComparing(TrainingRun::path))
                .toList();
    }

    /** The run in a folder, or else all runs below it, by path; empty if there is none. */
    public List<TrainingRun> at(String path) {
        Optional<Path> place = folder.folder(path);
        if (place.isEmpty()) {
            return List.of();
        }
        if (RunsFolder.isRun(place.get())) {
            return List.of(read(place.get()));
        }
        return folder.below(place.get()).stream()
                .map(this::read)
                .sorted(Comparator.comparing(TrainingRun::path))
                .toList();
    }

    /** The paths of folders that hold several runs and are none themselves, with how many. */
    public static Map<String, Long> families(List<TrainingRun> runs) {
        return runs.stream()
                .flatMap(run -> run.family().stream())
                .collect(Collectors.groupingBy(family -> family, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(family -> family.getValue() > 1)
                .filter(family -> runs.stream().noneMatch(run -> run.path().equals(family.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private TrainingRun read(Path run) {
        return readers.computeIfAbsent(run, r -> new RunReader(folder.path(r), r))
                .read();
    }
}
