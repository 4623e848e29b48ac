package org.toposeg.web.training.run;

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

    /** As x/fold-0/stage-1/inner-0 of a cascade. */
    private static final int DEPTH = 4;

    private static final Set<String> PARTS_OF_RUNS = Set.of("checkpoints", "examples", "bundle");
    public static final String ITSELF = ".";

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
        return exists() ? below(real()) : List.of();
    }

    /** The root where it really lies: it may be a link itself, which people set, not a run. */
    private Path real() {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root;
        }
    }

    /** The folders with a run, from this one on; links are not followed. */
    List<Path> below(Path folder) {
        Search search = new Search(folder);
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH + 1, search);
        } catch (IOException e) {
            LOG.warn("the runs in {} could not be listed: {}", folder, e.getMessage());
        }
        return search.found;
    }

    private static final class Search extends SimpleFileVisitor<Path> {

        private final Path start;
        private final List<Path> found = new ArrayList<>();

        Search(Path start) {
            this.start = start;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(start) && isNoPlaceForRuns(folder.getFileName().toString())) {
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

        /** A listing that breaks off hides no run beside it. */
        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isNoPlaceForRuns(String name) {
        return PARTS_OF_RUNS.contains(name) || name.startsWith(".");
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
            Path top = real();
            Path folder = top.resolve(path).normalize();
            boolean inside = folder.startsWith(top)
                    && Files.isDirectory(folder)
                    && folder.toRealPath().startsWith(top);
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
        Path top = real();
        return folder.equals(top) ? ITSELF : top.relativize(folder).toString().replace('\\', '/');
    }
}
