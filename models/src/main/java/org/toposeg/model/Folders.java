package org.toposeg.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.toposeg.file.AtomicFile;

/** Copies, replaces and deletes whole folders. */
final class Folders {

    private Folders() {}

    /** A new hidden folder with the usual permissions (a system temporary folder would be private to its owner). */
    static Path temporary(Path parent) throws IOException {
        return Files.createDirectory(AtomicFile.temporary(parent.resolve("model")));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a finished folder its name; what stood there must be a model and goes away. */
    static void replace(Path finished, Path target) throws IOException {
        if (Files.exists(target)) {
            if (!Files.isRegularFile(target.resolve(CardFile.NAME))) {
                throw new ModelException(target + " exists and is not a model; choose another name or remove it.");
            }
            Path old = temporary(target.toAbsolutePath().getParent());
            Files.move(target, old.resolve("model"));
            Files.move(finished, target);
            delete(old);
            return;
        }
        Files.move(finished, target);
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
