package org.toposeg.web.training.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.toposeg.train.record.EpochRecord;
import tools.jackson.databind.JsonNode;

/** Reads one run's folder again and again; remembers what did not change. */
public final class RunReader {

    static final String PLAN = "plan.json";
    static final String MANIFEST = "run.json";
    static final String METRICS = "metrics.jsonl";
    static final String PROGRESS = "progress.json";
    static final String EXAMPLES = "examples";

    private static final Pattern EXAMPLE = Pattern.compile("epoch-(\\d{5,9})\\.png");

    private final String path;
    private final Path folder;
    private final JsonFile plan;
    private final JsonFile manifest;
    private final JsonFile progress;
    private final MetricsTail metrics;

    public RunReader(String path, Path folder) {
        this.path = path;
        this.folder = folder;
        this.plan = new JsonFile(folder.resolve(PLAN));
        this.manifest = new JsonFile(folder.resolve(MANIFEST));
        this.progress = new JsonFile(folder.resolve(PROGRESS));
        this.metrics = new MetricsTail(folder.resolve(METRICS));
    }

    /** The name of an epoch's picture. */
    static String example(int epoch) {
        return String.format(Locale.ROOT, "epoch-%05d.png", epoch);
    }

    public synchronized TrainingRun read() {
        List<String> problems = new ArrayList<>();
        List<EpochRecord> epochs = epochs(problems);
        JsonNode planned = plan.read();
        JsonNode said = manifest.read();
        long beat = progress.read().path("step").asLong(0);
        Stream.of(plan, manifest).flatMap(f -> f.problem().stream()).forEach(problems::add);
        Instant written = written();
        RunState state = state(said, written, epochs);
        long step = Math.max(epochs.isEmpty() ? 0 : epochs.getLast().step(), state == RunState.RUNNING ? beat : 0);
        Instant alive = heartbeat().orElse(written);
        return new TrainingRun(path, state, planned, said, epochs, step, examples(), problems, alive);
    }

    private RunState state(JsonNode said, Instant written, List<EpochRecord> epochs) {
        return RunState.of(
                said.path("state").asString(null),
                heartbeat().orElse(null),
                written,
                Pace.longestEpoch(epochs),
                Instant.now());
    }

    private Optional<Instant> heartbeat() {
        return progress.changed().map(FileTime::toInstant);
    }

    private List<EpochRecord> epochs(List<String> problems) {
        if (Files.isSymbolicLink(folder.resolve(METRICS))) {
            problems.add(METRICS + " is a link, which is not followed.");
            return List.of();
        }
        try {
            List<EpochRecord> epochs = metrics.read();
            List<Integer> unreadable = metrics.unreadable();
            if (unreadable.size() == 1) {
                problems.add("Line " + unreadable.getFirst() + " of " + METRICS + " is damaged and left out.");
            } else if (!unreadable.isEmpty()) {
                problems.add(unreadable.size() + " lines of " + METRICS
                        + " are damaged and left out, the first is line " + unreadable.getFirst() + ".");
            }
            return epochs;
        } catch (IOException e) {
            problems.add(METRICS + " cannot be read; check the folder's rights.");
            return List.of();
        }
    }

    /** When an epoch, or else the manifest, was written; the beginning of time if neither is there. */
    private Instant written() {
        return Stream.of(METRICS, MANIFEST)
                .map(name -> changed(folder.resolve(name)))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Optional<Instant> changed(Path file) {
        try {
            return Optional.of(
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Integer> examples() {
        Path examples = folder.resolve(EXAMPLES);
        if (!Files.isDirectory(examples, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(examples)) {
            return files.map(file -> EXAMPLE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
