package org.toposeg.web.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.toposeg.file.PrivateFiles;

/**
 * Where the application keeps what people gave it: {@code studies}, {@code uploads} (what is being taken in, emptied at
 * start), {@code trash} (what is being removed, emptied at start), {@code quarantine} (what no study knows) and the
 * database. No other account may read any of it, also not what an earlier version left readable.
 */
@Component
public class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    /** What this application wrote in any version; the folder may hold other things of a person's. */
    private static final List<String> OURS =
            List.of("studies", "uploads", "trash", "quarantine", "phantoms", "predictions");

    private final Path root;

    DataFolder(@Value("${toposeg.data}") Path data) throws IOException {
        root = data.toAbsolutePath().normalize();
        PrivateFiles.createFolders(root);
        closeToOthers();
        empty("uploads", "of uploads that did not come to an end");
        empty("trash", "of studies that were being removed");
        PrivateFiles.createFolders(root.resolve("studies"));
    }

    private void closeToOthers() throws IOException {
        if (PrivateFiles.isOpenToAll(root)) {
            LOG.warn("every account may write into {}; give --data-dir a folder of its own", root);
        } else {
            close(root);
        }
        closeDatabase();
        for (String name : OURS) {
            Path folder = root.resolve(name);
            if (Files.isDirectory(folder)) {
                try {
                    PrivateFiles.closeAll(folder);
                } catch (FileSystemException e) {
                    warn(e);
                }
            }
        }
    }

    /** The database writes its files with the rights that the account gives new ones. */
    void closeDatabase() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.filter(DataFolder::isOfDatabase).toList()) {
                close(file);
            }
        }
    }

    private static void close(Path path) throws IOException {
        try {
            PrivateFiles.close(path);
        } catch (FileSystemException e) {
            warn(e);
        }
    }

    /** What another account owns it alone can close; that is no reason not to start. */
    private static void warn(FileSystemException failure) {
        LOG.warn("other accounts may read {}, whose rights cannot be changed; change its owner", failure.getFile());
    }

    private static boolean isOfDatabase(Path file) {
        return file.getFileName().toString().startsWith("toposeg.") && Files.isRegularFile(file);
    }

    private void empty(String name, String what) throws IOException {
        Path folder = PrivateFiles.createFolders(root.resolve(name));
        List<Path> left;
        try (Stream<Path> all = Files.list(folder)) {
            left = all.toList();
        }
        for (Path path : left) {
            PrivateFiles.removeAll(path);
        }
        if (!left.isEmpty()) {
            LOG.info("removed {} leftovers {}", left.size(), what);
        }
    }

    public Path root() {
        return root;
    }

    public Path studies() {
        return root.resolve("studies");
    }

    /** A new empty folder for something that is being taken in; its name says nothing of it. */
    public Path newUpload() {
        try {
            return PrivateFiles.createFolders(
                    root.resolve("uploads").resolve(UUID.randomUUID().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a file or folder away at once, then removes it; a process that is killed between the two does so at its next
     * start. One that is not there counts as removed.
     */
    public void remove(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Path gone = root.resolve("trash").resolve(UUID.randomUUID().toString());
            Files.move(path, gone, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.removeAll(gone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves what nobody knows to where a person may look at it. Gives the place. */
    public Path quarantine(Path path) {
        try {
            Path day = PrivateFiles.createFolders(
                    root.resolve("quarantine").resolve(LocalDate.now().toString()));
            Path place = day.resolve(path.getFileName());
            if (Files.exists(place)) {
                place = day.resolve(path.getFileName() + "-" + UUID.randomUUID());
            }
            return Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
