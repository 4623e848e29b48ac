package org.toposeg.workflow.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.toposeg.file.Sha256;

/** What files look like from outside: enough to see that one was added, taken away or written anew. */
final class Stamps {

    private Stamps() {}

    /** A word that changes with the file: its size and the time of its last change. */
    static String of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.size() + " " + now.lastModifiedTime().toMillis();
        } catch (IOException e) {
            return "missing";
        }
    }

    /** The digest of words in any order: SHA-256 in hexadecimal. */
    static String digest(Collection<String> words) {
        return Sha256.of(String.join("\n", words.stream().sorted().toList()));
    }

    /**
     * When the newest of the files was written or, where the system keeps that, came under its name: copies often keep
     * the original's time.
     */
    static Optional<Instant> newest(List<Path> files) {
        return files.stream().map(Stamps::changed).max(Comparator.naturalOrder());
    }

    private static Instant changed(Path file) {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            FileTime came = isUnix(file)
                    ? (FileTime) Files.getAttribute(file, "unix:ctime")
                    : Files.readAttributes(file, BasicFileAttributes.class).creationTime();
            return (came.compareTo(written) > 0 ? came : written).toInstant();
        } catch (IOException e) {
            // It is gone, which is a change, and a recent one.
            return Instant.now();
        }
    }

    private static boolean isUnix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
