package org.toposeg.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a file so that its name stands for the old content or for the new, never for a part: the content goes to a
 * hidden temporary name beside the target, is forced to disk and gets the target's name; after a power cut, too, there is
 * one of the two.
 *
 * <p>Missing folders are made, and the new file has the permissions that the process gives to new files (its umask).
 * Symbolic links are followed, so a link stays a link. What is no regular file (a device such as {@code /dev/null}, a
 * pipe) is written to as it is and never replaced.
 *
 * {@snippet :
 * AtomicFile.write(Path.of("out/labels.bin"), out -> out.write(bytes));
 * }
 */
public final class AtomicFile {

    /** The name of the target, 64 random bits, and the ending. */
    private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.[0-9a-f]{16}\\.part");

    /** File systems allow names of 255 bytes; the temporary name is longer than the target's by 23. */
    private static final int LONGEST_NAME = 232;

    private static final int BUFFER = 1 << 17;
    private static final int MAX_LINKS = 40;

    /** Writes the content to a stream that is closed for it. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the content under the name that it is given; for libraries that want to open files themselves. */
    @FunctionalInterface
    public interface NamedContent {
        void writeTo(Path file) throws IOException;
    }

    private AtomicFile() {}

    /**
     * @param content gets a buffered stream
     * @throws IOException if the content or the file system fails; the target is then as it was and nothing else is left
     */
    public static void write(Path target, Content content) throws IOException {
        writeNamed(target, file -> {
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile()), BUFFER)) {
                content.writeTo(out);
            }
        });
    }

    /** @throws IOException as of {@link #write(Path, Content)} */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, out -> out.write(bytes));
    }

    /**
     * Writes text in UTF-8.
     *
     * @throws IOException as of {@link #write(Path, Content)}
     */
    public static void writeText(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IOException as of {@link #write(Path, Content)} */
    public static void writeNamed(Path target, NamedContent content) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder; give the name of a file");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            content.writeTo(target);
            return;
        }
        Path file = followed(target.toAbsolutePath());
        Files.createDirectories(file.getParent());
        Path temporary = temporary(file);
        try {
            content.writeTo(temporary);
            force(temporary);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(file.getParent());
    }

    /** A new hidden name beside a file or folder that is still to be made; {@link #targetOf} recognises it. */
    public static Path temporary(Path target) {
        String name = target.getFileName().toString();
        while (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return target.resolveSibling("." + name + "." + random + ".part");
    }

    /**
     * Recognises the temporary name of a file that is being written, or that a killed process has left.
     *
     * @return the name of the file that it was to become (its start where that is very long), or empty for any other file
     */
    public static Optional<String> targetOf(Path file) {
        Matcher name = TEMPORARY.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** Where the links end, whether or not there is a file. */
    private static Path followed(Path target) throws IOException {
        Path file = target;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(target.toString());
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    /** Not by a channel: that would close itself in a thread that is asked to stop, and the work would be lost. */
    private static void force(Path file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.getFD().sync();
        }
    }

    /** Makes the new name last; systems that cannot open folders (Windows) write it in time by themselves. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole and in place; only a power cut within seconds could still bring the old one back.
        }
    }
}
