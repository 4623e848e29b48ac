package org.toposeg.workflow.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.toposeg.workflow.InvalidRequestException;

/**
 * One training at a time writes into a folder. The operating system ends the lock with the process, however that ends, so
 * that a training that was killed keeps nobody out.
 */
final class TrainingLock implements AutoCloseable {

    private static final String NAME = "train.lock";

    /** What this process holds: POSIX takes a lock from a process that closes any other channel to the file. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private TrainingLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param folder made if it is not there
     * @throws InvalidRequestException if another training is at work in it
     * @throws UncheckedIOException if the folder cannot be written
     */
    static TrainingLock of(Path folder) {
        Path file;
        try {
            file = Files.createDirectories(folder).toRealPath().resolve(NAME);
        } catch (IOException e) {
            throw new UncheckedIOException("the output folder " + folder + " cannot be made: " + e, e);
        }
        if (!HELD.add(file)) {
            throw taken(folder);
        }
        FileChannel channel = null;
        try {
            channel = locked(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e, e);
        } finally {
            if (channel == null) {
                HELD.remove(file);
            }
        }
        if (channel == null) {
            throw taken(folder);
        }
        return new TrainingLock(file, channel);
    }

    /** Null if another process has it. */
    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    private static InvalidRequestException taken(Path folder) {
        return new InvalidRequestException("another training is at work in " + folder
                + "; wait for it, end it, or choose another folder with --output.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed: " + e.getMessage(), e);
        } finally {
            HELD.remove(file);
        }
    }
}
