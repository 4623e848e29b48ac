package org.toposeg.train.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.train.TrainingException;

/** A run's checkpoints, named by step; the last two are kept, so that a damaged one does not end a run. */
public final class CheckpointFolder {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final int KEPT = 2;
    private static final String BEST = "best.checkpoint";

    private final Path folder;

    public CheckpointFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void save(Checkpoint checkpoint) {
        CheckpointFile.write(
                folder.resolve(String.format(Locale.ROOT, "step-%09d.checkpoint", checkpoint.step())), checkpoint);
        List<Path> all = steps();
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            delete(old);
        }
    }

    public void saveBest(Checkpoint checkpoint) {
        CheckpointFile.write(folder.resolve(BEST), checkpoint);
    }

    public Optional<Checkpoint> best() {
        Path file = folder.resolve(BEST);
        return Files.exists(file) ? Optional.of(CheckpointFile.read(file)) : Optional.empty();
    }

    /** The newest checkpoint that is whole. */
    public Optional<Checkpoint> latest() {
        List<Path> all = steps();
        for (Path file : all.reversed()) {
            try {
                return Optional.of(CheckpointFile.read(file));
            } catch (TrainingException e) {
                LOG.warn("{} Trying the one before.", e.getMessage());
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return steps().isEmpty();
    }

    private List<Path> steps() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("step-\\d+\\.checkpoint"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
