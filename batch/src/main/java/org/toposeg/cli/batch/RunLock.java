package org.toposeg.cli.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.toposeg.volume.InputException;

/**
 * One process at a time works on an output. The operating system ends the lock with the process, however that ends, so
 * that whoever holds it knows: nobody else is at work on the queue.
 */
final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IllegalStateException if another process is at work */
    static RunLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new IllegalStateException("another 'batch run' is at work on this output (it holds "
                        + folder.resolve("run.lock") + "); wait for it or end it.");
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new InputException(
                    folder + " cannot be written (" + e.getMessage() + "); check its rights and the free space.", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of the batch run cannot be closed: " + e.getMessage(), e);
        }
    }
}
