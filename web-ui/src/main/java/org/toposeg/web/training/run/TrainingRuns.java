package org.toposeg.web.training.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The trainings in the folder of runs. Each folder's reader is kept, so that only what was appended is read again. */
@Service
public class TrainingRuns {

    /** Less than the time after which pages look again, so that all of them look at once and none at what is old. */
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final RunsFolder folder;
    /** RunNumbers by their values: fold-10 comes after fold-9. */
    static final Comparator<TrainingRun> BY_PATH =
            Comparator.comparing((TrainingRun run) -> padded(run.path())).thenComparing(TrainingRun::path);

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int DIGITS = 12;

    private final Map<Path, RunReader> readers = new ConcurrentHashMap<>();
    private final ExpiringValue<List<TrainingRun>> all = new ExpiringValue<>(KEPT, this::list, System::nanoTime);

    TrainingRuns(RunsFolder folder) {
        this.folder = folder;
    }

    public RunsFolder folder() {
        return folder;
    }

    /** Those that run first, by path, then the youngest; as they were at most a second ago. */
    public List<TrainingRun> all() {
        return all.get();
    }

    private List<TrainingRun> list() {
        List<Path> found = folder.all();
        readers.keySet().retainAll(found);
        return found.stream()
                .map(this::read)
                .sorted(Comparator.comparing(TrainingRuns::age, Comparator.reverseOrder())
                        .thenComparing(BY_PATH))
                .toList();
    }

    /** Those that run are equally young: their signs of life overtake each other all the time. */
    private static Instant age(TrainingRun run) {
        return run.state() == RunState.RUNNING ? Instant.MAX : run.signOfLife();
    }

    /**
     * The run in a folder, or else the runs below it, by path; empty if there is none. Runs that lie within another one
     * are its stages and are left out.
     */
    public List<TrainingRun> at(String path) {
        return found(path).stream().map(this::read).sorted(BY_PATH).toList();
    }

    /** Whether {@link #at} gives several runs. */
    public boolean areSeveral(String path) {
        return found(path).size() > 1;
    }

    private List<Path> found(String path) {
        Optional<Path> place = folder.folder(path);
        if (place.isEmpty()) {
            return List.of();
        }
        return RunsFolder.isRun(place.get()) ? List.of(place.get()) : outermost(folder.below(place.get()));
    }

    private static List<Path> outermost(List<Path> found) {
        Set<Path> runs = Set.copyOf(found);
        return found.stream()
                .filter(run -> Stream.iterate(run.getParent(), parent -> parent != null, Path::getParent)
                        .noneMatch(runs::contains))
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

    private static String padded(String path) {
        return NUMBER.matcher(path)
                .replaceAll(n -> "0".repeat(Math.max(0, DIGITS - n.group().length())) + n.group());
    }

    private TrainingRun read(Path run) {
        return readers.computeIfAbsent(run, r -> new RunReader(folder.path(r), r))
                .read();
    }
}
