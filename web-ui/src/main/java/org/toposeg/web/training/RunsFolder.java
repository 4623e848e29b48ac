package org.toposeg.web.training;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder below which {@code toposeg train} writes its runs. No path leads out of it, also not through a link. */
@Component
public class RunsFolder {

    private static final Logger LOG = LoggerFactory.getLogger(RunsFolder.class);

    /** The root itself, a run, its folds. */
    private static final int DEPTH = 3;

    private static final Set<String> PARTS_OF_RUNS = Set.of("checkpoints", "examples", "bundle");
    private static final String ITSELF = ".";

    private final Path root;

    RunsFolder(@Value("${toposeg.runs}") Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    public boolean exists() {
        return Files.isDirectory(root);
    }

    /** The folders with a run, in no order. */
    List<Path> all() {
        return exists() ? below(root) : List.of();
    }

    /** The folders with a run, from this one on; links are not followed. */
    List<Path> below(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH + 1, visitor(found));
        } catch (IOException e) {
            LOG.warn("the runs in {} could not be listed: {}", folder, e.getMessage());
        }
        return found;
    }

    private static SimpleFileVisitor<Path> visitor(List<Path> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                if (PARTS_OF_RUNS.contains(name) || name.startsWith(".")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (isRun(folder)) {
                    found.add(folder);
                }
                return FileVisitResult.CONTINUE;
            }

            /** What may not be read, or is gone by now, is nobody's run. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        };
    }

    static boolean isRun(Path folder) {
        return isFile(folder.resolve(RunReader.MANIFEST)) || isFile(folder.resolve(RunReader.METRICS));
    }

    /** A link may lead out of the root. */
    static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The folder of a path as {@link #path} gives it; empty if there is none, or it lies outside. */
    Optional<Path> folder(String path) {
        try {
            Path folder = root.resolve(path).normalize();
            boolean inside = folder.startsWith(root)
                    && Files.isDirectory(folder)
                    && folder.toRealPath().startsWith(root.toRealPath());
            return inside ? Optional.of(folder) : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    /** The picture of an epoch; empty if the run has none. */
    public Optional<Path> example(String path, int epoch) {
        return folder(path)
                .map(run -> run.resolve(RunReader.EXAMPLES))
                .filter(examples -> Files.isDirectory(examples, LinkOption.NOFOLLOW_LINKS))
                .map(examples -> examples.resolve(RunReader.example(epoch)))
                .filter(RunsFolder::isFile);
    }

    /** Relative to the root, with slashes. */
    String path(Path folder) {
        return folder.equals(root) ? ITSELF : root.relativize(folder).toString().replace('\\', '/');
    }
}
